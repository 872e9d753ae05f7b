"""What somebody typed about a statement, as options or as answers, into the fields of its record."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from planvers.comparing.naming import find_point, version_named
from planvers.model.plan import Plan
from planvers.model.vocabulary import Basis, Stance
from planvers.reading.characters import hidden_name
from planvers.reading.kinds import is_slug
from planvers.reading.statements_file import STATEMENT
from planvers.trouble import TroubleError, one_of
from planvers.typed import known_parties, known_topics, when_of

# The texts of each field that has any.
Texts = Mapping[str, tuple[str, ...]]
OPTIONS = {name: f"--{name.replace('_', '-')}" for name in STATEMENT.fields} | {"sources": "--source"}
LISTS = frozenset({"about", "sources"})
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


def given_in(plan: Plan, typed: Texts) -> tuple[Texts, list[str]]:
    """What was typed, as it is written, and all that is wrong with it, each fault with its option."""
    given, faults = dict[str, tuple[str, ...]](), list[str]()
    for name, texts in typed.items():
        try:
            given[name] = tuple(dict.fromkeys(_known(plan, name, text.strip()) for text in texts))
        except TroubleError as fault:
            faults.append(f"{OPTIONS[name]}: {fault}")
    return given, faults


def _known(plan: Plan, name: str, text: str) -> str:
    """A text of a field as it is written, or trouble."""
    if not text:
        raise TroubleError("it is empty")
    if hidden := hidden_name(text):
        raise TroubleError(f"it holds {hidden}, which nobody can see", "remove it")
    if name == "id":
        return _free_id(plan, text)
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


def _free_id(plan: Plan, text: str) -> str:
    if not is_slug(text):
        raise TroubleError(f"'{text}' cannot be an id", "lower-case letters, digits and single hyphens")
    if text in {item.id for item in plan.statements}:
        raise TroubleError(f"there is a statement '{text}' already")
    return text


def _known_about(plan: Plan, text: str) -> str:
    name, mark, point = text.partition("#")
    version = version_named(plan, name)
    return f"{version.id}#{find_point(version, point).id}" if mark else version.id


def completed(plan: Plan, given: Texts, talk: Talk) -> Texts:
    """What was given with what was missing, where somebody can be asked."""
    while talk.ask and (missing := [*missing_in(given)]):
        name = missing[0]
        texts = _asked(plan, name, talk.ask, talk.tell)
        if not texts and name == "about":
            name, texts = "topic", _asked(plan, "topic", talk.ask, talk.tell)
        given = {**given, name: texts} if texts else given
    return given


def missing_in(given: Texts) -> Iterator[str]:
    """The fields that a statement like this needs and lacks; `about` stands for itself or a topic."""
    stance = given.get("stance", ("",))[0]
    idle = {"condition"} - ({"condition"} if stance == Stance.ACCEPTS_CONDITIONALLY else set())
    idle |= {"proposal"} - ({"proposal"} if stance == Stance.COUNTER_PROPOSES else set())
    idle |= {"about"} if "topic" in given else set()
    yield from (name for name in _NEEDED if name not in given and name not in idle)


def _asked(plan: Plan, name: str, ask: Callable[[str], str | None], tell: Callable[[str], None]) -> tuple[str, ...]:
    """What somebody answers, asked again until it can be written; nothing for what it may be nothing."""
    while (typed := ask(_QUESTIONS[name])) is not None:
        texts = [part for part in typed.split(",") if part.strip()] if name in LISTS else [typed]
        try:
            return tuple(dict.fromkeys(_known(plan, name, text.strip()) for text in texts))
        except TroubleError as fault:
            tell(str(fault))
    raise TroubleError("the input ended; nothing was written")
