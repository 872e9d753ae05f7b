"""Two texts, or two spellings, compared word by word: the only module that imports difflib.

`autojunk` is always off: its popularity heuristic wakes at 200 tokens and then ignores
exactly the words that legal texts repeat.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize


class RunKind(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    EDITORIAL = "editorial"
    CHANGED = "changed"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


class Run(NamedTuple):
    """A stretch of two texts in reading order.

    `KEPT` has the same text on both sides; `EDITORIAL` the same words on both, written otherwise;
    `CHANGED` what was and what is, one of which may be empty. A sentence that stands elsewhere now
    is `MOVED_AWAY` where it was (`new` is empty) and `MOVED_HERE` where it is (`old` is empty).
    """

    kind: RunKind
    old: str
    new: str


# Letters that are written without spaces between words, each a word of its own here: kana and Han.
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Marks that belong to the letter before them, which \\w does not take: Latin, Cyrillic, Hebrew, Arabic,
# Devanagari to Malayalam, Thai, and the joiners.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0d4d\u0e31\u0e34-\u0e4e\u200c\u200d"
)
# A word keeps its inner separators, so that 600,000 and 50:50 and Dnipro's are one word each.
# White space belongs to the word before it, so that a changed phrase is one run.
_ASCII_TOKEN = re.compile(r"(?:-?\w+(?:[.,:/'-]\w+)*%?|[^\w\s])\s*|\s+")
_WORD = re.compile(r"\w+")
_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'",
        "„": '"',
        "‑": "-",
        "…": "...",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
    }
)
_SHORT_WORD = 3


class _Piece(NamedTuple):
    """A stretch of both texts; `kept` says that `old` and `new` are the same text."""

    kept: bool
    old: str
    new: str


@lru_cache(maxsize=1024)
def compare(old: str, new: str) -> tuple[Run, ...]:
    """The runs that turn `old` into `new`, in reading order.

    Joining the old sides gives back `old` exactly, and joining the new sides `new`. No run is
    empty on both sides, and no two neighbours are of one kind. People read phrases,
    so a single kept word between two replacements is taken into the change, as is one
    of up to three letters between any two changes.
    """
    if old == new:
        return (Run(RunKind.KEPT, old, new),) if old else ()
    pieces = _without_islands(_joined(_aligned(_tokens(old), _tokens(new))))
    runs = (run for piece in _joined(pieces) for run in _runs(piece))
    return tuple(
        Run(kind, "".join(run.old for run in same), "".join(run.new for run in same))
        for kind, group in groupby(runs, key=lambda run: run.kind)
        for same in [list(group)]
    )


def _tokens(text: str) -> list[str]:
    return (_ASCII_TOKEN if text.isascii() else _any_token()).findall(text)


@cache
def _any_token() -> re.Pattern[str]:
    """The pattern of a token in any script; for ASCII it finds the same as the shorter one, which compiles faster."""
    letters = rf"(?:(?![{_CJK}])[\w{MARKS}])+"
    return re.compile(rf"(?:[{_CJK}]|-?{letters}(?:[.,:/'’-]{letters})*%?|[^\w\s])\s*|\s+")


def kept_share(runs: Iterable[Run]) -> float:
    """How much of the longer text was kept, from 0.0 to 1.0, by characters; 1.0 for two empty texts."""
    kept = old = new = 0
    for run in runs:
        kept += len(run.new) if run.kind is not RunKind.CHANGED else 0
        old += len(run.old)
        new += len(run.new)
    return kept / max(old, new) if old or new else 1.0


def is_editorial(old: str, new: str) -> bool:
    """Whether two different texts differ only in quotes, dashes and white space."""
    return old != new and _plain(old) == _plain(new)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most similar of `names`, or None if none is similar enough to suggest; ties by name."""
    found = get_close_matches(name, sorted(set(names)), n=1, cutoff=0.6)
    return found[0] if found else None


def common_stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where two sequences agree, as start and length in `old`.

    The two sequences agree in the same items when they are given the other way round: difflib
    alone would not promise that, so the shorter one always goes first.
    """
    swapped = (len(new), new) < (len(old), old)
    first, second = (new, old) if swapped else (old, new)
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        if block.size:
            yield (block.b if swapped else block.a), block.size


def _aligned(old: list[str], new: list[str]) -> Iterator[_Piece]:
    """Pieces from tokens. Words are matched without the white space after them, which is compared next."""
    matcher = SequenceMatcher(None, [_key(token) for token in old], [_key(token) for token in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield _Piece(kept=False, old="".join(old[i1:i2]), new="".join(new[j1:j2]))
            continue
        for before, after in zip(old[i1:i2], new[j1:j2], strict=True):
            word = _key(before)
            yield _Piece(kept=True, old=word, new=word)
            space, new_space = before[len(word) :], after[len(word) :]
            yield _Piece(kept=space == new_space, old=space, new=new_space)


def _key(token: str) -> str:
    return token.rstrip() or token


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbours of one sort joined, empty ones left out."""
    filled = (piece for piece in pieces if piece.old or piece.new)
    return [
        _Piece(kept, "".join(piece.old for piece in same), "".join(piece.new for piece in same))
        for kept, group in groupby(filled, key=lambda piece: piece.kept)
        for same in [list(group)]
    ]


def _without_islands(pieces: list[_Piece]) -> Iterator[_Piece]:
    """The same pieces, with kept islands inside a change counted as changed."""
    for position, piece in enumerate(pieces):
        inside = 0 < position < len(pieces) - 1
        if piece.kept and inside and _is_island(piece.old, pieces[position - 1], pieces[position + 1]):
            yield piece._replace(kept=False)
        else:
            yield piece


def _is_island(text: str, before: _Piece, after: _Piece) -> bool:
    words = _WORD.findall(text)
    if len(words) > 1:
        return False
    between_replacements = all((before.old, before.new, after.old, after.new))
    return between_replacements or len("".join(words)) <= _SHORT_WORD


def _runs(piece: _Piece) -> Iterator[Run]:
    """One kept run, or the change, with the white space that both sides end in kept."""
    if piece.kept:
        yield Run(RunKind.KEPT, piece.old, piece.new)
        return
    tail = _common_tail(piece.old, piece.new)
    yield Run(RunKind.CHANGED, piece.old.removesuffix(tail), piece.new.removesuffix(tail))
    if tail:
        yield Run(RunKind.KEPT, tail, tail)


def _common_tail(old: str, new: str) -> str:
    """The white space that both texts end in, or nothing where one has nothing else."""
    old_tail, new_tail = old[len(old.rstrip()) :], new[len(new.rstrip()) :]
    return old_tail if old_tail == new_tail else ""


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).translate(_TYPOGRAPHY).split())
