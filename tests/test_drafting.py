"""What we write as a version file is read back as what was meant, whatever it holds."""

import datetime
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from conftest import PLANS, SMALL, TESTS
from planvers.drafting.draft import Header
from planvers.drafting.draft_text import draft_text
from planvers.drafting.following import Wishes, following
from planvers.drafting.yamltext import Comment, Entry, Item, Items, Mapping, Names, Prose, Word, yaml_text
from planvers.library import load_plan
from planvers.model.dates import Precision, When
from planvers.model.languages import with_own_titles
from planvers.model.places import Source
from planvers.model.plan import Point
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade
from planvers.reading import yamltree
from planvers.reading.fields import Reader
from planvers.reading.version_file import VERSION_FILE
from planvers.reading.yamltree import parse

HOSTILE = (
    "a: b", "a #b", "# a", "- a", "-", "? a", "?", ": a", "a:", "[a, b]", "{a: b}", "&a", "*a", "!a", "%a", "@a", "`a",
    "'a'", '"a"', 'a "b" c', "a\\nb", "\\", "yes", "No", "null", "~", "1", "1_000", "0x1f", "1e3", ".5", "2025-11-23",
    "12:30", "true", "=", "<<", "---", "...", "--- a", "a  b",
    "a   b\nc", "a\n b", "a \nb", "a\nb", "a\n\nb", "a\n\n\nb",
    "a\n# b", "a\n- b", "a\tb", "\ta", "a\rb", "a\n\tb", "|", ">-", "> a", "|- a", "a, b", "a]", "a}", "…",
    "“a”", "«a»",
    "й", "ї: є", "سيادة أوكرانيا", "السيادة: ١", "中文", "😀", "a\u00a0b", "a\u00adb", "e\u0301", "N", "y", "\u200fa",
    "x" * 300, "x " * 150 + "x", "a" + " " * 120 + "b", "a: " * 60 + "b", "12. a", "a'", "a' b", "a -", "a,", "a &",
    "É:",
)  # fmt: skip


def values(text: str, key: str) -> Iterator[str]:
    root = parse(Source("a.yaml", text)).root
    assert isinstance(root, yamltree.Mapping), text
    for entry in root.entries:
        if entry.key.text == key and isinstance(entry.value, yamltree.Scalar):
            yield entry.value.text
        elif entry.key.text == key and isinstance(entry.value, yamltree.Sequence):
            yield from (item.text for item in entry.value.items if isinstance(item, yamltree.Scalar))


@pytest.mark.parametrize("fast", [True, False])
def test_hostile_text_is_read_back_as_it_is(fast: bool) -> None:
    for text in HOSTILE:
        entries = (Entry("word", Word(text)), Entry("prose", Prose(text)), Entry("names", Names((text, "b", text))))
        written = yaml_text(Mapping((*entries, Comment(text), Entry("end", Word("end")))))
        tree = parse(Source("a.yaml", written), fast=fast and yamltree.HAS_LIBYAML)
        assert not tree.problems, written
        assert [*values(written, "word")] == [*values(written, "prose")] == [text], written
        assert [*values(written, "names")] == [text, "b", text]
        assert [*values(written, "end")] == ["end"]


def test_any_mixture_of_signs_is_read_back() -> None:
    chance = random.Random(8)
    signs = "ab  \n\n:#-'\"[]{},&*!|>%@`?\\~0.іع中"
    for _ in range(600):
        text = "".join(chance.choices(signs, k=chance.randint(1, 160))).strip()
        if text:
            written = yaml_text(Mapping((Entry("a", Items((Item(Mapping((Entry("b", Prose(text)),))),))),)))
            root = parse(Source("a.yaml", written)).root
            assert isinstance(root, yamltree.Mapping), written
            (item,) = root.entries[0].value.items  # type: ignore[union-attr]
            assert item.entries[0].value.text == text, written  # type: ignore[union-attr]


def test_long_text_is_folded_and_what_needs_no_quotes_has_none() -> None:
    text = yaml_text(
        Mapping((Entry("title", Word("Armed Forces (800,000)")), Entry("text", Prose("word " * 60 + "end"))))
    )
    assert text.startswith("title: Armed Forces (800,000)\ntext: >-\n  word")
    assert max(map(len, text.splitlines())) <= 100


KNOWN = Header(
    title="A: title",
    date=When(datetime.date(2025, 2, 28), Precision.MONTH),
    kind=VersionKind.FRAMEWORK,
    authors=("north",),
    disclosure=Disclosure.FULL,
    wording=WordingGrade.LEAKED,
    sources=("a", "b"),
)


def known(units: Iterable[Point]) -> list[tuple[object, ...]]:
    return [(unit.id, unit.number, unit.titles or unit.title, unit.topic, unit.text) for unit in units]


@pytest.mark.parametrize(
    "folder",
    [PLANS / "ukraine-2025", PLANS / "minsk-2014", SMALL, TESTS / "plans" / "talks"],
    ids=lambda path: path.name,
)
def test_drafts_are_read_back_as_they_are(folder: Path) -> None:
    for version in load_plan(folder).versions:
        text = draft_text(following("next", version, Wishes(keeps_text=True), KNOWN, is_declared=True))
        tree, reader = parse(Source("a.yaml", text)), Reader("a.yaml")
        assert tree.root is not None
        again = VERSION_FILE.read(tree.root, reader, "")
        assert again is not None
        assert not [*tree.problems, *reader.problems], text
        again = with_own_titles(again, "en")
        assert Header(*(getattr(again, name) for name in Header._fields)) == KNOWN
        assert again.based_on == (version.id,)
        carried = [
            point._replace(subpoints=tuple(part for part in point.subpoints if part.is_live))
            for point in version.live_points
        ]
        assert known(again.units()) == known(unit for point in carried for unit in (point, *point.subpoints))
