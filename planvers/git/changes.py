"""Which files differ between two revisions, or between one and the working tree, as git lists them."""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.git.program import Git, text

# Nothing that a repository has set up for showing differences is run, and a file keeps its path.
_PLAIN = ("--raw", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all", "--no-abbrev")


class Changed(NamedTuple):
    """A file that differs, by its path from the top of the repository, and whether each side has it.

    A path that is not UTF-8 holds surrogates for its odd bytes.
    """

    path: str
    in_old: bool
    in_new: bool


def changed_paths(git: Git, old: str, new: str | None, within: str) -> tuple[Changed, ...]:
    """The files that differ between two commits, or a commit and the working tree (None), in order of paths.

    `git` runs at the top of the repository. Files that are new in the working tree count unless they are ignored.
    """
    paths = ("--", within) if within else ("--",)
    known = _listed(git.run("diff", *_PLAIN, old, *((new,) if new else ()), *paths))
    others = git.run("ls-files", "-z", "--others", "--exclude-standard", *paths) if new is None else b""
    new_files = (Changed(path, in_old=False, in_new=True) for path in _names(others))
    # A file that was staged and then taken out of the index is listed by both.
    return tuple(sorted({item.path: item for item in (*new_files, *known)}.values()))


def _listed(out: bytes) -> Iterator[Changed]:
    """`:100644 100644 <id> <id> M`, then the path, each ended by NUL."""
    names = _names(out)
    for entry, path in zip(names, names, strict=True):
        deed = entry.rpartition(" ")[2]
        yield Changed(path, in_old=deed[0] != "A", in_new=deed[0] != "D")


def _names(out: bytes) -> Iterator[str]:
    return (text(name) for name in out.split(b"\0") if name)
