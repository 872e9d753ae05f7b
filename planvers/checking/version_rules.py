"""Rules within one version that make it unusable.

To add one: a function here, its code in `CODES`, a broken example in the tests.
"""

from collections.abc import Callable, Iterator

from planvers.model.places import Location
from planvers.model.plan import Version
from planvers.model.problems import Problem
from planvers.model.vocabulary import AGREED_STATUSES, RELATIVE_NAMES, Disclosure
from planvers.reading.records import Record

VersionRule = Callable[[Version, Record[Version], str | None], Iterator[Problem]]


def id_is_file_name(version: Version, record: Record[Version], stem: str | None) -> Iterator[Problem]:
    """The id of a version is the name of its file, so that a name on the command line means one thing."""
    if stem is not None and version.id and version.id != stem:
        where = record.where(version.where, "id")
        yield Problem(
            "id-mismatch",
            where,
            f"id '{version.id}' differs from the file name",
            f"write id: {stem}, or rename the file",
        )


def id_is_not_reserved(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """`latest` and `previous` mean something on the command line."""
    if version.id in RELATIVE_NAMES:
        where = record.where(version.where, "id")
        yield Problem(
            "bad-id", where, f"'{version.id}' cannot be the id of a version", "it names another one in commands"
        )


def ids_are_unique(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """A point or sub-point id stands once in a version."""
    first: dict[str, Location] = {}
    for unit in version.units():
        if unit.id and unit.id in first:
            where = record.where(unit.where, "id")
            message = f"point id '{unit.id}' is used twice (first at line {first[unit.id].line})"
            yield Problem("duplicate-point-id", where, message, "an id belongs to one point for its whole life")
        first.setdefault(unit.id, unit.where)


def numbers_are_unique(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """A number stands once in a version."""
    first: dict[str, Location] = {}
    for unit in version.units():
        if unit.number is None:
            continue
        if unit.number in first:
            where = record.where(unit.where, "number")
            message = f"number '{unit.number}' is used twice (first at line {first[unit.number].line})"
            yield Problem("duplicate-number", where, message)
        first.setdefault(unit.number, unit.where)


def agreement_names_parties(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """An agreed status says who agreed: agreed between two of three sides is not agreed by all."""
    for unit in version.units():
        if unit.status in AGREED_STATUSES and not unit.agreed_by:
            where = record.where(unit.where, "status")
            yield Problem(
                "agreed-by-missing",
                where,
                f"status {unit.status} without agreed_by",
                "say who agreed: agreed_by: [...]",
            )


def tombstones_are_empty(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """A dropped point keeps its id and number and carries no wording."""
    for unit in version.units():
        if unit.is_dropped and unit.text is not None:
            where = record.where(unit.where, "text")
            hint = "remove the text; the version before still has it"
            yield Problem("dropped-with-text", where, f"the dropped point '{unit.id}' carries text", hint)


def count_is_kept(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """A version disclosed in full holds as many points as it is reported to have, one known in part no more."""
    count, reported = len(version.live_points), version.point_count
    # With a fault in the file, a status may not be what was meant.
    if record.problems or reported is None:
        return
    is_full = version.disclosure is Disclosure.FULL
    if count > reported or (is_full and count < reported):
        where = record.where(version.where, "point_count")
        message = f"point_count is {reported}, but {count} points are listed that are not dropped"
        hint = "list the others, or write disclosure: partial" if count < reported else "correct the count"
        yield Problem("count-contradicted", where, message, hint)


def nothing_is_listed_of_a_count(version: Version, record: Record[Version], _stem: str | None) -> Iterator[Problem]:
    """Where only the count is known, no point can be listed."""
    if version.disclosure is Disclosure.COUNT_ONLY and version.points:
        where = record.where(version.where, "points")
        yield Problem(
            "points-not-public",
            where,
            "points are listed although only the count is known",
            "write disclosure: partial",
        )


VERSION_RULES: tuple[VersionRule, ...] = (
    id_is_file_name,
    id_is_not_reserved,
    ids_are_unique,
    numbers_are_unique,
    agreement_names_parties,
    tombstones_are_empty,
    count_is_kept,
    nothing_is_listed_of_a_count,
)
