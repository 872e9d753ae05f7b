"""Where the sentences of a text begin and end, in words."""

from collections.abc import Sequence

from planvers.words.tokens import core

ENDS = frozenset(".!?…。！？؟।")
_CLOSING = frozenset("\"'”’»)]）」』")


def sentences(words: Sequence[str]) -> list[range]:
    """The sentences of a text cut into tokens, each as the range of its tokens; together they cover the text.

    A sentence ends with its sign and what closes behind it, where the next word does not begin with a
    small letter, and at every line end.
    """
    found: list[range] = []
    start = 0
    for place in range(len(words)):
        last = words[place].rstrip()[-1:]
        is_end = last in ENDS or last in _CLOSING or "\n" in words[place]
        if is_end and place + 1 < len(words) and _ends(words, place):
            found.append(range(start, place + 1))
            start = place + 1
    if start < len(words):
        found.append(range(start, len(words)))
    return found


def _ends(words: Sequence[str], place: int) -> bool:
    """Whether a sentence ends with this token."""
    if "\n" in words[place]:
        return True
    following = words[place + 1]
    if core(following) in _CLOSING and not words[place][-1:].isspace():
        return False
    last = place
    while last > 0 and core(words[last]) in _CLOSING:
        last -= 1
    sign = core(words[last])
    is_end = sign[-1:] in ENDS and (len(sign) == 1 or set(sign) <= ENDS)
    return is_end and not following[:1].islower()
