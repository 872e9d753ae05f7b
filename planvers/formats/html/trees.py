"""Trees as nested lists, with a stack and without recursion, since a lineage may be longer than nested calls may be."""

from collections.abc import Callable, Iterable

from planvers.formats.html.text import OWN_DIRECTION, Scope, inline
from planvers.views.page import Block, Branch, Tree

# Readers of HTML give up at some hundred elements within each other, and a small window much earlier.
_DEEPEST = 12
_Step = tuple[Branch, int] | str


def tree(block: Tree, scope: Scope, written: Callable[[Iterable[Block], Scope], str]) -> str:
    """The branches of a tree, each below the one that it grows from.

    What grows from a branch that lies very deep stands beside it instead, with its depth told.
    `written` writes what a branch holds.
    """
    parts = ['<ul class="tree">']
    stack: list[_Step] = ["</ul>", *((root, 1) for root in reversed(block.roots))]
    while stack:
        step = stack.pop()
        if isinstance(step, str):
            parts.append(step)
            continue
        branch, depth = step
        told = f'<span class="muted">generation {depth}</span> ' if depth > _DEEPEST else ""
        parts.append(f"<li><p {OWN_DIRECTION}>{told}{inline(branch.line, scope)}</p>{written(branch.body, scope)}")
        children: list[_Step] = [(child, depth + 1) for child in reversed(branch.children)]
        if not children:
            parts.append("</li>")
        elif depth < _DEEPEST:
            parts.append('<ul class="branch">')
            stack += ["</ul></li>", *children]
        else:
            parts.append("</li>")
            stack += children
    return "".join(parts)
