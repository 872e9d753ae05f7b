"""Lines into running text: paragraphs with their lines joined, and words that a line end cut made whole."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.importing.lines import Line
from planvers.words.scripts import UNSPACED

_CUT = re.compile(r"(\w+)[-‐]\Z")
_GOES_ON = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:[-‐]\w+)*")
_HYPHENS = ("-", "‐")
_LONGEST_HALF = 60
_UNSPACED = re.compile(f"[{UNSPACED}]")
_BOLD = re.compile(r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*", re.DOTALL)


class Joined(NamedTuple):
    """Paragraphs, and the words that were cut by line ends, as they stand now."""

    paragraphs: tuple[str, ...]
    mended: tuple[str, ...] = ()


class Known(NamedTuple):
    """The words of a text, in small letters, and those with hyphens in them: what a cut word may be."""

    words: frozenset[str]
    hyphened: frozenset[str]


def known_words(lines: Iterable[Line]) -> Known:
    """The words of lines, but for the halves of those that line ends cut."""
    found: list[str] = []
    is_cut = False
    for line in lines:
        cut = _cut(line.text)
        text = line.text[: -len(cut) - 1] if cut else line.text
        words = [word.lower().replace("‐", "-") for word in _WORD.findall(text)]
        found += words[is_cut:]
        is_cut = bool(cut) or line.is_cut
    return Known(frozenset(found), frozenset(word for word in found if "-" in word))


def joined(lines: Sequence[Line], known: Known) -> Joined:
    """The paragraphs of lines."""
    paragraphs: list[list[str]] = []
    mended: list[str] = []
    is_cut = False
    for line in lines:
        if not line.text:
            continue
        if not paragraphs or line.is_after_gap:
            paragraphs.append([line.text])
        else:
            pieces = paragraphs[-1]
            pieces[-1:], word = _met(pieces[-1], line.text, known, is_cut=is_cut)
            mended += [word] if word else []
        is_cut = line.is_cut
    whole = ("".join(pieces) for pieces in paragraphs)
    return Joined(tuple(" ".join(_plain(text).split()) for text in whole), tuple(mended))


def _plain(text: str) -> str:
    """Text without the marks that make it bold in Markdown."""
    return _BOLD.sub(lambda found: found[1], text)


def _met(text: str, more: str, known: Known, *, is_cut: bool) -> tuple[tuple[str, ...], str]:
    """Pieces that make one text of two lines, and the word that was cut between them, if one was."""
    if is_cut:
        return (text, more), ""
    cut, on = _cut(text), _GOES_ON.match(more)
    if cut and on:
        whole = _whole(cut, on[0], known)
        before, rest = f"{text[: -len(cut) - 1]}{whole}", more[on.end() :]
        # A long word may be cut twice.
        return ((f"{before}{rest}",) if rest in _HYPHENS else (before, rest)), whole
    is_unspaced = _UNSPACED.match(text[-1:]) and _UNSPACED.match(more)
    return (text if is_unspaced else f"{text} ", more), ""


def _cut(text: str) -> str:
    """The half of a word before a hyphen at the end of a line, or nothing."""
    found = _CUT.search(text[-_LONGEST_HALF:]) if text.endswith(_HYPHENS) else None
    return found[1] if found else ""


def _whole(first: str, second: str, known: Known) -> str:
    """One word or two with a hyphen: as the text has it elsewhere, else one where the second is in small letters."""
    one, two = f"{first}{second}", f"{first}-{second}"
    if two.lower() in known.hyphened or not (first[-1].isalpha() and second[0].islower()):
        return two
    if one.lower() in known.words:
        return one
    # «co-» and «re-» are no words; where both are, the hyphen may have been meant all along.
    return two if {first.lower(), second.lower()} <= known.words else one
