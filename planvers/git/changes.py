"""Which files differ between two revisions, or between one and the working tree, as git lists them."""

from collections.abc import Iterator

from planvers.git.program import running_git
from planvers.git.repository import Repository
from planvers.git.revisions import Revision
from planvers.trouble import TroubleError

# Of what is set up for showing differences, `git diff` would heed the folder that paths begin from, an order of files
# and more. These two are for programs and heed none of it; nothing is run, and a file keeps its path.
_PLAIN = ("--raw", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all", "--no-abbrev")
_COMMITS, _WORKING = ("diff-tree", "-r", *_PLAIN), ("diff-index", *_PLAIN)
_LIST = ("-z", "--full-name", "--exclude-standard")
_FILTERS = r"^filter\..*\.(clean|process)$"


def changed_paths(repository: Repository, old: Revision, new: Revision | None, within: str = "") -> tuple[str, ...]:
    """The files below a folder that differ between two commits, or a commit and the working tree (None), in order.

    By their paths from the top; a path that is not UTF-8 holds surrogates for its odd bytes. What is new in the
    working tree counts unless it is ignored. A file may be listed that was only touched.
    """
    paths = ("--", _below(within))
    if new is not None:
        return _listed(repository.run(*_COMMITS, old.commit, new.commit, *paths).items)
    # The top is asked for, so that a repository without a working tree is told of.
    repository.on_disk("")
    # Two walks through the folders, at the same time.
    with running_git(repository.start, "ls-files", *_LIST, "--others", *paths) as others:
        known = repository.run(*_without_filters(repository), *_WORKING, old.commit, *paths).items
        return tuple(sorted({*_listed(known), *others().items}))


def working_paths(repository: Repository, folder: str) -> frozenset[str]:
    """What git would commit below a folder of the working tree: by path, tracked or new, and not ignored."""
    repository.on_disk("")
    listed = repository.run("ls-files", *_LIST, "-t", "--cached", "--others", "--", _below(folder)).items
    # `H plan.yaml`; S is left out of a sparse checkout, and would look as if it had been deleted.
    if any(item.startswith("S ") for item in listed):
        told = f"'{folder or '.'}' is not checked out in full"
        raise TroubleError(told, "git sparse-checkout disable, or name two revisions: planvers review BASE HEAD")
    # A repository within this one is listed as a folder.
    return frozenset(item[2:].removesuffix("/") for item in listed)


def _below(folder: str) -> str:
    return f":(top,literal){folder}" if folder else ":(top)"


def _listed(items: list[str]) -> tuple[str, ...]:
    """`:100644 100644 <id> <id> M`, then the path, each an item."""
    return tuple(items[1::2])


def _without_filters(repository: Repository) -> Iterator[str]:
    """Settings that take the programs out of every filter that is set up.

    To tell whether a file differs, git would run those that attributes name, and these come with the files.
    """
    found = repository.run("config", "-z", "--name-only", "--get-regexp", _FILTERS, codes=(0, 1)).items
    for name in found:
        yield from ("-c", f"{name}=")
        yield from ("-c", f"{name.rpartition('.')[0]}.required=false")
