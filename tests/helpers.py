"""Plans written as short texts, so that a table of cases can be read at a glance.

A point is written `id<-predecessors:status=wording`, all but the id optional: `b<-a` continues a,
`b<-` is declared new, `a:dropped` is a tombstone, `a=?` has wording that is not public. A
version holds points parted by commas; `a(a1 a2)` has two sub-points.
"""

import datetime
import re
from pathlib import Path

from planvers.model.dates import When, when
from planvers.model.places import Location
from planvers.model.plan import About, Party, Plan, Point, Statement, Version
from planvers.model.text import Text
from planvers.model.vocabulary import Basis, Disclosure, Stance, Status, VersionKind, WordingGrade

NOWHERE = Location("nowhere.yaml", 1, 1)
PARTIES = tuple(Party(name, name.title(), name[0].upper()) for name in ("north", "south", "west"))
_POINT = re.compile(r"(?P<id>[\w-]+)(?P<derived><-[\w/+-]*)?(?P<status>:\w+)?(?P<text>=[^,(]*)?(?:\((?P<parts>.*)\))?")


def point(notation: str, number: str | None = None, otherwise: Status = Status.PROPOSED) -> Point:
    """A point from its notation. A sub-point shares the status of its point where it gives none."""
    found = _POINT.fullmatch(notation.strip())
    assert found, notation
    status = Status(found["status"][1:]) if found["status"] else otherwise
    wording = (found["text"] or f"=The wording of {found['id']}.")[1:]
    is_known = status is not Status.DROPPED and wording != "?"
    derived = found["derived"]
    parts = (found["parts"] or "").split()
    return Point(
        id=found["id"],
        where=NOWHERE,
        title=found["id"].title(),
        number=number,
        text=Text((("", wording),)) if is_known else None,
        status=status,
        agreed_by=("north",) if status is Status.AGREED else (),
        derived_from=None if derived is None else tuple(derived[2:].split("+")) if derived[2:] else (),
        subpoints=tuple(
            point(part, f"{number}{letter}", status) for part, letter in zip(parts, "abcdefgh", strict=False)
        ),
    )


def version(
    version_id: str,
    points: str = "",
    *parents: str,
    disclosure: Disclosure = Disclosure.FULL,
    wording: WordingGrade = WordingGrade.OFFICIAL,
) -> Version:
    """A version from the notation of its points, numbered from 1 (tombstones take a number too)."""
    notations = [part for part in re.split(r",\s*(?![^(]*\))", points) if part.strip()]
    return Version(
        id=version_id,
        title=version_id.title(),
        where=NOWHERE,
        kind=VersionKind.DRAFT,
        disclosure=disclosure,
        wording=wording,
        date=When(datetime.date(2025, 1, 1)),
        based_on=parents,
        points=tuple(point(part, str(number)) for number, part in enumerate(notations, start=1)),
    )


def plan(*versions: Version, statements: tuple[Statement, ...] = ()) -> Plan:
    """A plan of versions, with three parties."""
    return Plan("test", "A test", "en", PARTIES, (), versions, statements)


def said(
    day: str,
    party: str,
    about: str,
    stance: str,
    *,
    basis: Basis = Basis.ON_RECORD,
    red_line: bool = False,
) -> Statement:
    """A statement; `day` is a day, month or year, `about` is `version` or `version#point`."""
    version_id, _, point_id = about.partition("#")
    date = when(day)
    assert date, day
    return Statement(
        id=f"{day}-{party}",
        date=date,
        party=party,
        speaker=f"The speaker of {party}",
        stance=Stance(stance),
        summary=f"Said something on {about}.",
        basis=basis,
        sources=("paper",),
        where=NOWHERE,
        about=(About(version_id, point_id or None),),
        red_line=red_line,
    )


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace parts of a file, each of which must be there."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
