"""planvers import."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from planvers.commands import Answer
from planvers.commands.header import TypedHeader, header_in
from planvers.commands.newfile import Target, known_in, with_schema
from planvers.desk import Desk
from planvers.drafting.draft_text import draft_text
from planvers.importing.drafted import Setting, drafted
from planvers.importing.imported import Imported, all_units, imported
from planvers.importing.likeness import Likenesses, likenesses
from planvers.importing.lines import Line
from planvers.model.places import Source
from planvers.model.problems import Problem
from planvers.trouble import TroubleError, one_of
from planvers.views.phrases import counted, listed


class Wanted(NamedTuple):
    """What is imported: under which id, with which header, matched with which older version, in which language.

    `based_on` are ids of versions that it was surely made from.
    """

    version: str
    header: TypedHeader = TypedHeader()
    like: str | None = None
    language: str = ""
    based_on: Sequence[str] = ()


def run(desk: Desk, source: Source | Problem, wanted: Wanted, target: Target, tell: Callable[[str], None]) -> Answer:
    """The version file that a text makes. What was done, and what is left, is told in words."""
    if isinstance(source, Problem):
        raise TroubleError(f"'{source.where.path}': {source.message}", source.hint)
    read = imported(source.text)
    if not read.units:
        hint = "each point begins on a line of its own with 1. or 1) or (1) or Point 1: or § 1 or I. or a)"
        raise TroubleError(f"'{source.path}' has no numbered points", hint)
    known, found, like = known_in(target.folder), Likenesses({}), ""
    header = header_in(known if target.folder else None, wanted.header)
    parents = tuple(dict.fromkeys(one_of("version", name, sorted(known.versions)) for name in wanted.based_on))
    topics, taken = known.topics, known.points
    if wanted.like is not None:
        old, plan, _ = desk.version_alone(wanted.like)
        found, like = likenesses(read.units, old, plan, wanted.language), old.id
        topics = topics or (plan.topics if plan else ())
        taken |= {unit.id for unit in old.units()}
    draft = drafted(wanted.version, read, found, Setting(topics, taken, wanted.language, like, parents), header)
    for told in _account(read, found, like):
        tell(told)
    return Answer(lambda: with_schema(draft_text(draft), target))


def _account(read: Imported, found: Likenesses, like: str) -> Iterator[str]:
    """What was done with a text, a line each."""
    parts = sum(len(unit.parts) for unit in read.units)
    counts = [counted(len(read.units), "point"), counted(parts, "sub-point")]
    counts.append(f"{counted(len(read.unplaced), 'line')} that could not be placed")
    yield ", ".join(counts)
    yield from (f"line {line.number} could not be placed: {line.raw}" for line in read.unplaced)
    yield from _left_aside(read)
    if like:
        same = sum(item.same is not None for item in found.of_line.values())
        doubtful = sum(item.same is None and bool(item.others) for item in found.of_line.values())
        others = len(all_units(read.units)) - same - doubtful
        yield f"{same} matched with {like}, {doubtful} to settle, {others} without a match"
        if found.left:
            yield f"{counted(len(found.left), 'point')} of {like} matched with none, kept as comments"


def _left_aside(read: Imported) -> Iterator[str]:
    kept = "kept as comments"
    if read.preamble:
        yield f"{counted(len(read.preamble), 'line')} before the first point, {kept}"
    if read.furniture:
        yield f"{counted(len(read.furniture), 'line')} of pages left out, {kept}: {_numbers(read.furniture)}"
    if read.mended:
        yield f"{counted(len(read.mended), 'word')} that line ends had cut put together: {listed(read.mended)}"
    if read.missing:
        yield f"no point has these numbers: {', '.join(map(str, read.missing))}"
    for line in read.overlooked:
        yield f"line {line.number} begins as a point does, and was taken for none: {line.raw}"
    if read.unseen:
        yield f"{counted(read.unseen, 'character')} that cannot be seen taken out"


def _numbers(lines: tuple[Line, ...]) -> str:
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(str(line.number) for line in lines)}"
