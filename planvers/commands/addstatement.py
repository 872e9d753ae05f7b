"""planvers add statement."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from planvers.commands import Answer
from planvers.comparing.naming import find_point
from planvers.desk import Desk, known_parties, known_topics, when_of
from planvers.editing.edits import place_of
from planvers.editing.log import next_id, with_statement
from planvers.editing.writing import Value
from planvers.library import check_plan
from planvers.model.places import Source
from planvers.model.plan import Plan
from planvers.model.problems import Problem, Severity
from planvers.model.vocabulary import Basis, Stance
from planvers.reading.characters import hidden_name
from planvers.reading.files import STATEMENTS_NAME, DiskFiles, WithText, decode, shown
from planvers.reading.statements_file import STATEMENT
from planvers.saving import content_of, save_over
from planvers.trouble import TroubleError, one_of
from planvers.views.page import Facts, Lines, Page, Span, Tone, line

# As typed: the texts of each field that was given.
Typed = Mapping[str, tuple[str, ...]]
_LISTS = frozenset({"about", "sources"})
_OPTIONS = {name: f"--{name.replace('_', '-')}" for name in STATEMENT.fields} | {"sources": "--source"}
_NEEDED = ("party", "speaker", "date", "about", "stance", "condition", "proposal", "summary", "basis", "sources")
_QUESTIONS = {
    "party": "Which party?",
    "speaker": "Who spoke for it?",
    "date": "When? A day such as 2025-11-23, or a month or year.",
    "about": "About which versions or points? VERSION or VERSION#POINT, parted by commas; nothing for a topic alone.",
    "topic": "Which topic?",
    "stance": f"Which stance? {', '.join(Stance)}",
    "condition": "On what condition?",
    "proposal": "What is proposed instead?",
    "summary": "What was said, in words of your own?",
    "basis": f"How is it known? {', '.join(Basis)}",
    "sources": "Which sources? Ids of sources.yaml, parted by commas.",
}


class Talk(NamedTuple):
    """How somebody is asked for a line (None at the end of all input), if there is anybody, and told something."""

    ask: Callable[[str], str | None] | None
    tell: Callable[[str], None]


class _New(NamedTuple):
    """The text of the log with one more statement, which has a place among the others and an id."""

    source: Source
    place: int
    id: str


def run(desk: Desk, typed: Typed, talk: Talk, *, is_red_line: bool) -> Answer:
    """Put a statement at the end of the log; the answer is what was written. Trouble names the options to mend."""
    plan = desk.plan
    folder = desk.plan_folder(plan)
    given, faults = _given(plan, typed)
    missing = [name for name in _missing(given) if name not in typed] if talk.ask is None else []
    if missing:
        names = ", ".join("--about or --topic" if name == "about" else _OPTIONS[name] for name in missing)
        faults.append(f"missing: {names} (planvers add statement --help tells what they are)")
    if faults:
        raise TroubleError("\n".join(faults))
    given = _complete(plan, given, talk)
    values: dict[str, Value] = {name: texts if name in _LISTS else texts[0] for name, texts in given.items()}
    if is_red_line:
        values["red_line"] = True
    values = {name: values[name] for name in STATEMENT.fields if name in values}
    path = folder / STATEMENTS_NAME
    content = content_of(path)
    source = Source(shown(path), "") if content is None else decode(shown(path), content)
    if not isinstance(source, Source):
        raise TroubleError(str(source))
    new = _added(plan, source, values)
    _check(folder, new, talk)
    save_over(path, content, new.source.text)
    return Answer(lambda: _page(new, values))


def _given(plan: Plan, typed: Typed) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What was typed, as it is written, and all that is wrong with it, each fault with its option."""
    given, faults = dict[str, tuple[str, ...]](), list[str]()
    for name, texts in typed.items():
        try:
            given[name] = tuple(dict.fromkeys(_known(plan, name, text.strip()) for text in texts))
        except TroubleError as fault:
            faults.append(f"{_OPTIONS[name]}: {fault}")
    return given, faults


def _known(plan: Plan, name: str, text: str) -> str:
    """A text of a field as it is written, or trouble."""
    if not text:
        raise TroubleError("it is empty")
    if hidden := hidden_name(text):
        raise TroubleError(f"it holds {hidden}, which nobody can see", "remove it")
    if name == "party":
        return known_parties(plan, [text])[0]
    if name == "topic":
        return known_topics(plan, [text])[0]
    if name == "date":
        return when_of(text).isoformat()
    if name == "about":
        return _known_about(plan, text)
    words = {"stance": [*Stance], "basis": [*Basis], "sources": [source.id for source in plan.sources]}
    return one_of("source" if name == "sources" else name, text, words[name]) if name in words else text


def _known_about(plan: Plan, text: str) -> str:
    version, mark, point = text.partition("#")
    one_of("version", version, (item.id for item in plan.versions))
    return f"{version}#{find_point(plan.version(version), point).id}" if mark else version


def _complete(plan: Plan, given: dict[str, tuple[str, ...]], talk: Talk) -> dict[str, tuple[str, ...]]:
    """What was given with what was missing, where somebody can be asked."""
    while talk.ask and (missing := [*_missing(given)]):
        name = missing[0]
        texts = _asked(plan, name, talk.ask, talk.tell)
        if not texts and name == "about":
            name, texts = "topic", _asked(plan, "topic", talk.ask, talk.tell)
        given = given | ({name: texts} if texts else {})
    return given


def _missing(given: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The fields that a statement like this needs and lacks; `about` stands for itself or a topic."""
    stance = given.get("stance", ("",))[0]
    idle = {"condition"} - ({"condition"} if stance == Stance.ACCEPTS_CONDITIONALLY else set())
    idle |= {"proposal"} - ({"proposal"} if stance == Stance.COUNTER_PROPOSES else set())
    idle |= {"about"} if "topic" in given else set()
    yield from (name for name in _NEEDED if name not in given and name not in idle)


def _asked(plan: Plan, name: str, ask: Callable[[str], str | None], tell: Callable[[str], None]) -> tuple[str, ...]:
    """What somebody answers, asked again until it can be written; nothing for what it may be nothing."""
    while (typed := ask(_QUESTIONS[name])) is not None:
        texts = [part for part in typed.split(",") if part.strip()] if name in _LISTS else [typed]
        try:
            return tuple(dict.fromkeys(_known(plan, name, text.strip()) for text in texts))
        except TroubleError as fault:
            tell(str(fault))
    raise TroubleError("the input ended; nothing was written")


def _added(plan: Plan, source: Source, values: Mapping[str, Value]) -> _New:
    in_file = sorted(plan.statements, key=lambda item: (item.where.line, item.where.column))
    name = next_id([item.id for item in in_file])
    fields = [("id", name), *values.items()]
    return _New(with_statement(source, fields), len(in_file), name)


def _check(folder: Path, new: _New, talk: Talk) -> None:
    """Check the whole plan with the new text; trouble for errors, a word for warnings on the new statement."""
    checked = check_plan(WithText(DiskFiles(folder), STATEMENTS_NAME, new.source))
    begin = place_of(new.source, ("statements", new.place)) or (1, 1)
    told = [
        (problem, _told(problem, new))
        for problem in checked.problems
        if problem.severity is Severity.ERROR
        or (problem.where.path == new.source.path and (problem.where.line, problem.where.column) >= begin)
    ]
    errors = [text for problem, text in told if problem.severity is Severity.ERROR]
    if errors or checked.plan is None:
        raise TroubleError("\n".join(errors), "nothing was written")
    for _, text in told:
        talk.tell(f"planvers: {text}")


def _told(problem: Problem, new: _New) -> str:
    """A problem with the option that it comes from, where it is one of the new statement."""
    where = (problem.where.line, problem.where.column)
    places = [(place_of(new.source, ("statements", new.place, name)), name) for name in STATEMENT.fields]
    before = [(place, name) for place, name in places if place and place <= where]
    if problem.where.path != new.source.path or not before:
        return str(problem)
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{_OPTIONS[max(before)[1]]}: {problem.severity} [{problem.code}] {problem.message}{hint}"


def _page(new: _New, values: Mapping[str, Value]) -> Page:
    place = place_of(new.source, ("statements", new.place)) or (1, 1)
    facts = [(line(Span(name, Tone.MUTED)), line(_shown(value))) for name, value in values.items()]
    head = line(Span(new.id, Tone.STRONG), f"  {new.source.path}:{place[0]}")
    after = line(f"git diff -- {new.source.path} shows what was written.")
    return Page((Lines((head,)), Facts(tuple(facts)), Lines((after,))))


def _shown(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
