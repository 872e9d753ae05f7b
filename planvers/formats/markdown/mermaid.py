"""A tree as a Mermaid flowchart, which GitHub draws."""

import re
from collections.abc import Iterator

from planvers.formats.markdown.text import printable
from planvers.views.page import Branch, Tree

# In a label between quotation marks Mermaid reads HTML, Markdown and mathematics, and only then entities; a number
# sign begins an entity.
_CODES = {sign: f"#{ord(sign)};" for sign in '"#<>&`|[]{}()\\;%*_~$'}
# Mermaid puts a picture in the place of the name of an icon, such as fa:fa-x.
_ICON = re.compile(":(?=fa-)")
# Of a label that begins like an item of a list Mermaid shows that it has no lists, and nothing else.
_ITEM = re.compile(r"(?P<number>[0-9]*)(?P<sign>[.+=-])")


def flowchart(tree: Tree) -> list[str]:
    """The rows of a fenced block: a box a branch, an arrow from each to what grows from it."""
    rows = ["```mermaid", "flowchart TD"]
    rows += [f"    {row}" for row in _rows(tree)]
    return [*rows, "```"]


def _rows(tree: Tree) -> Iterator[str]:
    # Without recursion, so that a lineage of any length can be drawn.
    waiting: list[tuple[Branch, str]] = [(root, "") for root in reversed(tree.roots)]
    count = 0
    while waiting:
        branch, parent = waiting.pop()
        name = f"v{count}"
        count += 1
        yield f'{name}["{_label(branch)}"]'
        if parent:
            yield f"{parent} --> {name}"
        waiting.extend((child, name) for child in reversed(branch.children))


def _label(branch: Branch) -> str:
    text = " ".join(printable("".join(span.text for span in branch.line)).split())
    coded = _ICON.sub(f"#{ord(':')};", "".join(_CODES.get(sign, sign) for sign in text))
    return (
        _ITEM.sub(lambda found: f"{found['number']}#{ord(found['sign'])};", coded, count=1)
        if _ITEM.match(coded)
        else coded
    )
