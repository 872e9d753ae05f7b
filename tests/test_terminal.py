"""Pages in a terminal or a pipe: nothing is lost, brackets survive, no row is too wide."""

import random
import re

import pytest
from rich.cells import cell_len

from planvers.formats import Look
from planvers.formats.terminal import render
from planvers.views.page import Branch, Bullets, Entry, Facts, Grid, Heading, Line, Lines, Page, Span, Tone, Tree, line

_CODES = re.compile(r"\x1b\[[0-9;]*m")
_LINK = re.compile(r"\x1b\]8;;([!-~]*)\x1b\\")
_GUIDES = re.compile(r"^[│├└─… ]+")


def shown(*blocks: object, width: int = 40, colours: int = 0) -> list[str]:
    return render(Page(tuple(blocks)), Look(width, colours)).splitlines()  # type: ignore[arg-type]


def test_square_brackets_and_markup_survive() -> None:
    text = "The parties [shall] [/b] :warning: [bold]withdraw[/bold] [A / B]"
    assert shown(Lines((line(text),)), width=80) == [text]


def test_a_redline_carries_its_meaning_without_colour() -> None:
    parts = line("capped at ", Span("600,000", Tone.REMOVED), Span("800,000", Tone.ADDED), ".")
    assert shown(Lines((parts,))) == ["capped at {-600,000-}{+800,000+}."]


@pytest.mark.parametrize(("colours", "code"), [(16, "\x1b[33m"), (256, "\x1b[38;5;166m")])
def test_colour_only_repeats_what_is_said(colours: int, code: str) -> None:
    blocks = Lines((line("was ", Span("old", Tone.REMOVED)),)), Heading(1, line(Span("Head", Tone.STRONG)))
    coloured = shown(*blocks, colours=colours)
    assert f"{code}{{-old-}}" in coloured[0]
    assert [_CODES.sub("", row) for row in coloured] == shown(*blocks)


def test_what_refers_to_the_web_is_a_link_where_the_terminal_has_links() -> None:
    url = "https://example.org/a"
    told = line("said [", Span("paper", Tone.MUTED, "#source-paper"), "] ", Span("here", ref=url), Span(" ", ref="#x"))
    page = Page((Lines((told,)),), (("source-paper", "https://example.org/paper"),))
    text = render(page, Look(40, 16, has_links=True))
    assert _LINK.findall(text) == ["https://example.org/paper", "", url, ""]
    assert f"\x1b]8;;{url}\x1b\\here\x1b]8;;\x1b\\" in text
    assert _LINK.sub("", text) == render(page, Look(40, 16))
    assert text == render(page, Look(40, 16, has_links=True))


def test_a_link_over_several_rows_is_one_on_each_and_takes_no_room() -> None:
    url = "https://example.org/a"
    rows = render(Page((Lines((line(Span("one two three", ref=url)),)),)), Look(7, 16, has_links=True)).splitlines()
    assert [_LINK.sub("", row) for row in rows] == ["one two", "three"]
    assert [_LINK.findall(row) for row in rows] == [[url, ""], [url, ""]]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("http://example.org/?a=b&c=%20#d", "http://example.org/?a=b&c=%20#d"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("https://example.org/\x1b\\\x1b]0;title\x07", "https://example.org/\\]0;title"),
        ("https://example.org/a b\n\x9cс", "https://example.org/a%20b%D1%81"),
        ("https://example.org/\ud800", "https://example.org/%3F"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https://", None),
        ("#source-paper", None),
        (" https://example.org", None),
    ],
)
def test_only_the_web_is_linked_and_no_address_breaks_out(address: str, target: str | None) -> None:
    told = render(Page((Lines((line(Span("x", ref=address)),)),)), Look(40, 16, has_links=True))
    assert told == (f"\x1b]8;;{target}\x1b\\x\x1b]8;;\x1b\\\n" if target else "x\n")


def test_an_entry_stands_on_one_row_where_it_fits_and_is_indented_below() -> None:
    entry = Entry(
        "≠", "6", line("Armed forces"), line("reworded"), (Lines((line("one two three four five six seven eight"),)),)
    )
    assert shown(entry) == ["≠ 6 Armed forces    reworded", "    one two three four five six seven", "    eight"]
    assert shown(entry, width=20)[:2] == ["≠ 6 Armed forces", "    reworded"]


def test_facts_are_stacked_where_there_is_no_room_beside_the_name() -> None:
    facts = Facts(((line("name"), line("a value of words")),))
    assert shown(facts) == ["name  a value of words"]
    assert shown(facts, width=20) == ["name", "  a value of words"]


def test_a_table_is_told_row_by_row_where_it_is_too_wide() -> None:
    grid = Grid(
        (line(), line("UA"), line("RU")), ((line("1 Territory and the line of contact"), line("✓c"), line("✗")),)
    )
    assert shown(grid, width=50) == [
        "                                     UA  RU",
        "1 Territory and the line of contact  ✓c  ✗",
    ]
    assert shown(grid, width=24) == ["1 Territory and the line", "    of contact", "  UA: ✓c   RU: ✗"]


def test_bullets_and_trees() -> None:
    assert shown(Bullets((line("one"), line("two words that are wrapped around here"))), width=20) == [
        "• one",
        "• two words that are",
        "  wrapped around",
        "  here",
    ]
    tree = Tree((Branch(line("root"), (Branch(line("a"), (Branch(line("b")),)), Branch(line("c")))),))
    assert shown(tree) == ["root", "├─ a", "│  └─ b", "└─ c"]


def test_what_a_branch_holds_stands_beside_the_guides() -> None:
    body = (Lines((line("one two three four five six seven"),)), Bullets((line("a b c d e f g h i j k l m n o p"),)))
    leaf = Branch(line("b"), (), body)
    tree = Tree((Branch(line("root"), (Branch(line("a"), (leaf,)), Branch(line("c"))), body), Branch(line("other"))))
    assert shown(tree, width=32) == [
        "root",
        "│  one two three four five six",
        "│  seven",
        "│  • a b c d e f g h i j k l m n",
        "│    o p",
        "│",
        "├─ a",
        "│  └─ b",
        "│        one two three four five",
        "│        six seven",
        "│        • a b c d e f g h i j k",
        "│          l m n o p",
        "│",
        "└─ c",
        "",
        "other",
    ]


def test_a_long_lineage_leaves_room_for_words_and_needs_no_recursion() -> None:
    branch = Branch(line("the last of them"))
    for number in range(1999, -1, -1):
        branch = Branch(line(f"version {number}"), (branch,), (Lines((line("what is said"),)),))
    rows = shown(Tree((branch,)), width=40)
    assert max(map(cell_len, rows)) <= 40
    assert sum("version" in row for row in rows) == 2000
    assert rows[9:12] == ["      └─ version 3", "         │  what is said", "         │"]
    assert rows[-1] == "…              └─ the last of them"


def test_a_word_longer_than_the_row_is_folded_and_not_cut() -> None:
    assert shown(Lines((line("as Donaudampfschifffahrtsgesellschaft says"),)), width=20) == [
        "as",
        "Donaudampfschifffahr",
        "tsgesellschaft says",
    ]


def test_a_web_address_stays_whole() -> None:
    address = "https://example.org/a/very/long/address"
    assert shown(Lines((line(f"see {address} there"),)), width=20) == ["see", address, "there"]


def test_line_ends_in_a_text_are_kept() -> None:
    assert shown(Lines((line("first\nsecond\n\nthird"),))) == ["first", "second", "", "third"]


def random_line(chance: random.Random) -> Line:
    words = ["a", "word", "条约草案", "їжак", "[brackets]", "🕊", "x" * 50, "e\u0301"]
    return line(
        *(
            Span(" ".join(chance.choices(words, k=3)) + " ", chance.choice(list(Tone)))
            for _ in range(chance.randrange(1, 6))
        )
    )


def random_tree(chance: random.Random) -> Tree:
    """A tree with bodies, up to eight branches deep."""
    branches: list[Branch] = []
    for _ in range(8):
        body = (Lines((random_line(chance),)), Facts(((line("name"), random_line(chance)),)))
        taken = chance.randrange(len(branches) + 1)
        branches = [*branches[taken:], Branch(random_line(chance), tuple(branches[:taken]), body)]
    return Tree(tuple(branches))


@pytest.mark.slow
@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_nothing_is_lost_and_no_row_is_too_wide(width: int) -> None:
    chance = random.Random(width)
    for _ in range(50):
        body = Lines((random_line(chance),))
        blocks = (
            body,
            Bullets((random_line(chance),)),
            Facts(((line("name"), random_line(chance)),)),
            Entry(
                "≠", "6", random_line(chance), random_line(chance), (body, Entry("", "1", line("inner"), (), (body,)))
            ),
            random_tree(chance),
        )
        for block in blocks:
            rows = shown(block, width=width)
            assert all(cell_len(row) <= width for row in rows)
            assert all(row == row.rstrip() for row in rows)
            rows = [_GUIDES.sub("", row) for row in rows]
            assert "".join("".join(rows).split()) == "".join("".join(texts(block)).split())


def texts(block: object) -> list[str]:
    """Every text of a block in reading order, with the marks of a redline."""
    if isinstance(block, Span):
        marks = {Tone.REMOVED: "{-%s-}", Tone.ADDED: "{+%s+}", Tone.MOVED: "{~%s~}"}
        return [marks.get(block.tone, "%s") % block.text]
    if isinstance(block, str):
        return [block]
    if isinstance(block, Branch):
        return texts((block.line, block.body, block.children))
    lead = ["•"] * isinstance(block, Bullets)
    return [*lead, *(text for part in block for text in texts(part))] if isinstance(block, tuple) else []
