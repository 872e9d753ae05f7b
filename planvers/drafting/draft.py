"""A version that is being written: what is known of it, and what is left to a person, as remarks beside it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from planvers.model.dates import When
from planvers.model.plan import Point
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade

# What a remark begins with that asks a person for something.
TODO = "TODO"


class DraftPoint(NamedTuple):
    """A point as far as it is known. Its own `subpoints` are empty: they are the `parts`.

    `before` are remarks above it, `inside` those below what is known of it.
    """

    point: Point
    parts: tuple["DraftPoint", ...] = ()
    before: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


class Header(NamedTuple):
    """What is known of a version besides its points; what is not is left to a person. Names are ids."""

    title: str = ""
    date: When | None = None
    kind: VersionKind | None = None
    authors: tuple[str, ...] = ()
    disclosure: Disclosure | None = None
    wording: WordingGrade | None = None
    sources: tuple[str, ...] = ()


class Draft(NamedTuple):
    """A version as far as it is known. `opening` are remarks above its points, `closing` those below them.

    `sure_of` are the versions that it is surely based on, `perhaps` one that it may be based on. A title that
    is the id stands for one that nobody knows.
    """

    id: str
    header: Header
    points: tuple[DraftPoint, ...]
    sure_of: tuple[str, ...] = ()
    perhaps: str = ""
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


def words_of(vocabulary: type[StrEnum]) -> str:
    """The allowed words of a vocabulary, parted as alternatives."""
    return " | ".join(vocabulary)


def todo(key: str, value: str, why: str = "") -> str:
    """A remark that asks for a key. Without the sign and the word in front it is a line of the file."""
    return f"{TODO} {key}: {value}   # {why}" if why else f"{TODO} {key}: {value}"


def header_todos(draft: Draft) -> Iterator[tuple[str, str]]:
    """What of a version only a person can know: the keys that it lacks, each with the remark that asks for it."""
    header = draft.header
    if header.title == draft.id:
        yield "title", f"{TODO} the title above is only the id: say what the version is called"
    if header.date is None:
        yield _asked("date", '"2025-11-23"', 'when it became known; "2025-11" or "2025" where no more is known')
    if header.kind is None:
        yield _asked("kind", words_of(VersionKind))
    if not header.authors:
        yield _asked("authors", "[ids of parties]", "leave it out where that is not known")
    if draft.perhaps:
        yield _asked("based_on", f"[{draft.perhaps}]", "if it continues that version")
    if header.disclosure is None:
        yield _asked("disclosure", words_of(Disclosure), "how much of it is publicly known")
    if header.wording is None:
        yield _asked("wording", words_of(WordingGrade), "how close this wording is to the document's own")
    if not header.sources:
        yield _asked("sources", "[ids from sources.yaml]")


def _asked(key: str, value: str, why: str = "") -> tuple[str, str]:
    return key, todo(key, value, why)
