"""One file of a plan in two revisions, as git shows it: its name, then what was edited in it, in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.edits.plans import PlanEdits
from planvers.edits.versions import VersionEdit
from planvers.model.plan import Version
from planvers.review.judging import Review
from planvers.views.edited_records import header_lines, source_blocks, statement_blocks
from planvers.views.edited_version import edited_version
from planvers.views.page import Block, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.point import point_entry, version_facts

# Levels and acceptances of a plan are in other files, so nothing is judged here.
_NOT_JUDGED = Review((), (), ())
_TONES = {"+": Tone.NEW, "-": Tone.OLD, "@": Tone.MUTED}


class FileNames(NamedTuple):
    """What a file is called and what became of it as a whole: a remark such as renamed, or nothing."""

    path: str
    remarks: tuple[str, ...] = ()


def edited_file_page(names: FileNames, edits: PlanEdits) -> Page:
    """The page on a file of which the edits are these."""
    blocks = (
        *(block for item in edits.versions for block in _version(item)),
        *statement_blocks(edits.statements, None),
        *source_blocks(edits.sources, None),
        *header_lines(edits),
    )
    return Page((head(names), *blocks))


def file_page(names: FileNames, why: str) -> Page:
    """The page on a file of which nothing can be told in words of our own, and why."""
    return Page((head(names), Lines((line(Span(why, Tone.MUTED)),))))


def head(names: FileNames) -> Heading:
    """The name of the file, and what became of it as a whole."""
    remarks = "".join(f", {remark}" for remark in names.remarks)
    return Heading(1, line(Span(f"planvers {names.path}", Tone.STRONG), Span(remarks, Tone.MUTED)))


def plain_rows(rows: Iterable[str]) -> tuple[Line, ...]:
    """The lines of a plain difference, toned by their signs."""
    return tuple(line(Span(row, _TONES.get(row[:1], Tone.PLAIN))) for row in rows)


def _version(item: VersionEdit) -> Iterator[Block]:
    if item.edit.new is None or item.edit.old is None:
        yield from _whole(item.edit.record)
    else:
        yield from edited_version(item, _NOT_JUDGED, None)


def _whole(version: Version) -> Iterator[Block]:
    """A version that came or went, in full."""
    yield Heading(2, line(Span(version.title, Tone.STRONG)))
    yield version_facts(version, None)
    yield from (point_entry(point, None) for point in version.points)
