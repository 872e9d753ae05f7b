"""A page cut to a length: the first of its items, how many are left out, and never more than was asked for."""

import random
import re

import pytest

from planvers.formats import Look, get
from planvers.formats.fitting import fitted
from planvers.views.page import Block, Bullets, Entry, Facts, Fold, Grid, Heading, Lines, Page, Shade, line

TOP = (Heading(1, line("planvers: 3 points edited.")), Lines((line("main → topic"),)))
CLOSED = re.compile(r"\*\*(?:(the rest is)|(\d+) items?) left out here to keep this short; .*\*\*\n\Z")
ITEM = re.compile(r"\bitem\d+")


def markdown(page: Page) -> str:
    return get("markdown").render(page, Look(80))


def cut(page: Page, limit: int) -> str:
    return fitted(page, markdown, limit)


def said(text: str) -> int:
    """How many items a page says that it leaves out; none where it says nothing."""
    found = CLOSED.search(text)
    assert found or "left out" not in text
    return int(found[2] or 0) if found else 0


class Made:
    """Random pages, in which every item, heading and fold has a number of its own."""

    def __init__(self, seed: int) -> None:
        self.chance, self.count = random.Random(seed), 0

    def page(self) -> Page:
        """A page of up to a dozen blocks below its title, or without one."""
        opening = self.chance.choice((TOP, TOP, TOP[:1], ()))
        return Page((*opening, *self._blocks(self.chance.randrange(12))))

    def _blocks(self, number: int, depth: int = 0) -> tuple[Block, ...]:
        """So many blocks, folds among them."""
        makers = (self._entry, self._bullets, self._grid, self._other, self._heading)
        found: list[Block] = []
        for _ in range(number):
            if depth < 3 and self.chance.random() < 0.2:
                inner = self._blocks(self.chance.randrange(4), depth + 1)
                found.append(Fold(line(self._word("fold")), inner))
            else:
                found.append(self.chance.choice(makers)())
        return tuple(found)

    def _word(self, noun: str) -> str:
        """A text with a number of its own."""
        self.count += 1
        return f"{noun}{self.count} {'x' * self.chance.randrange(60)}"

    def _entry(self) -> Block:
        body = (Bullets((line("within"),)), Fold(line("more"), (Lines((line("within"),)),)))
        return Entry("≠", "1", line(self._word("item")), (), self.chance.choice(((), body)))

    def _bullets(self) -> Block:
        return Bullets(tuple(line(self._word("item")) for _ in range(self.chance.randrange(9))))

    def _grid(self) -> Block:
        rows = tuple((line(self._word("item")), line("+")) for _ in range(self.chance.randrange(9)))
        return Grid((line("what"), line("sign")), rows, 1, tuple((Shade.YES,) for _ in rows))

    def _other(self) -> Block:
        text = line(self._word("other"))
        return self.chance.choice((Lines((text,)), Facts(((line("name"), text),))))

    def _heading(self) -> Block:
        return Heading(self.chance.randrange(2, 4), line(self._word("heading")))


@pytest.mark.parametrize("seed", range(20))
def test_the_first_items_are_kept_and_all_others_counted(seed: int) -> None:
    page = Made(seed).page()
    full, least = markdown(page), cut(page, 1)
    items = ITEM.findall(full)
    opening = tuple(block for block in page.blocks[:2] if block in TOP)
    lengths = [random.Random(seed).randrange(1, len(full) + 2) for _ in range(8)]
    for limit in (0, 1, *lengths, len(least), len(full) - 1, len(full)):
        text = cut(page, limit)
        assert not limit or len(text) <= max(limit, len(least))
        assert text == full or CLOSED.search(text)
        assert (text == full) == (not limit or len(full) <= max(limit, len(least)))
        kept = ITEM.findall(text)
        assert kept == items[: len(kept)]
        assert len(kept) + said(text) == len(items)
        assert text.startswith(markdown(Page(opening)).rstrip())
        if text != full:
            assert not re.search(r"(?m)^#{2,3} .*\n\n\*\*(?:the rest is|\d+ items?) left out", text), "nothing below it"
            assert not re.search(r"</summary>\n+</details>\n\n\*\*(?:the rest is|\d+ items?) left out", text) or (
                "</summary>\n\n\n</details>" in full
            )


def test_as_little_as_need_be_is_left_out() -> None:
    rows = tuple((line(f"item{number}"), line("said")) for number in range(100))
    page = Page((*TOP, Heading(2, line("Sources")), Fold(line("100 sources"), (Grid((line("a"), line("b")), rows),))))
    full = markdown(page)
    for limit in range(len(full) - 40, len(full), 7):
        text = cut(page, limit)
        assert limit - 40 < len(text) <= limit
        assert said(text) + text.count("| item") == 100
    assert "| a | b |" in text


def test_what_is_below_a_heading_or_in_a_fold_goes_with_it() -> None:
    inner = (Heading(3, line("Deep")), Bullets((line("item1"), line("item2 " + "x" * 200))))
    page = Page((*TOP, Heading(2, line("Edited")), Fold(line("two"), inner), Heading(2, line("Sources")), *inner))
    assert cut(page, 1) == (
        "# planvers: 3 points edited.\n\nmain → topic\n\n"
        "**4 items left out here to keep this short; planvers tells all of it on the command line**\n"
    )
    text = cut(page, 250)
    assert re.findall(r"[#]+ .*|<summary>\w+|item\d", text)[1:] == ["## Edited", "<summary>two", "### Deep", "item1"]
    assert said(text) == 3


def test_nothing_is_said_to_be_left_out_where_nothing_can_be() -> None:
    assert cut(Page(TOP), 1) == markdown(Page(TOP))
    assert cut(Page(()), 1) == markdown(Page(()))
    short = Page((*TOP, Bullets((line("item1"),))))
    assert cut(short, 1) == markdown(short), "without its item it would be longer"


def test_what_is_no_item_is_left_out_and_not_counted() -> None:
    page = Page((*TOP, Bullets((line("item1"),)), Lines((line("x" * 500),))))
    text = cut(page, 300)
    assert "- item1\n\n**the rest is left out here" in text
