"""Matching against correspondences that people made: the figures of docs/matching.md.

One document is part of the tests; `PLANVERS_GOLD` names a folder with others (tests/gold/README.md).
"""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from helpers import NOWHERE, version
from planvers.comparing.align import align
from planvers.matching.certainty import Certainty
from planvers.model.plan import Point
from planvers.model.text import Text

SHIPPED = Path(__file__).parent / "gold"
MORE = os.environ.get("PLANVERS_GOLD")
# Least F1 and precision, a little below what was measured, so that a change for the worse is noticed.
LEAST = {
    "asvs_403_500": (0.74, 0.88),
    "gds_26_18": (0.88, 0.95),
    "nist80053_r4_r5": (0.965, 0.98),
    "owasp_top10_2017_2021": (0.88, 0.99),
}

Pair = tuple[int, int]


class Figures(NamedTuple):
    """How well links were found, and for each word of certainty how many of how many are right."""

    precision: float
    recall: float
    right: dict[Certainty, int]
    called: dict[Certainty, int]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def points(side: str, records: list[dict[str, object]]) -> tuple[Point, ...]:
    return tuple(
        Point(
            f"{side}-{place}",
            NOWHERE,
            title=str(record["title"]) if record.get("title") else None,
            number=str(record["number"]),
            text=Text((("", str(record["text"])),)),
        )
        for place, record in enumerate(records)
    )


def gold_links(folder: Path, old: list[dict[str, object]], new: list[dict[str, object]]) -> tuple[set[Pair], set[Pair]]:
    """The links that people made, and those that count neither way."""
    places = [{record["number"]: place for place, record in enumerate(side)} for side in (old, new)]
    links, weak = set[Pair](), set[Pair]()
    for record in read(folder / "gold.yaml"):
        pairs = {(places[0][a], places[1][b]) for a in record["old"] for b in record["new"]}  # type: ignore[attr-defined]
        if record.get("relation") == "unlisted":
            olds, news = {places[0][a] for a in record["old"]}, {places[1][b] for b in record["new"]}  # type: ignore[attr-defined]
            weak |= {(a, b) for a in olds for b in range(len(new))} | {(a, b) for a in range(len(old)) for b in news}
        elif record.get("weak"):
            weak |= pairs
        else:
            links |= pairs
    return links, weak - links


def read(path: Path) -> list[dict[str, object]]:
    records: list[dict[str, object]] = yaml.safe_load(path.read_text("utf-8"))
    return records


def measured(folder: Path) -> Figures:
    old, new = read(folder / "old.yaml"), read(folder / "new.yaml")
    links, weak = gold_links(folder, old, new)
    first = version("old")._replace(points=points("old", old))
    second = version("new")._replace(points=points("new", new))
    right, called = dict.fromkeys(Certainty, 0), dict.fromkeys(Certainty, 0)
    found = set[Pair]()
    for link in align(first, second).links:
        pair = (int(link.old.partition("-")[2]), int(link.new.partition("-")[2]))
        if pair in weak:
            continue
        found.add(pair)
        if link.certainty:
            called[link.certainty] += 1
            right[link.certainty] += pair in links
    hits = len(found & links)
    return Figures(hits / len(found), hits / len(links), right, called)


def folders() -> list[Path]:
    places = [SHIPPED, Path(MORE)] if MORE else [SHIPPED]
    found = {path.parent.name: path.parent for place in places for path in sorted(place.glob("*/gold.yaml"))}
    return list(found.values())


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_what_people_linked_is_found(folder: Path) -> None:
    figures = measured(folder)
    least_f1, least_precision = LEAST.get(folder.name, (0.0, 0.0))
    assert figures.f1 >= least_f1, figures
    assert figures.precision >= least_precision, figures


@pytest.mark.skipif(not MORE, reason="PLANVERS_GOLD names no folder with more documents")
def test_words_for_scores_keep_their_promise() -> None:
    found = [measured(folder) for folder in folders() if folder.name in LEAST]
    for word, least in ((Certainty.LIKELY, 0.95), (Certainty.POSSIBLE, 0.7)):
        right = sum(figures.right[word] for figures in found)
        called = sum(figures.called[word] for figures in found)
        assert right >= least * called
    assert sum(figures.f1 for figures in found) >= 0.87 * len(found)
    assert sum(figures.precision for figures in found) >= 0.94 * len(found)
