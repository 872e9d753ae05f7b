"""Trees turned into branches in reading order, each with the guides that stand before its rows.

With a stack and without recursion, since a lineage may have more versions than Python allows nested calls.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.views.page import Branch, Tree

RAIL = "│  "
_BLANK = " " * len(RAIL)
_FORK, _LAST_FORK = "├─ ", "└─ "
_ELLIPSIS = "…  "


class Guided(NamedTuple):
    """A branch and what stands before its first row, before each row below it, and in an empty row above it."""

    branch: Branch
    first: str
    below: str
    above: str


class _Twig(NamedTuple):
    """A branch that is still to come: the guides of what it grows from, and the fork that leads to it."""

    branch: Branch
    rails: tuple[str, ...] = ()
    fork: str = ""


def guided(tree: Tree, most: int) -> Iterator[Guided]:
    """Every branch of a tree, below the one that it grows from.

    No row has more than `most` guides before those of its own branch: of a longer lineage only the nearest are
    drawn, behind a sign that there are more, so that there is room for words however long it is.
    """
    stack = [_Twig(root) for root in reversed(tree.roots)]
    while stack:
        branch, rails, fork = stack.pop()
        inner = rails
        if fork:
            inner = _nearest((*rails, RAIL if fork == _FORK else _BLANK), most)
        before = "".join(rails)
        yield Guided(
            branch,
            first=before + fork,
            below="".join(inner) + (RAIL if branch.children else _BLANK),
            above=before + (RAIL if fork else ""),
        )
        last = len(branch.children) - 1
        stack.extend(
            _Twig(child, inner, _FORK if place < last else _LAST_FORK)
            for place, child in reversed(list(enumerate(branch.children)))
        )


def _nearest(rails: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The guides, or where there are too many the nearest of them."""
    return rails if len(rails) <= most else (_ELLIPSIS, *rails[len(rails) - most + 1 :])
