"""Names that a reader types, turned into the versions and points that they mean.

A name that means none suggests what does, or says what else it is the name of and where that is wanted.
"""

from collections.abc import Sequence

from planvers.model.plan import Plan, Point, Version
from planvers.model.unseen import pasted
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.trouble import TroubleError, suggestion


def version_named(plan: Plan, name: str) -> Version:
    """The version that a name means: an id, `latest` or `previous`, which is the first parent of the latest."""
    versions = plan.versions
    if not versions:
        raise TroubleError(f"the plan {plan.id} has no versions yet")
    if name == "latest":
        return versions[-1]
    if name == "previous":
        return first_parent(plan, versions[-1])
    if name not in {version.id for version in versions}:
        raise no_version((plan,), name)
    return plan.version(name)


def first_parent(plan: Plan, version: Version) -> Version:
    """The version that another is based on, the first if there are several."""
    if not version.based_on:
        hint = "name two versions: planvers diff OLD NEW"
        if len(plan.versions) == 1:
            hint = f"it is the only version; one that follows from it says based_on: [{version.id}]"
        raise TroubleError(f"{version.id} has no known parent to compare with", hint)
    return plan.version(version.based_on[0])


def no_version(plans: Sequence[Plan], name: str) -> TroubleError:
    """What to tell of a name that is no version's in any of some plans."""
    if any(name == plan.id for plan in plans):
        return is_a_plan(name, "version")
    told = next((found for plan in plans if (found := _as_no_version(plan, name))), None)
    ids = [version.id for plan in plans for version in plan.versions]
    # Newcomers do not know the names that are no ids, so that these are suggested, and not listed.
    return TroubleError(*(told or (f"there is no version '{name}'", _nearest_version(name, ids))))


def is_a_plan(name: str, wanted: str) -> TroubleError:
    """What to tell where a plan was named, and `wanted` is what a name should be of."""
    hint = f"planvers --plan {pasted(name)} list tells its versions"
    return TroubleError(f"'{name}' is a plan, and a {wanted} is wanted", hint)


def _nearest_version(name: str, ids: list[str]) -> str:
    all_names = suggestion(name, [*ids, *RELATIVE_NAMES])
    return all_names if all_names.startswith("did") else suggestion(name, ids)


def _as_no_version(plan: Plan, name: str) -> tuple[str, str] | None:
    """What a name that is no version's is the name of, and where that is wanted."""
    word = pasted(name)
    version, sign, _ = name.partition("#")
    units = [unit for item in plan.versions for unit in item.units()]
    held_by = [item.id for item in plan.versions if any(name == unit.id for unit in item.units())]
    if sign and version in {*RELATIVE_NAMES, *(item.id for item in plan.versions)}:
        hint = f"write {version}; planvers show {word} and planvers history {word} tell of the point"
        return f"'{name}' is a point, and a version is wanted", hint
    if held_by:
        hint = f"planvers show {held_by[-1]} {word} shows it, planvers history {word} tells its life"
        return f"'{name}' is a point, and a version is wanted", hint
    if any(name == unit.number for unit in units):
        hint = f"planvers show VERSION {word} shows it, planvers diff OLD NEW --point {word} what changed in it"
        return f"'{name}' is the number of a point, and a version is wanted", hint
    if any(name == party.id for party in plan.parties):
        return f"'{name}' is a party, and a version is wanted", f"write --party {name}"
    if any(name == topic.id for topic in plan.topics):
        return f"'{name}' is a topic, and a version is wanted", f"write --topic {name}"
    return None


def find_point(version: Version, name: str) -> Point:
    """The point or sub-point of a version with this id or number."""
    for unit in version.units():
        if name in (unit.id, unit.number):
            return unit
    known = (known for unit in version.units() for known in (unit.id, unit.number) if known)
    hint = suggestion(name, known, f"planvers show {version.id} lists them")
    raise TroubleError(f"{version.id} has no point '{name}'", hint)


def known_id(plan: Plan, name: str) -> str:
    """The name itself if it is the id of a point in any version; trouble for a number, which means another in each."""
    if not has_point(plan, name):
        raise no_point((plan,), name)
    return name


def has_point(plan: Plan, name: str) -> bool:
    """Whether a name is the id of a point or sub-point in any version."""
    return any(unit.id == name for version in plan.versions for unit in version.units())


def no_point(plans: Sequence[Plan], name: str) -> TroubleError:
    """What to tell of a name that is the id of no point in any version of some plans."""
    versions = [version for plan in plans for version in plan.versions]
    numbered = [version.id for version in versions if any(unit.number == name for unit in version.units())]
    if numbered:
        choices = " or ".join(pasted(f"{version_id}#{name}") for version_id in numbered)
        return TroubleError(
            f"'{name}' is a number, and each version has numbers of its own", f"name a version: {choices}"
        )
    if name in {*RELATIVE_NAMES, *(version.id for version in versions)}:
        hint = f"planvers show {name} shows it; for a point of it, write {name}#POINT"
        return TroubleError(f"'{name}' is a version, and a point is wanted", hint)
    if any(name == plan.id for plan in plans):
        return is_a_plan(name, "point")
    if any(name == party.id for plan in plans for party in plan.parties):
        return TroubleError(
            f"'{name}' is a party, and a point is wanted", f"planvers stance --party {name} tells of it"
        )
    ids = dict.fromkeys(unit.id for version in versions for unit in version.units())
    return TroubleError(f"no version has a point '{name}'", suggestion(name, ids, "planvers show VERSION lists them"))
