"""Pages as such: everything on them is found, in reading order and however deep it stands."""

import dataclasses
from itertools import count
from typing import get_args

import pytest

from helpers import plan
from planvers.model.plan import SourceRecord
from planvers.model.vocabulary import SourceKind
from planvers.views.notes import with_notes
from planvers.views.page import (
    Bars,
    Block,
    Branch,
    Bullets,
    Entry,
    Facts,
    Flow,
    Fold,
    Grid,
    Heading,
    Line,
    Lines,
    Notes,
    Page,
    Sides,
    Span,
    Tree,
    line,
    walk,
)
from planvers.views.page_words import bars_table, range_words
from planvers.views.phrases import sources


def cited() -> tuple[tuple[Block, ...], int]:
    """Every kind of block, a source cited in each place that a line can stand in, numbered in reading order."""
    numbers = count()

    def said() -> Line:
        return sources([f"s{next(numbers):02}"])

    body = Lines((said(), said())), Bullets((said(), said())), Facts(((said(), said()),))
    blocks: tuple[Block, ...] = (
        Heading(1, said()),
        Grid((said(), said()), ((said(), said()),)),
        Sides(((said(), said()),)),
        Entry("", "", said(), said(), (Entry("", "", said(), (), (Lines((said(),)),)),)),
        Fold(said(), (Fold(said(), (Lines((said(),)),)),)),
        Tree((Branch(said(), body=(Lines((said(),)),), children=(Branch(said(), (), (Lines((said(),)),)),)),)),
        Bars(("group",), (said(),), (((1, 1),),)),
        Flow(((said(), ()),), ()),
    )
    return (*body, *blocks), next(numbers)


def test_every_citation_has_its_note_wherever_it_stands() -> None:
    blocks, number = cited()
    names = [f"s{place:02}" for place in range(number)]
    known = dataclasses.replace(
        plan(),
        sources=tuple(SourceRecord(name, "A paper", "A title", "en", SourceKind.PRESS) for name in reversed(names)),
    )
    *shown, heading, notes = with_notes(Page(blocks), known).blocks
    assert (tuple(shown), heading) == (blocks, Heading(2, line("Sources"), "sources"))
    assert isinstance(notes, Notes)
    assert [anchor for anchor, _ in notes.notes] == [f"source-{name}" for name in names]
    assert {type(item) for item in walk((*shown, notes))} == {*get_args(Block), Branch}


def test_a_walk_needs_no_recursion() -> None:
    branch = Branch(line("last"))
    for number in range(5000):
        branch = Branch(line(f"version {number}"), (branch,), (Fold(line("more"), (Lines((line("said"),)),)),))
    found = [item for item in walk((Tree((branch,)), Lines((line(Span("the end")),)))) if isinstance(item, Branch)]
    assert [item.line[0].text for item in found][::2500] == ["version 4999", "version 2499", "last"]


@pytest.mark.parametrize(
    ("low", "high", "words"), [(3, 3, "3"), (0, 0, "0"), (0, 5, "0–5"), (3, None, "3+"), (0, None, "0+")]
)
def test_a_count_is_told_as_surely_as_it_is_known(low: int, high: int | None, words: str) -> None:
    assert range_words(low, high) == words
    table = Grid((line(), line("agreed")), ((line("draft"), line(words)),))
    assert bars_table(Bars(("agreed",), (line("draft"),), (((low, high),),))) == table
