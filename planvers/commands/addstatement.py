"""planvers add statement."""

import datetime
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from planvers.commands import Answer
from planvers.commands.statement_fields import LISTS, OPTIONS, Talk, Texts, completed, given_in, missing_in
from planvers.desk import Desk
from planvers.editing.edits import places_of
from planvers.editing.log import next_id, with_statement
from planvers.editing.writing import Value
from planvers.library import check_plan, load_plan
from planvers.model.places import Source
from planvers.model.plan import Plan
from planvers.model.problems import Problem, Severity
from planvers.reading.files import STATEMENTS_NAME, DiskFiles, WithText, decode, shown
from planvers.reading.statements_file import STATEMENT
from planvers.saving import content_of, save_over
from planvers.trouble import TroubleError
from planvers.typed import when_of
from planvers.views.page import Facts, Lines, Page, Span, Tone, line


class _Log(NamedTuple):
    """The log as it stands, and the plan that it belongs to."""

    plan: Plan
    content: bytes | None
    source: Source


class _New(NamedTuple):
    """The text of the log with one more statement, which has a place among the others and an id."""

    source: Source
    place: int
    id: str


def run(desk: Desk, typed: Texts, talk: Talk, today: datetime.date, *, is_red_line: bool) -> Answer:
    """Put a statement at the end of the log; the answer is what was written. Trouble names the options to mend."""
    desk.heed(*(text.strip().partition("#")[0] for text in typed.get("about", ())))
    folder = desk.plan_folder(desk.plan)
    log = _log(desk.plan, folder)
    given, faults = given_in(log.plan, typed)
    missing = [name for name in missing_in(given) if name not in typed] if talk.ask is None else []
    if missing:
        names = ", ".join("--about or --topic" if name == "about" else OPTIONS[name] for name in missing)
        faults.append(f"missing: {names} (planvers add statement --help tells what they are)")
    if faults:
        raise TroubleError(faults[0], several=faults[1:])
    answered = completed(log.plan, given, talk)
    try:
        return _written(folder, _renewed(log, folder), answered, talk, today, is_red_line=is_red_line)
    except TroubleError as fault:
        # What somebody took the trouble to answer is not lost.
        again = f"the same again: {_command(answered, is_red_line=is_red_line)}" if answered != given else ""
        first, *others = str(fault).split("\n")
        raise TroubleError(first, again, several=others) from None


def _log(plan: Plan, folder: Path) -> _Log:
    path = folder / STATEMENTS_NAME
    content = content_of(path)
    source = Source(shown(path), "") if content is None else decode(shown(path), content)
    if not isinstance(source, Source):
        raise TroubleError(str(source))
    return _Log(plan, content, source)


def _renewed(log: _Log, folder: Path) -> _Log:
    """The log as it is by now; others may have added to it while somebody answered."""
    content = content_of(folder / STATEMENTS_NAME)
    if content == log.content:
        return log
    if content is None:
        raise TroubleError(f"'{log.source.path}' was removed while this was going on; nothing was written")
    return _log(load_plan(folder), folder)


def _command(answered: Texts, *, is_red_line: bool) -> str:
    """The command line that gives the same answers."""
    words = [part for name, texts in answered.items() for text in texts for part in (OPTIONS[name], text)]
    return shlex.join(["planvers", "add", "statement", *words, *(["--red-line"] if is_red_line else [])])


def _written(folder: Path, log: _Log, given: Texts, talk: Talk, today: datetime.date, *, is_red_line: bool) -> Answer:
    values: dict[str, Value] = {name: texts if name in LISTS else texts[0] for name, texts in given.items()}
    _see_that_it_was_said(given["date"][0], today)
    if is_red_line:
        values["red_line"] = True
    in_file = sorted(log.plan.statements, key=lambda item: (item.where.line, item.where.column))
    name = given["id"][0] if "id" in given else next_id([item.id for item in in_file])
    values = {"id": name} | {field: values[field] for field in STATEMENT.fields if field in values}
    new = _New(with_statement(log.source, [*values.items()]), len(in_file), name)
    _check(folder, new, talk)
    save_over(folder / STATEMENTS_NAME, log.content, new.source.text)
    return Answer(lambda: _page(new, values))


def _see_that_it_was_said(date: str, today: datetime.date) -> None:
    """Trouble for a day to come; one day more is allowed, as it is not the same day everywhere."""
    if when_of(date).first > today + datetime.timedelta(days=1):
        raise TroubleError(f"--date: {date} is still to come", "the day on which it was said")


def _check(folder: Path, new: _New, talk: Talk) -> None:
    """Check the whole plan with the new text; trouble for errors, a word for warnings on the new statement."""
    checked = check_plan(WithText(DiskFiles(folder), STATEMENTS_NAME, new.source))
    begin = places_of(new.source, [("statements", new.place)])[0] or (1, 1)
    fields = _fields_by_place(new)
    told = [
        (problem, _told(problem, new, fields))
        for problem in checked.problems
        if problem.severity is Severity.ERROR
        or (problem.where.path == new.source.path and (problem.where.line, problem.where.column) >= begin)
    ]
    errors = [text for problem, text in told if problem.severity is Severity.ERROR]
    if errors or checked.plan is None:
        raise TroubleError(errors[0], "nothing was written", several=errors[1:])
    for _, text in told:
        talk.tell(f"planvers: {text}")


def _fields_by_place(new: _New) -> list[tuple[tuple[int, int], str]]:
    """The fields of the new statement, each with the place of its value."""
    places = places_of(new.source, [("statements", new.place, name) for name in STATEMENT.fields])
    return [(place, name) for place, name in zip(places, STATEMENT.fields, strict=True) if place]


def _told(problem: Problem, new: _New, fields: Iterable[tuple[tuple[int, int], str]]) -> str:
    """A problem with the option that it comes from, where it is one of the new statement."""
    where = (problem.where.line, problem.where.column)
    before = [(place, name) for place, name in fields if place <= where]
    if problem.where.path != new.source.path or not before:
        return str(problem)
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{OPTIONS[max(before)[1]]}: {problem.severity} [{problem.code}] {problem.message}{hint}"


def _page(new: _New, values: Mapping[str, Value]) -> Page:
    place = places_of(new.source, [("statements", new.place)])[0] or (1, 1)
    facts = [(line(Span(name, Tone.MUTED)), line(_shown(value))) for name, value in values.items() if name != "id"]
    head = line(Span(new.id, Tone.STRONG), f"  {new.source.path}:{place[0]}")
    after = line(f"git diff -- {new.source.path} shows what was written.")
    return Page((Lines((head,)), Facts(tuple(facts)), Lines((after,))))


def _shown(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
