"""Names that a reader types, turned into the points that they mean; a name that means none suggests what does."""

from planvers.model.plan import Plan, Point, Version
from planvers.trouble import TroubleError, suggestion


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
    ids = dict.fromkeys(unit.id for version in plan.versions for unit in version.units())
    if name in ids:
        return name
    numbered = [version.id for version in plan.versions if any(unit.number == name for unit in version.units())]
    if numbered:
        choices = " or ".join(f"{version_id}#{name}" for version_id in numbered)
        raise TroubleError(
            f"'{name}' is a number, and each version has numbers of its own", f"name a version: {choices}"
        )
    raise TroubleError(f"no version has a point '{name}'", suggestion(name, ids, "planvers show VERSION lists them"))
