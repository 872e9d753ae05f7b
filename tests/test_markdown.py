"""Pages as Markdown: what GitHub reads is what the page says, whatever the data holds."""

import random
import re
from html import unescape

import pytest
from markdown_it import MarkdownIt
from markup import Element, read

from conftest import SHIPPED, TESTS, Golden, Run
from planvers.formats import Look, get
from planvers.views.page import (
    Bars,
    Block,
    Branch,
    Bullets,
    Entry,
    Facts,
    Fold,
    Grid,
    Heading,
    Line,
    Lines,
    Notes,
    Page,
    Sides,
    Span,
    Tone,
    Tree,
    line,
)

TALKS = ("-C", TESTS / "plans" / "talks")
LOOK = Look(80)
# What the format itself writes as HTML, or Markdown makes of its marks.
TAGS = {
    *("h1", "h2", "h3", "p", "br", "strong", "em", "del", "s", "ul", "ol", "li", "a", "table", "thead", "tbody"),
    *("tr", "th", "td", "details", "summary", "pre", "code", "span"),
}
HOSTILE = (
    *("| a | b |", "`code`", "```", "~~~ js", "@reader", "#12", "GH-12", "a@example.org", "0123456789abcdef", "[x](y)"),
    *(
        "![x](y)",
        "<b>x</b>",
        "<script>alert(1)</script>",
        "&amp;",
        "&lt;b&gt;",
        "<!-- x -->",
        "- item",
        "* item",
        "+ 1",
    ),
    *("1. one", "12) two", "# head", "===", "---", "***", "> quote", "    code", "[ten / twenty]", "[^1]", "[^1]: x"),
    *("$a$", "$$b$$", ":warning:", "\\", "a\\|b", "_a_", "*a*", "**a**", "~~a~~", "~a~", "https://example.org/x?y=1&z"),
    *("www.example.org", "a  b", "a\nb", "\n\n- c", "\ta", "x  \ny", "{.a}", "[]", "[ ] x", "<!--", "-->", "|", "||"),
    *("]]>", "<?php", "<a href='x' onclick=y>", "Київ", "مرحبا", "中文", "'\"", "…", "%", "^a^", "==a==", "\u00a0x"),
)


def markdown(*blocks: Block) -> str:
    return get("markdown").render(Page(blocks), LOOK)


def rendered(text: str) -> Element:
    return read(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text), may_remark=True)


def packed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def hostile(chance: random.Random) -> str:
    return chance.choice(["", " ", "\n"]).join(chance.choices(HOSTILE, k=chance.randint(1, 3)))


def drawn(chance: random.Random) -> Line:
    return line(*(Span(hostile(chance), chance.choice(list(Tone))) for _ in range(chance.randint(1, 3))))


def blocks_of(chance: random.Random) -> list[tuple[Block, list[Line]]]:
    """One block of every kind, each with the lines that it must show, in order."""
    one, two, three, four = (drawn(chance) for _ in range(4))
    sign, label = hostile(chance), hostile(chance)
    grid = Grid((one, two), ((three, four),))
    return [
        (Heading(2, one), [one]),
        (Lines((one, two)), [one, two]),
        (Bullets((one, two)), [one, two]),
        (Facts(((one, two), ((), three))), [one, two, three]),
        (grid, [one, two, three, four]),
        (Sides(((one, two),)), [one, two]),
        (
            Entry(sign, label, one, two, (Lines((three,)), grid)),
            [line(sign), line(label), one, two, three, *grid.head, three, four],
        ),
        (Fold(one, (Lines((two,)), Bullets((three,)))), [one, two, three]),
        (Tree((Branch(one, (Branch(two, (), (Lines((three,)),)),)),)), [one, two]),
        (Bars(("group",), (one,), (((1, 2),),)), [one]),
    ]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_the_data_holds_is_shown_and_makes_no_mark(seed: int) -> None:
    for block, told in blocks_of(random.Random(seed)):
        text = markdown(block)
        html = rendered(text)
        assert {item.tag for item in html.all()} <= TAGS, text
        assert not [name for item in html.all() for name in item.attributes if name.startswith("on")]
        shown, place = packed(html.text), 0
        for item in told:
            wanted = packed("".join(span.text for span in item))
            place = shown.find(wanted, place)
            assert place >= 0, (wanted, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_stays_a_cell(text: str) -> None:
    grid = Grid((line("a"), line(text)), ((line(text), line("b")), (line("c"), line(text))))
    html = rendered(markdown(grid))
    assert [len(html.all(tag)) for tag in ("table", "tr", "th", "td")] == [1, 3, 2, 4]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("@reader", "@<!-- -->reader"),
        ("see #12", "see #<!-- -->12"),
        ("GH-12", "GH-<!-- -->12"),
        ("https://example.org", "https:<!-- -->//example.org"),
        ("www.example.org", "www.<!-- -->example.org"),
        ("a@example.org", "a@<!-- -->example.org"),
        (":warning:", ":<!-- -->warning:"),
        ("0a1b2c3d", "0a1b2c<!-- -->3d"),
        ("is 0123456789abcdef", "is 012345<!-- -->6789ab<!-- -->cdef"),
        ("point 12: 800,000", "point 12: 800,000"),
        ("# 12", "\\# 12"),
        ("1. one", "1\\. one"),
    ],
)
def test_nobody_is_notified_and_nothing_is_linked(text: str, written: str) -> None:
    assert markdown(Lines((line(text),))) == f"{written}\n"


@pytest.mark.parametrize(
    ("spans", "written"),
    [
        (
            [Span("at "), Span("600,000", Tone.REMOVED), Span("800,000", Tone.ADDED), Span(" people")],
            "at ~~600,000~~ **800,000** people",
        ),
        ([Span("a"), Span(" b ", Tone.ADDED), Span("c")], "a **b** c"),
        ([Span("a"), Span("(b)", Tone.ADDED), Span("c")], "a<strong>(b)</strong>c"),
        ([Span("un", Tone.REMOVED), Span("able")], "~~un~~able"),
        ([Span("a", Tone.STRONG), Span("b", Tone.STRONG)], "**ab**"),
        ([Span(" ", Tone.ADDED), Span("x")], "x"),
        ([Span("x", ref="https://example.org/a b(c)|d")], "[x](https://example.org/a%20b%28c%29%7Cd)"),
        ([Span("x", ref="javascript:alert(1)")], "x"),
        ([Span("x", ref="#source-a")], "x"),
    ],
)
def test_marks_are_read_as_marks(spans: list[Span], written: str) -> None:
    text = markdown(Lines((line(*spans),)))
    assert text == f"{written}\n"
    assert packed(rendered(text).text) == packed("".join(span.text for span in spans))


def test_sources_are_footnotes_where_the_page_has_notes() -> None:
    cited = Lines((line("Said so. [", Span("paper", Tone.MUTED, "#source-paper"), "]"),))
    assert markdown(cited) == "Said so. \\[paper\\]\n"
    notes = Notes((("source-paper", line("The Paper")),))
    addresses = (("source-paper", "https://example.org/"),)
    known = get("markdown").render(Page((cited,), addresses), LOOK)
    assert known == "Said so. \\[[paper](https://example.org/)\\]\n"
    assert markdown(cited, notes) == "Said so. \\[[^source-paper]\\]\n\n[^source-paper]: The Paper\n"


@pytest.mark.parametrize(
    "text",
    [*HOSTILE, 'x"]; click v0 "javascript:x"', "end\nsubgraph", "#quot;", "%%{init: {}}%%", "fa:fa-car", "fab:fa-x y"],
)
def test_no_label_breaks_out_of_a_chart(text: str) -> None:
    rows = markdown(Tree((Branch(line(text), (Branch(line("b")),)),))).splitlines()
    assert (rows[:2], rows[-1], len(rows)) == (["```mermaid", "flowchart TD"], "```", 6)
    label = re.fullmatch(r'    v0\["([^"]*)"\]', rows[2])
    assert label
    assert not re.search(r"fa\w*:fa-", label[1])
    shown = unescape(re.sub(r"#(\d+);", r"&#\1;", label[1]))
    assert packed(shown) == packed(text)


def test_a_long_redline_opens_on_demand() -> None:
    text = markdown(Lines((line(Span("word " * 200), Span("new", Tone.ADDED)),)))
    assert text.startswith("<details><summary>The redline</summary>\n\nword word")
    assert text.endswith("**new**\n\n</details>\n")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("diff", ["diff", "us-28", "e3-counter", "--point", "army-cap", "--point", "2", "--point", "26"]),
        ("list-tree", ["list", "--tree"]),
        ("history", ["history", "amnesty"]),
    ],
)
def test_shipped_plan(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*SHIPPED, *arguments, "-f", "markdown")
    assert (ran.code, ran.err) == (0, "")
    golden(f"{name}.md", ran.out)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("stance", ["stance", "second-draft"]),
        ("open", ["open", "second-draft", "--as-of", "2025-12-31"]),
        ("timeline", ["timeline", "--since", "2025-06-20"]),
        ("list-status", ["list", "--status"]),
    ],
)
def test_talks(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*TALKS, *arguments, "-f", "markdown")
    assert (ran.code, ran.err) == (0, "")
    golden(f"talks-{name}.md", ran.out)


@pytest.mark.parametrize("width", ["20", "200"])
def test_the_document_does_not_hang_on_the_window(width: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(*TALKS, "open", "second-draft", "--as-of", "2025-12-31", "-f", "markdown").out
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(*TALKS, "open", "second-draft", "--as-of", "2025-12-31", "-f", "markdown").out == told
