"""Pages as HTML: whole and well formed whatever the texts are, and nothing in them that could act."""

import base64
import hashlib
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from markup import Element, read

from conftest import PLANS, SHIPPED, Run
from planvers.formats import Look
from planvers.formats.html import render
from planvers.formats.html.style import STYLE
from planvers.views.page import (
    Band,
    Bars,
    Block,
    Branch,
    Bullets,
    Entry,
    Facts,
    Flow,
    FlowNode,
    Fold,
    Grid,
    Heading,
    Line,
    Lines,
    Notes,
    Page,
    Shade,
    Sides,
    Span,
    Tone,
    Tree,
    line,
)

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Everything that the format ever writes. What is not here can only come from a text that was not escaped.
TAGS = {*HEADINGS, "html", "head", "meta", "title", "style", "body", "main", "nav", "header", "section", "div", "span"}
TAGS |= {"p", "ul", "ol", "li", "dl", "dt", "dd", "a", "strong", "del", "ins", "details", "summary", "figure"}
TAGS |= {"figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"svg", "desc", "g", "rect", "path", "text", "defs", "pattern"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "id", "class", "dir", "href", "scope", "colspan"}
ATTRIBUTES |= {"role", "tabindex", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"}
ATTRIBUTES |= {"xmlns", "viewbox", "width", "height", "x", "y", "rx", "d", "fill", "text-anchor"}
ATTRIBUTES |= {"patternunits", "patterntransform"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></svg></main><script src=//evil.example/x.js>",
    "<!-- ]]> --> <![CDATA[",
    "&lt;b&gt; &amp; &#60;i&#62; &quot",
    "javascript:alert(1)",
    'https://evil.example/" onclick="alert(1)',
    '#"><svg onload=alert(1)>',
    "url(https://evil.example/x.png)",
    "[shall] / [should] {-x-} **b** `c`",
    "النص العربي",
    "\u202eright to left\u202c",
    "tab\tand\nline",
    "a\x00b\x1b[31m\ud800",
    "",
    "W" * 300,
)


def shown(*blocks: Block) -> Element:
    return read(render(Page(blocks), Look(80)))


def random_line(chance: random.Random) -> Line:
    spans = (
        Span(
            chance.choice(HOSTILE), chance.choice(list(Tone)), chance.choice((*HOSTILE, "#here", "https://a.example/"))
        )
        for _ in range(chance.randrange(4))
    )
    return tuple(spans)


def random_flow(chance: random.Random) -> Flow:
    """Two columns or more, each point with a band to the next column, of kinds and states known or not."""
    states = ("", "dropped", "no counterpart", "not mentioned", "unknown", *HOSTILE)
    kinds = ("kept", "reworded", "merged", "split", "moved", *HOSTILE)
    columns = tuple(
        (
            random_line(chance),
            tuple(
                FlowNode(f"{number}{chance.choice(HOSTILE)}", chance.choice(HOSTILE), chance.choice(HOSTILE), state)
                for number, state in enumerate(chance.choices(states, k=chance.randrange(1, 5)))
            ),
        )
        for _ in range(chance.randrange(2, 4))
    )
    bands = tuple(
        Band(
            (place, node.id),
            (place + 1, chance.choice(columns[place + 1][1]).id),
            chance.choice(kinds),
            chance.choice(HOSTILE),
        )
        for place, (_, nodes) in enumerate(columns[:-1])
        for node in nodes
    )
    return Flow(columns, bands)


def random_bars(chance: random.Random) -> Bars:
    groups = tuple(chance.choices(HOSTILE, k=chance.randrange(1, 8)))
    values = tuple(
        tuple((low, chance.choice((None, low, low + 3))) for low in chance.choices(range(5), k=len(groups)))
        for _ in range(3)
    )
    return Bars(groups, tuple(random_line(chance) for _ in values), values)


def random_blocks(chance: random.Random, depth: int = 0) -> tuple[Block, ...]:
    """One of every block, in a random order; those that hold others are filled once more."""
    lines = [random_line(chance) for _ in range(8)]
    inner = random_blocks(chance, depth + 1) if depth < 2 else ()
    anchor = chance.choice(("here", *HOSTILE))
    head = tuple(lines[:3])
    shades = (tuple(chance.choices(list(Shade), k=2)),) * 2
    blocks: list[Block] = [
        Heading(chance.randrange(1, 9), lines[0], anchor),
        Lines(tuple(lines[:2])),
        Bullets(tuple(lines[2:4])),
        Facts(((lines[0], lines[1]), ((), lines[2]))),
        Grid(head, (head, head), 1, shades),
        Sides(((lines[4], lines[5]), (lines[6], ()))),
        Entry(chance.choice(HOSTILE), chance.choice(HOSTILE), lines[6], lines[7], inner, anchor),
        Entry("≠", chance.choice(HOSTILE), lines[1]),
        Tree((Branch(lines[3], (Branch(lines[4], (), inner[:2]),)),)),
        Fold(lines[5], inner),
        Notes(((chance.choice(HOSTILE), lines[6]), ("here", lines[7]))),
        random_bars(chance),
        random_flow(chance),
    ]
    chance.shuffle(blocks)
    return tuple(blocks)


def check(document: Element) -> None:
    """What holds for every page: nothing that acts or loads, names that lead somewhere, an outline, named tables."""
    found = document.all()
    assert {item.tag for item in found} <= TAGS
    assert {name for item in found for name in item.attributes} <= ATTRIBUTES
    ids = [item.attributes["id"] for item in found if "id" in item.attributes]
    assert len(ids) == len(set(ids))
    for item in found:
        named = [
            *item.attributes.get("aria-labelledby", "").split(),
            *item.attributes.get("aria-describedby", "").split(),
        ]
        assert set(named) <= set(ids)
        target = item.attributes.get("href", "")
        assert target[1:] in ids if target.startswith("#") else re.match(r"https?://|$", target, re.IGNORECASE)
        assert not item.attributes.get("fill", "").startswith("url(") or item.attributes["fill"][5:-1] in ids
    levels = [int(item.tag[1]) for item in found if item.tag in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert all(item.attributes.get("scope") for item in document.all("th"))
    for table in document.all("table"):
        assert table.all("caption")[0].text.strip()
    for picture in document.all("svg"):
        is_sample = picture.attributes.get("aria-hidden") == "true"
        assert is_sample or [item.tag for item in picture.all()[:2]] == ["title", "desc"]
    for box in document.of_class("scroll"):
        assert (box.attributes["tabindex"], bool(box.attributes["aria-label"].strip())) == ("0", True)


def test_every_block_that_there_is_is_tried() -> None:
    assert {type(block) for block in random_blocks(random.Random(0))} == set(get_args(Block))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_hostile_texts_are_nothing_but_text_in_every_block(seed: int) -> None:
    blocks = random_blocks(random.Random(seed))
    check(shown(*blocks))


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_arrives_as_it_was_written(text: str) -> None:
    expected = re.sub("[\x00\x1b\ud800]", "\ufffd", text)
    page = shown(
        Heading(1, line(text)),
        Lines((line(text),)),
        Sides(((line(text), line(text)),)),
        Entry(text, text, line(text), line(text), (Bullets((line(text),)),)),
    )
    assert page.all("title")[0].text == " ".join(expected.split())
    for tag in ("h1", "p", "td", "li"):
        assert expected in [item.text for item in page.all(tag)]


@pytest.mark.parametrize(
    ("ref", "href"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("#note", "#note"),
        ("#odd name", "#_a6f6464206e616d65"),
        ("#nowhere", None),
        ("", None),
        ("#", None),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("file:///etc/passwd", None),
        ("https://example.org/ onclick=x", None),
        ("java\nscript:https://example.org", None),
    ],
)
def test_a_reference_is_a_link_only_where_it_leads_to_the_web_or_to_the_page(ref: str, href: str | None) -> None:
    page = shown(Lines((line(Span("text", ref=ref)),)), Notes((("note", line("a note")), ("odd name", line("b")))))
    assert [item.attributes["href"] for item in page.all("a")] == ([href] if href else [])


def test_what_the_page_does_not_have_leads_to_its_address() -> None:
    told = Lines((line(Span("one", ref="#a"), Span("two", ref="#b"), Span("three", ref="#c"), Span("4", ref="#d")),))
    addresses = (*((name, f"https://example.org/{name}") for name in "ab"), ("c", "javascript:alert(1)"))
    page = read(render(Page((told, Notes((("b", line("a note")),))), addresses), Look(80)))
    assert [item.attributes["href"] for item in page.all("a")] == ["https://example.org/a", "#b"]


def test_a_note_is_led_by_the_words_that_cite_it() -> None:
    cited = line("as said ", Span("[paper-1]", ref="#source-1"), " and ", Span("again", ref="#source-1"))
    page = shown(Lines((cited,)), Notes((("source-1", line("A paper")), ("source-2", line("Another")))))
    assert [item.text for item in page.of_class("notes")[0].all("li")] == ["[paper-1]  A paper", "Another"]


def test_an_anchor_stands_once_and_different_ones_never_meet() -> None:
    anchors = ("a", "a", "A", "a b", "_a612062", "_n1", "a_b", "ä")
    page = shown(*(Entry("", "", line("x"), (), (Lines((line("y"),)),), anchor) for anchor in anchors))
    ids = [item.attributes.get("id") for item in page.of_class("entry")]
    assert ids[:2] == ["a", None]
    assert len(set(ids)) == len(anchors)


@pytest.mark.parametrize(
    ("levels", "written"),
    [
        ([1, 2, 3, 2], [1, 2, 3, 2]),
        ([1, 3], [1, 2]),
        ([1, 2, 4, 6], [1, 2, 3, 4]),
        ([2, 2], [1, 2, 2]),
        ([1, 2, 1, 2], [1, 2, 2, 3]),
        ([], [1]),
    ],
)
def test_one_title_and_no_level_left_out(levels: list[int], written: list[int]) -> None:
    page = shown(*(Heading(level, line(f"of level {level}")) for level in levels))
    assert [int(item.tag[1]) for item in page.all(*HEADINGS)] == written


def test_entries_have_headings_below_the_one_above_and_rows_have_none() -> None:
    part = Entry("+", "1a", line("part"), (), (Lines((line("text"),)),))
    whole = Entry("≠", "1", line("whole"), line("reworded"), (part,))
    page = shown(Heading(1, line("title")), Entry("=", "2", line("row")), Heading(2, line("In full")), whole)
    assert [(item.tag, item.text) for item in page.all(*HEADINGS)] == [
        ("h1", "title"),
        ("h2", "In full"),
        ("h3", "≠ 1 whole"),
        ("h4", "+ 1a part"),
    ]
    assert [item.text for item in page.of_class("rows")[0].all("li")] == ["= 2 row"]


def test_a_redline_has_elements_of_its_own_and_says_how_to_read_it() -> None:
    parts = line("capped at ", Span("600", Tone.REMOVED), Span("800", Tone.ADDED), Span("…", Tone.MOVED))
    page = shown(Heading(1, line("t")), Lines((parts,)))
    assert [item.text for item in page.all("del", "ins")][-2:] == ["600", "800"]
    assert "struck through" in page.of_class("reading")[0].text
    assert not shown(Heading(1, line("t"))).of_class("reading")


def test_what_has_no_name_goes_on_with_the_fact_before_it() -> None:
    page = shown(Facts(((line("who"), line("said")), ((), line("more")), (line("when"), line("then")))))
    assert [item.text for item in page.all("dt")] == ["who", "when"]
    assert [[told.text for told in item.all("dd")] for item in page.all("dl")[0].all("div")] == [
        ["said", "more"],
        ["then"],
    ]


def test_every_text_has_the_direction_of_its_own_letters() -> None:
    text = line("النص")
    page = shown(
        Heading(1, text),
        Lines((text,)),
        Bullets((text,)),
        Facts(((text, text),)),
        Grid((text, text), ((text, text),)),
        Sides(((text, text),)),
        Entry("", "", text, text, (Fold(text, ()),)),
        Entry("", "", text),
        Tree((Branch(text),)),
        Notes((("a", text),)),
    )
    holding = [item for item in page.all("body")[0].all() if text[0].text in item.inner]
    assert len(holding) == 18
    assert all(item.attributes.get("dir") == "auto" or item.tag == "span" for item in holding)


def test_a_lineage_of_any_length_is_a_list_that_a_browser_takes() -> None:
    branch = Branch(line("last"))
    for number in range(2000):
        branch = Branch(line(f"version {number}"), (branch,), (Lines((line("said"),)),))
    text = render(Page((Heading(1, line("t")), Tree((branch,)))), Look(80))
    assert len(read(text).of_class("tree")[0].all("li")) == 2001
    assert "generation 2001" in text


def test_a_flow_has_an_element_for_every_point_and_every_band() -> None:
    for seed in range(20):
        flow = random_flow(random.Random(seed))
        (picture,) = shown(flow).of_class("flow")
        assert len(picture.of_class("node")) == sum(len(nodes) for _, nodes in flow.columns)
        assert len(picture.of_class("band")) == len(flow.bands)
        assert len(shown(flow).all("figure")[0].all("tbody")[0].all("tr")) == sum(
            1 + len(nodes) for _, nodes in flow.columns
        )


def small_flow() -> Flow:
    old = (FlowNode("a", "1", "Army"), FlowNode("b", "2", "Borders"), FlowNode("c", "3", "Currency"))
    new = (
        FlowNode("a", "1", "Army and borders"),
        FlowNode("c", "–", "Currency", "dropped"),
        FlowNode("d", "2", "", "unknown"),
    )
    bands = (
        Band((0, "b"), (1, "a"), "merged"),
        Band((0, "a"), (1, "a"), "merged"),
        Band((0, "c"), (1, "c"), "dropped"),
    )
    return Flow(((line("Old"), old), (line("New"), new)), bands)


def test_a_flow_shows_what_became_of_a_point_without_colour() -> None:
    (picture,) = shown(small_flow()).of_class("flow")
    boxes = [item.all("text")[-1].text for item in picture.of_class("node")]
    assert boxes == ["Army", "Borders", "Currency", "Army and borders", "✕ Currency", "2"]
    assert [item.attributes["class"] for item in picture.of_class("node")][-2:] == ["node dropped", "node unknown"]
    told = [item.all("title")[0].text for item in picture.of_class("band")]
    assert told[::2] == ["2 Borders → 1 Army and borders: merged", "3 Currency → – Currency: dropped"]
    assert [item.text for item in picture.of_class("mark")] == ["⊃", "⊃"]


def test_gone_not_known_not_mentioned_and_without_a_counterpart_are_four_looks() -> None:
    words = ("dropped", "no counterpart", "not mentioned", "unknown")
    old = tuple(FlowNode(word, "1", "Army") for word in words)
    new = tuple(FlowNode(word, "–", "Army", word) for word in words)
    bands = tuple(Band((0, word), (1, word), word) for word in words)
    page = shown(Flow(((line("Old"), old), (line("New"), new)), bands))
    (picture,) = page.of_class("flow")
    boxes = picture.of_class("node")[4:]
    assert [item.all("text")[-1].text for item in boxes] == ["✕ Army", "∅ Army", "– Army", "? Army"]
    classes = ["dropped", "no-counterpart", "not-mentioned", "unknown"]
    assert [item.attributes["class"] for item in boxes] == [f"node {name}" for name in classes]
    assert [item.attributes["class"] for item in picture.of_class("band")] == [f"band {name}" for name in classes]
    for part in (">.thread", ".node rect"):
        rules = [rule for name in classes for rule in re.findall(rf"\.{name}{re.escape(part)}\{{([^}}]*)", STYLE)]
        assert len({re.sub("stroke:[^;]*", "", rule) for rule in rules}) == 4
    told = [item.text.strip() for item in page.of_class("key")]
    assert told == [*words, *(f"{sign} {word} here" for sign, word in zip("✕∅–?", words, strict=True))]
    assert "no counterpart → – Army" in page.all("table")[0].text


def test_what_nobody_declared_bears_a_question_mark_and_says_why() -> None:
    (old, *_), (new, *_) = (nodes for _, nodes in small_flow().columns)
    bands = (Band((0, "a"), (1, "a"), "reworded", "inferred, likely (0.71)"),)
    page = shown(Flow(((line("Old"), (old,)), (line("New"), (new,))), bands))
    assert [item.text for item in page.of_class("flow")[0].of_class("mark")] == ["≠?"]
    words = "reworded, inferred, likely (0.71)"
    assert page.of_class("band")[0].all("title")[0].text == f"1 Army → 1 Army and borders: {words}"
    assert f"{words} → 1 Army and borders" in page.all("table")[0].text
    assert page.of_class("key")[-1].text.strip() == "? found by planvers, declared by nobody"
    assert "nobody" not in shown(small_flow()).all("figcaption")[0].text


def test_the_bands_of_a_merge_reach_its_box_one_below_the_other() -> None:
    (picture,) = shown(small_flow()).of_class("flow")
    ends = [item.all("path")[0].attributes["d"].split()[-1] for item in picture.of_class("band")]
    assert float(ends[1]) < float(ends[0]) < float(ends[1]) + 21


def test_bars_are_solid_as_far_as_is_certain_and_hatched_to_what_may_be() -> None:
    values = (((3, 3), (1, 1)), ((1, 7), (0, 6)), ((0, None), (0, None)))
    page = shown(Bars(("agreed", "open"), (line("one"), line("two"), line("three")), values))
    bars = [
        [
            (part.attributes["class"], part.all("rect")[0].attributes["x"], part.all("rect")[0].attributes["width"])
            for part in bar.all("g")
        ]
        for bar in page.of_class("bar")
    ]
    assert bars == [
        [("part b0", "0.00%", "37.71%"), ("part b1", "37.71%", "12.57%")],
        [("part b0", "0.00%", "12.57%"), ("range", "12.57%", "75.43%")],
        [("range", "0.00%", "100.00%")],
    ]
    assert ["or more" in bar.text for bar in page.of_class("bar")] == [False, False, True]
    rows = [[cell.text for cell in row.all("td")] for row in page.all("tbody")[0].all("tr")]
    assert rows == [["3", "1"], ["1–7", "0–6"], ["0+", "0+"]]


def test_a_row_without_a_name_goes_on_with_the_one_above() -> None:
    grid = Grid((line("old"), line("new")), ((line("  12 Funds"), line("8")), (line(), line("9"))))
    rows = shown(grid).all("tbody")[0].all("tr")
    assert [[(cell.tag, cell.text) for cell in row.all()] for row in rows] == [
        [("th", "12 Funds"), ("td", "8")],
        [("td", ""), ("td", "9")],
    ]


def test_a_shade_is_added_to_a_sign_and_never_replaces_it() -> None:
    grid = Grid(
        (line(), line("UA")), tuple((line(f"as {shade}"), line("✓")) for shade in Shade), 1, tuple((s,) for s in Shade)
    )
    cells = shown(grid).all("tbody")[0].all("td")
    assert [cell.attributes["class"].split()[1:] for cell in cells] == [[shade] if shade else [] for shade in Shade]
    assert {cell.text for cell in cells} == {"✓"}
    for shade in Shade:
        assert not shade or re.search(rf"\.{shade}\{{[^}}]*background:", STYLE)


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    page = shown(Heading(1, line("t")))
    (policy,) = [item.attributes["content"] for item in page.all("meta") if "http-equiv" in item.attributes]
    digest = base64.b64encode(hashlib.sha256(page.all("style")[0].text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"@import|url\(|expression|https?:", STYLE)


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on_ground() -> set[tuple[str, str]]:
    """The names of every colour that text has, with every colour that it may stand on, as the style sheet has them."""
    pairs = {("b0-ink", "b0")}
    for selector, rule in re.findall(r"([^{}]*)\{([^{}]*)\}", STYLE):
        colours = re.findall(r"(?:^|;)(?:color|fill):var\(--([\w-]+)\)", rule)
        grounds = [
            name for ground in re.findall(r"background:([^;]*)", rule) for name in re.findall(r"--([\w-]+)", ground)
        ]
        for colour in colours or (["ink", "muted", "link", "alert"] if grounds else []):
            is_on_bar = colour.endswith("-ink")
            # A box is filled and no text.
            if "rect" not in selector:
                pairs |= {
                    (colour, ground)
                    for ground in grounds or ([colour.removesuffix("-ink")] if is_on_bar else ["paper", "panel"])
                }
    return pairs


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_all_that_it_stands_on(scheme: str) -> None:
    sheets = re.findall(r":root\{([^}]*)\}", STYLE)
    colours = dict(re.findall(r"--([\w-]+):(#\w{6})", sheets[scheme == "dark"]))
    pairs = text_on_ground()
    assert {("ink", "paper"), ("ink", "stripe"), ("old", "old-back"), ("b3-ink", "b3"), ("muted", "panel")} <= pairs
    assert {
        pair: contrast(*map(colours.__getitem__, pair))
        for pair in pairs
        if contrast(*map(colours.__getitem__, pair)) < 4.5
    } == {}


COMMANDS = (
    ("list",),
    ("list", "--tree"),
    ("list", "--status"),
    ("show", "us-28"),
    ("show", "twenty-point", "12"),
    ("diff", "us-28", "e3-counter", "--side-by-side"),
    ("diff", "us-28", "e3-counter"),
    ("map", "us-28", "twenty-point"),
    ("history", "fighter-jets"),
    ("stance", "twenty-point"),
    ("stance", "twenty-point", "--by", "topic"),
    ("stance", "twenty-point", "--party", "ukraine"),
    ("open", "twenty-point"),
    ("timeline",),
    ("check", "--stats"),
    ("explain", "number"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_that_has_a_page_has_it_as_html(arguments: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.html", "other.html")]
    for file in files:
        assert run(*SHIPPED, *arguments, "-f", "html", "-o", file) == (0, "", "")
    assert files[0].read_bytes() == files[1].read_bytes()
    check(read(files[0].read_text("utf-8")))


def test_what_is_no_page_is_not_passed_off_as_html(run: Run) -> None:
    ran = run(*SHIPPED, "diff", "us-28", "e3-counter", "--findings", "-f", "html")
    assert (ran.code, ran.out) == (2, "")
    assert "what planvers diff says here is no page" in ran.err


def test_html_does_not_wait_for_what_only_a_terminal_needs() -> None:
    code = (
        "import sys; sys.argv = ['planvers', '-C', sys.argv[1], 'list', '-f', 'html'];"
        "from planvers.cli import main\n"
        "try: main()\nexcept SystemExit: print('rich' in sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, PLANS], capture_output=True, text=True, check=True)
    assert ran.stderr == "False\n"
    check(read(ran.stdout))
