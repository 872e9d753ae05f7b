"""Which square bracket of a text belongs to which, and which to none.

Apart from the rest, because that is all that looking for stray brackets needs.
"""

import re
from typing import NamedTuple


class Balance(NamedTuple):
    """Where each `[` that is closed ends, behind its `]`, by where it stands; and where all without a partner stand."""

    ends: dict[int, int]
    unbalanced: tuple[int, ...]


def bracket_pairs(text: str) -> Balance:
    """Pair the brackets of a text: `[` belongs to the first `]` after it that no later `[` belongs to."""
    if "[" not in text and "]" not in text:
        return Balance({}, ())
    ends: dict[int, int] = {}
    opened: list[int] = []
    unopened: list[int] = []
    for sign in re.finditer(r"[][]", text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif opened:
            ends[opened.pop()] = sign.end()
        else:
            unopened.append(sign.start())
    return Balance(ends, tuple(sorted((*unopened, *opened))))
