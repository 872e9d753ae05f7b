"""A version that is being written: what is known of it, and what is left to a person, as remarks beside it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from planvers.model.plan import Point
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade


class DraftPoint(NamedTuple):
    """A point as far as it is known. Its own `subpoints` are empty: they are the `parts`.

    `before` are remarks above it, `inside` those below what is known of it.
    """

    point: Point
    parts: tuple["DraftPoint", ...] = ()
    before: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


class Draft(NamedTuple):
    """A version as far as it is known. `opening` are remarks above its points, `closing` those below them.

    `sure_of` are the versions that it is surely based on, `perhaps` one that it may be based on.
    """

    id: str
    title: str
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
    return f"TODO {key}: {value}   # {why}" if why else f"TODO {key}: {value}"


def header_todos(draft: Draft) -> Iterable[str]:
    """What of a version only a person can know, a line each."""
    if draft.title == draft.id:
        yield "TODO the title above is only the id: say what the version is called"
    yield todo("date", '"2025-11-23"', 'when it became known; "2025-11" or "2025" where no more is known')
    yield todo("kind", words_of(VersionKind))
    yield todo("authors", "[ids of parties]", "leave it out where that is not known")
    if draft.perhaps:
        yield todo("based_on", f"[{draft.perhaps}]", "if it continues that version")
    yield todo("disclosure", words_of(Disclosure), "how much of it is publicly known")
    yield todo("wording", words_of(WordingGrade), "how close this wording is to the document's own")
    yield todo("sources", "[ids from sources.yaml]")
