"""No format loses what another shows: the same words, as often and in the same order, whatever the page."""

import re
from collections import Counter
from html import unescape

import pytest
from markdown_it import MarkdownIt
from markup import read

from conftest import PLANS, TESTS, Run

SHIPPED, TALKS, SMALL = (("-C", folder) for folder in (PLANS, TESTS / "plans" / "talks", TESTS / "plans" / "small"))
PAGES = [
    (SHIPPED, ["list"]),
    (SHIPPED, ["list", "--tree"]),
    (SHIPPED, ["list", "--status"]),
    (SHIPPED, ["show", "us-28", "territory"]),
    (SHIPPED, ["diff", "us-28", "e3-counter"]),
    (SHIPPED, ["map", "us-28", "twenty-point"]),
    (SHIPPED, ["history", "territory"]),
    (SHIPPED, ["stance", "twenty-point"]),
    (SHIPPED, ["stance", "twenty-point", "--party", "russia"]),
    (SHIPPED, ["stance", "e3-counter", "--stale"]),
    (SHIPPED, ["open", "twenty-point"]),
    (SHIPPED, ["open", "twenty-point", "--party", "europe"]),
    (SHIPPED, ["timeline", "--since", "2026-02"]),
    (SHIPPED, ["check", "--stats"]),
    (SHIPPED, ["explain", "negation"]),
    (SHIPPED, ["explain", "loaded-word"]),
    (SHIPPED, ["summary", "e3-counter"]),
    (TALKS, ["stance", "second-draft"]),
    (TALKS, ["stance", "second-draft", "--changed-since", "first-draft"]),
    (TALKS, ["open", "second-draft"]),
    (TALKS, ["diff", "first-draft", "second-draft"]),
    (TALKS, ["timeline"]),
    (TALKS, ["summary", "non-paper"]),
    (SMALL, ["diff", "--side-by-side"]),
]
# What a format says of its own accord: how it names notes and pictures, column heads, what opens on demand.
_READING = "How to read it: struck through what was taken out, underlined what was put in, with dots what moved."
OWN = {
    "text": "source",
    "markdown": "The redline; was; now; flowchart TD; source",
    "html": f"{_READING} was; now",
}
# In a list Markdown names what a branch grows from, which the guides of a tree show; in a chart it names boxes.
_GROWN_FROM = re.compile(r" \(after [^)]*\)")
_BOX = re.compile(r"v\d+")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def seen(form: str, text: str) -> list[str]:
    """The words that a reader of a format sees, in order."""
    if form == "text":
        return words(text)
    if form == "markdown":
        charts = re.sub(r"#(\d+);", lambda found: unescape(f"&#{found[1]};"), _GROWN_FROM.sub("", text))
        text = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(charts)
    page = read(text, may_remark=form == "markdown")
    # No style sheet, and nothing that only repeats what else is there.
    return [word for told in page.texts("style", "title", "nav", "caption") for word in words(told)]


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(("plans", "arguments"), PAGES, ids=[" ".join(map(str, item)) for _, item in PAGES])
def test_what_one_shows_the_other_shows(
    plans: tuple[str, str], arguments: list[str], form: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    shown = seen("text", run(*plans, *arguments, "-f", "text").out)
    other = seen(form, run(*plans, *arguments, "-f", form).out)
    assert set(Counter(shown) - Counter(other)) <= set(words(OWN["text"]))
    assert {word for word in set(other) - set(shown) if not _BOX.fullmatch(word)} <= set(words(OWN[form]))
    own = {*words(OWN["text"]), *words(OWN[form])}
    told, otherwise = (
        [word for word in said if word not in own and not _BOX.fullmatch(word)] for said in (shown, other)
    )
    assert otherwise == told
