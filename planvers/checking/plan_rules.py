"""Rules across the files of one plan that make it unusable.

To add one: a function here, its code in `CODES`, a broken example in the tests.
"""

from collections.abc import Callable, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from planvers.model.places import Location
from planvers.model.problems import Problem
from planvers.model.unseen import visible
from planvers.reading.folder import PlanRecords

PlanRule = Callable[[PlanRecords], Iterator[Problem]]


def id_is_folder_name(records: PlanRecords) -> Iterator[Problem]:
    """The id of a plan is the name of its folder."""
    header = records.header.value
    # At the top of a repository the folder may be called anything.
    if header is not None and header.id and records.name and header.id != records.name:
        where = records.header.where(header.where, "id")
        yield Problem(
            "id-mismatch",
            where,
            f"id '{header.id}' differs from the folder's name",
            f"write id: {visible(records.name)}, or rename the folder",
        )


def ids_are_unique(records: PlanRecords) -> Iterator[Problem]:
    """Topics, sources and statements each have ids of their own; parties and actors share theirs among them."""
    header = records.header.value
    if header is not None:
        parties = [(party.id, where) for party, where in header.parties]
        yield from _repeated("party or actor", [*parties, *((actor.id, where) for actor, where in header.actors)])
        yield from _repeated("topic", ((topic.id, where) for topic, where in header.topics))
    yield from _repeated("source", ((source.id, where) for source, where in records.sources.value or ()))
    yield from _repeated("statement", ((item.id, item.where) for item in records.statements.value or ()))


def acceptances_are_unique(records: PlanRecords) -> Iterator[Problem]:
    """A finding is accepted once, so that there is one reason and one day on which it ends."""
    first: dict[tuple[str, str, str], Location] = {}
    for item in records.accepted.value or ():
        finding = (item.rule, item.point, item.fingerprint)
        if all(finding) and finding in first:
            message = f"this finding is accepted twice (first at line {first[finding].line})"
            yield Problem("repeated-item", item.where, message, "keep one")
        first.setdefault(finding, item.where)


def lineage_has_no_cycle(records: PlanRecords) -> Iterator[Problem]:
    """No version is based on itself, directly or through its parents."""
    for stem, path in ways_to_themselves(records.parents).items():
        record = records.versions[stem]
        if record.value is not None and stem == min(path):
            where = record.where(record.value.where, "based_on")
            yield Problem("based-on-cycle", where, f"the version is based on itself: {' → '.join((*path, stem))}")


def ways_to_themselves(parents: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each version that is based on itself, the versions on a way from it back to it, itself first."""
    try:
        TopologicalSorter(parents).prepare()
    except CycleError:
        found = {stem: _way_back(stem, parents) for stem in parents}
        return {stem: path for stem, path in found.items() if path}
    # A search for each version takes the cube of their number, and hardly any plan needs one.
    return {}


def _way_back(start: str, parents: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The versions on a way from a version back to itself, or nothing."""
    stack: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while stack:
        path = stack.pop()
        for parent in parents.get(path[-1], ()):
            if parent == start:
                return path
            if parent not in seen:
                seen.add(parent)
                stack.append((*path, parent))
    return ()


def _repeated(what: str, items: Iterable[tuple[str, Location]]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for name, where in items:
        if name and name in first:
            yield Problem("duplicate-id", where, f"{what} id '{name}' is used twice (first at line {first[name].line})")
        first.setdefault(name, where)


PLAN_RULES: tuple[PlanRule, ...] = (
    id_is_folder_name,
    ids_are_unique,
    acceptances_are_unique,
    lineage_has_no_cycle,
)
