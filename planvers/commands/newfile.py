"""Where a new version file goes, and what its plan knows already."""

from pathlib import Path
from typing import NamedTuple

from planvers.desk import Desk
from planvers.drafting.draft import TODO
from planvers.library import plan_folder_of
from planvers.model.places import Source
from planvers.model.plan import Party, Topic
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.reading.files import VERSIONS_NAME, DiskFiles, read, shown
from planvers.reading.folder import Extent, read_folder
from planvers.reading.kinds import is_slug
from planvers.starter import SCHEMAS_NAME, pointing_at
from planvers.trouble import TroubleError


class Target(NamedTuple):
    """The file to write, None for standard output, and the folder of the plan that it belongs to, if any."""

    file: Path | None
    folder: Path | None


class Known(NamedTuple):
    """What a plan has already, though some of its files may have faults. Of versions, points and sources the ids."""

    parties: tuple[Party, ...] = ()
    topics: tuple[Topic, ...] = ()
    sources: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()


def target_of(desk: Desk, version: str, output: Path | None) -> Target:
    """Where the file of a new version goes: to `output` (`-` is standard output), else into the user's own plan."""
    if not is_slug(version) or version in RELATIVE_NAMES:
        hint = f"lower-case letters, digits and single hyphens, and none of {', '.join(RELATIVE_NAMES)}"
        raise TroubleError(f"'{version}' cannot be the id of a version", hint)
    if output is None:
        if desk.own_folder is None:
            hint = "name a file with -o FILE, or make plans/<plan>/plan.yaml first"
            raise TroubleError("there is no plans/ folder here or above to write into", hint)
        path = Path(shown(desk.own_folder / VERSIONS_NAME / f"{version}.yaml"))
        _refuse(path, "choose another id, or name another file with -o FILE")
        return Target(path, desk.own_folder)
    if str(output) == "-":
        return Target(None, desk.own_folder)
    _refuse(output, "name another file")
    return Target(output, plan_folder_of(output))


def known_in(folder: Path | None) -> Known:
    """What the plan of a folder has already; nothing where there is no folder."""
    if folder is None:
        return Known()
    records = read_folder(DiskFiles(folder), Extent.RECORD)
    header = records.header.value
    versions = [record.value for record in records.versions.values() if record.value]
    return Known(
        tuple(party for party, _ in header.parties) if header else (),
        tuple(topic for topic, _ in header.topics) if header else (),
        frozenset(source.id for source, _ in records.sources.value or ()),
        frozenset(records.versions),
        frozenset(unit.id for version in versions for unit in version.units()),
    )


def with_schema(text: str, target: Target) -> str:
    """The text of a version file, behind the lines that lead editors to the schemas of its plan, if it has them."""
    if target.file is None or target.folder is None:
        return text
    is_beside = target.file.resolve().parent == target.folder.resolve() / VERSIONS_NAME
    name = f"{SCHEMAS_NAME}/version.json"
    return pointing_at(f"../{name}", text) if is_beside and (target.folder / name).is_file() else text


def is_complete(file: Path) -> bool:
    """Whether nothing in a file that was drafted is left to a person."""
    found = read(file)
    return isinstance(found, Source) and f"# {TODO} " not in found.text


def _refuse(path: Path, hint: str) -> None:
    if path.exists() or path.is_symlink():
        raise TroubleError(f"'{path}' is there already, and no file is overwritten", hint)
