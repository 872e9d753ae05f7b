"""Links between points as JSON, the same in every document."""

from collections.abc import Mapping
from typing import NamedTuple

from planvers.comparing.align import Link, Method
from planvers.documents.shapes import SHARE, STRING, Shape, key, nullable, optional, record, words
from planvers.matching.certainty import Certainty
from planvers.matching.inference import Candidate, Rival


class Linked(NamedTuple):
    """A link, and how alike its two points are, or None where that is not known."""

    link: Link
    similarity: float | None


def linked(link: Link, similarity: Mapping[tuple[str, str], float] | None = None) -> Linked:
    """A link with the likeness of its points, from those that are known or from what it rests on itself."""
    own = link.match.similarity if link.match else None
    return Linked(link, (similarity or {}).get((link.old, link.new), own))


CANDIDATE: Shape[Candidate] = record(
    "candidate",
    "A point of the other version that comes near, and how alike the two are, from 0 to 1.",
    key("id", STRING, lambda item: item.id),
    key("similarity", SHARE, lambda item: item.similarity),
)
_RIVAL: Shape[Rival] = record(
    "rival",
    "The pair that comes nearest to taking the place of a link.",
    key("old", STRING, lambda item: item.old),
    key("new", STRING, lambda item: item.new),
    key("similarity", SHARE, lambda item: item.similarity),
)
LINK: Shape[Linked] = record(
    "link",
    "A link between an old and a new point; what only inferred links have is absent of others.",
    key("old", STRING, lambda item: item.link.old),
    key("new", STRING, lambda item: item.link.new),
    key("method", words(Method), lambda item: item.link.method),
    optional("score", SHARE, lambda item: item.link.match.score if item.link.match else None, "how sure it is"),
    optional("certainty", words(Certainty), lambda item: item.link.certainty),
    key("similarity", nullable(SHARE), lambda item: item.similarity, "how alike the two are; null where nobody looked"),
    optional("runner_up", _RIVAL, lambda item: item.link.match.runner_up if item.link.match else None),
    optional("margin", SHARE, lambda item: item.link.match.margin if item.link.match else None),
)
