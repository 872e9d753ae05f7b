"""Which of several plans the names mean that a user typed: told by the names of their files, or else asked for."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from planvers.library import plan_folder_of
from planvers.model.unseen import visible
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.reading.files import DiskFiles
from planvers.reading.folder import stems_in
from planvers.trouble import TroubleError

_REVISION = re.compile(r"((?:\{[^}]*\}|[^:{])*):(.*)", re.DOTALL)


def is_path(name: str) -> bool:
    """Whether a name of a version is the path of its file."""
    return name.endswith((".yaml", ".yml")) or os.sep in name or "/" in name


def in_revision(name: str) -> tuple[str, str]:
    """The revision and the name there that `REV:name` means; two empty texts where it names no revision."""
    # What stands in braces belongs to a revision: main@{2025-11-23 12:00}.
    found = _REVISION.match(name)
    is_drive = found is not None and len(found[1]) == 1 and found[2].startswith(("/", "\\"))
    if found is None or is_drive or (is_path(name) and Path(name).exists()):
        return "", ""
    revision, there = found.groups()
    if not revision or not there:
        raise TroubleError(f"'{visible(name)}' names no version", "write REV:id or REV:path, for example HEAD:latest")
    return revision, there


def with_version(folders: Iterable[Path], name: str) -> list[Path]:
    """The plan folders that have a version with this id; none of their files is opened."""
    return [folder for folder in folders if name in stems_in(DiskFiles(folder))]


def plan_told(folders: Sequence[Path], names: Iterable[str]) -> Path | None:
    """The one plan folder that names of versions tell, by an id that it alone has or by a path; None for none or many.

    What stands in a revision tells by the id that it has there, if a plan on disk has it, too.
    """
    told = set[Path]()
    for name in names:
        there = in_revision(name)[1] or name
        if is_path(there):
            folder = plan_folder_of(Path(there))
            told |= {item for item in folders if item.resolve() == folder}
        elif there not in RELATIVE_NAMES and len(found := with_version(folders, there)) == 1:
            told |= {*found}
    return told.pop() if len(told) == 1 else None


def which_plan(ids: Sequence[str], told: str = "there is more than one plan") -> TroubleError:
    """The question which of several plans is meant. `told` is why it is asked."""
    names = ", ".join(visible(name) for name in ids)
    return TroubleError(f"{told}: {names}", f"say which before the command: planvers --plan {visible(ids[0])} …")
