"""No party is treated otherwise than another: not by its name, nor by its place in the list."""

import datetime
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from enum import Enum
from typing import TypeVar

import pytest

from helpers import plan, said, version
from planvers.comparing.diff import diff
from planvers.formats import Look
from planvers.formats.terminal import render
from planvers.ledger.history import history
from planvers.ledger.moves import moves_between, moves_since
from planvers.ledger.openfor import open_for
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import stances
from planvers.ledger.timeline import timeline
from planvers.ledger.topics import by_topic
from planvers.model.plan import Party, Plan, Point, Statement, Topic, Version
from planvers.model.text import Text
from planvers.model.vocabulary import Basis, Stance, Status
from planvers.review.judging import review
from planvers.review.messages import opposed
from planvers.review.rewording import Noted
from planvers.views.changes import Form, changes_page
from planvers.views.convergence import convergence_page
from planvers.views.history import history_page
from planvers.views.openfor import open_for_page
from planvers.views.openpoints import open_page
from planvers.views.page import Entry, Grid, Page
from planvers.views.point import point_page, version_page
from planvers.views.stance_traces import moves_page, party_page, stale_page
from planvers.views.stances import matrix_page, topics_page
from planvers.views.timeline import timeline_page
from planvers.views.versions import versions_page

# Names of one length, so that a row is as long whoever stands in it; in no order of any alphabet.
PARTIES = tuple(Party(name, name.title(), name.upper()) for name in ("mmmmm", "zzzzz", "aaaaa", "kkkkk"))
TODAY = datetime.date(2025, 6, 1)
SEEDS = range(6)
IDS = tuple(party.id for party in PARTIES)
WIDE = Look(1000)

T = TypeVar("T")

_TOPICS = Topic("war", "War"), Topic("trade", "Trade")
_DAYS = ("2025-01-05", "2025-02-01", "2025-02-01", "2025-02-20", "2025-02", "2025-03-01", "2025")
_STATUSES = [status for status in Status if status not in (Status.UNKNOWN, Status.DROPPED)]


def drafted(seed: int) -> Plan:
    """A plan of two versions in which the parties say all sorts of things, drawn by chance."""
    chance = random.Random(seed)
    old = _version(chance, version("old", "a, b(b1 b2), c, d, f, g, h, i, j, k"))
    new = _version(chance, version("new", "a, b(b1 b2), m<-c+d, e<-, f, g, h, i, j, k", "old"))
    log = sorted((_statement(chance, number, (old, new)) for number in range(60)), key=lambda item: item.date.order)
    return Plan("test", "A test", "en", PARTIES, _TOPICS, (old, new), tuple(log))


def _version(chance: random.Random, bare: Version) -> Version:
    authors = tuple(party.id for party in chance.sample(PARTIES, 2))
    return bare._replace(authors=authors, points=tuple(_point(chance, point) for point in bare.points))


def _point(chance: random.Random, bare: Point) -> Point:
    status = chance.choice(_STATUSES)
    first, second = chance.sample(PARTIES, 2)
    wordings = (f"Within {chance.randint(1, 3)} days.", f"Within [{first.name}: ten / {second.name}: twenty] days.")
    return bare._replace(
        status=status,
        topic=chance.choice(_TOPICS).id,
        text=Text((("", chance.choice(wordings)),)),
        agreed_by=tuple(party.id for party in chance.sample(PARTIES, 2)) if "agreed" in status else (),
        package=chance.choice([None, "deal"]),
    )


def _statement(chance: random.Random, number: int, versions: tuple[Version, ...]) -> Statement:
    about = chance.choice([name for one in versions for name in (one.id, *(f"{one.id}#{u.id}" for u in one.units()))])
    bare = said(
        chance.choice(_DAYS),
        chance.choice(PARTIES).id,
        about,
        chance.choice([*Stance, Stance.OPPOSES, Stance.OPPOSES]),
        basis=chance.choice(list(Basis)),
        red_line=chance.random() < 0.2,
    )
    return bare._replace(id=f"st-{number}", speaker=f"Speaker {chance.randint(1, 3)}")


def recast(value: T) -> T:
    """The same with the next party in the place of every one: in ids, names, texts and all that holds them."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return re.sub("|".join(_NEXT), lambda found: _NEXT[found[0]], value)  # type: ignore[return-value]
    if isinstance(value, Plan):
        return replace(value, **{field.name: recast(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, tuple):
        items = map(recast, value)
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)  # type: ignore[return-value]
    return value


_NEXT = {
    form(party.id): form(other.id)
    for party, other in zip(PARTIES, (*PARTIES[1:], PARTIES[0]), strict=True)
    for form in (str.lower, str.title, str.upper)
}


def pages(known: Plan, ids: Iterable[str]) -> Iterator[Page]:
    """Every page that tells of parties; those of one party in the order of `ids`."""
    old, new = known.versions
    matrix, found = stances(known, new), open_points(known, new)
    changes = diff(old, new, known)
    yield matrix_page(matrix, known)
    yield topics_page(matrix, by_topic(matrix, known), known)
    yield stale_page(matrix, known)
    yield moves_page(moves_between(known, old, new), matrix, known, "on old")
    yield moves_page(moves_since(known, new, datetime.date(2025, 2, 10)), matrix, known, "of 10 Feb 2025")
    yield open_page(found, known, TODAY)
    for party in map(known.party, ids):
        yield party_page(matrix, known, party)
        yield open_for_page(found, open_for(found, party.id), known, party, TODAY, is_narrowed=False)
    yield timeline_page(timeline(known), known)
    yield convergence_page((known,))
    yield versions_page((known,))
    yield version_page(new, known)
    yield from (point_page(new, point, known) for point in new.points)
    yield changes_page(changes, changes.changes, review(changes, known), known, Form())
    yield history_page(history(known, "a"), known)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_the_parts_of_parties_can_be_exchanged(seed: int) -> None:
    """Whoever plays a part is told of in the same words, in the same place."""
    known = drafted(seed)
    told = [recast(render(page, WIDE)) for page in pages(known, IDS)]
    assert [render(page, WIDE) for page in pages(recast(known), recast(IDS))] == told


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_parties_in_another_order_change_the_order_and_nothing_else(seed: int) -> None:
    known = drafted(seed)
    places = random.Random(seed).sample(range(len(PARTIES)), len(PARTIES))
    other = replace(known, parties=tuple(known.parties[place] for place in places))
    for page, turned in zip(pages(known, IDS), pages(other, IDS), strict=True):
        columns = [0, *(place + 1 for place in places)]
        for table, other_table in zip(_tables(page), _tables(turned), strict=True):
            if len(table.head) == len(columns):
                rows = [tuple(row[column] for column in columns) for row in (table.head, *table.rows)]
                assert rows == [other_table.head, *other_table.rows]
        assert _unordered(page) == _unordered(turned)
        assert _points(page) == _points(turned)


def _tables(page: Page) -> list[Grid]:
    return [block for block in page.blocks if isinstance(block, Grid)]


def _unordered(page: Page) -> list[list[str]]:
    """The rows of a page as the words and signs that stand in them, in whatever order."""
    return sorted(sorted(re.findall(r"\w+|\S", row)) for row in render(page, WIDE).splitlines())


def _points(page: Page) -> list[str]:
    """The points of a page in its order: what more parties are against comes first, whichever they are."""
    return [block.label for block in page.blocks if isinstance(block, Entry)]


@pytest.mark.slow
def test_the_drafted_plans_show_what_they_are_meant_to() -> None:
    """Without mixed words, stale ones and moves the properties above would hold for nothing."""
    told = "\n".join(render(page, WIDE) for seed in SEEDS for page in pages(drafted(seed), IDS))
    for words in ("mixed", "reworded since", "differ from those", "held up by", "opposed by", "red line"):
        assert words in told, words


def test_two_parties_that_read_alike_without_their_brackets_keep_them_in_an_alarm_too() -> None:
    twins = (
        Party("north", "Rivia (government)", "N"),
        Party("south", "Rivia (council)", "S"),
        Party("west", "Westland", "W"),
    )
    known = replace(plan(version("text", "a")), parties=twins)
    told = [opposed(Noted("agreed", f"{party.id} opposes", "st-1", "2025-01-01"), known) for party in twins]
    assert [text.split(" and ")[1].split(" opposes")[0] for text in told] == [
        "Rivia (government)",
        "Rivia (council)",
        "Westland",
    ]
