"""The repository that a folder belongs to, and where in it the folder lies."""

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from planvers.git.program import Ran, run_git
from planvers.model.unseen import visible
from planvers.trouble import TroubleError


class Repository(NamedTuple):
    """A repository. Git is run in `start`; `root` is the top of the working tree, None where there is none (bare).

    `place` is where the folder that was asked for lies below the root, with slashes, empty for the root.
    """

    start: Path
    root: Path | None
    place: str
    is_shallow: bool

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,), given: bytes = b"") -> Ran:
        """What git answers here, to what it is given on standard input."""
        return run_git(self.start, *arguments, codes=codes, given=given)

    def on_disk(self, path: str) -> Path:
        """Where a path of the working tree lies on disk. Raises `TroubleError` where there is no working tree."""
        if self.root is None:
            raise TroubleError("the repository is bare, so it has no working tree", "name two revisions")
        return self.root / path

    @property
    def name(self) -> str:
        """What the top of a tree is called: as its folder is; a bare one as its folder without `.git`."""
        return self.root.name if self.root else self.start.resolve().name.removesuffix(".git")


def repository_of(folder: Path) -> Repository:
    """The repository of a folder. Raises `TroubleError` where there is none, or where git does not trust it.

    GIT_DIR names the repository for whoever runs in it, a hook for instance. As git reads it from
    the current folder, git is run there, and not in `folder`.
    """
    folder = folder.resolve()
    start = Path.cwd() if os.environ.get("GIT_DIR") else folder
    asked = ("--is-shallow-repository", "--is-inside-work-tree", "--show-cdup")
    shallow, inside, *up = run_git(start, "rev-parse", *asked).text.removesuffix("\n").split("\n", 2)
    # Where git is run outside of its working tree it gives the whole path of that.
    has_tree = inside == "true" or bool(up and up[0])
    root = (start / "".join(up)).resolve() if has_tree else None
    return Repository(start, root, _place(folder, root) if root else "", shallow == "true")


def from_top(paths: Iterable[str]) -> dict[str, str]:
    """Paths as people are shown them, each with what it is from the top of the repository of the current folder.

    The top is the nearest folder upwards that holds `.git`, for which git need not be there. Without one, or outside
    of it, a path stays as it is.
    """
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if os.path.lexists(folder / ".git")), None)
    if top is None:
        return {path: path for path in paths}
    # Paths are shown with escapes, and so are the folders above them.
    start, above = visible(here.as_posix()), f"{visible(top.as_posix()).rstrip('/')}/"
    whole = {path: posixpath.normpath(path if Path(path).is_absolute() else f"{start}/{path}") for path in paths}
    return {path: name.removeprefix(above) if name.startswith(above) else path for path, name in whole.items()}


def _place(folder: Path, root: Path) -> str:
    try:
        place = folder.relative_to(root).as_posix()
    except ValueError as fault:
        raise TroubleError(f"'{folder}' lies outside of the git repository '{root}'") from fault
    return "" if place == "." else place
