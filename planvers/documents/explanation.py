"""What the links of one old point rest on, as JSON."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planvers.comparing.align import Link
from planvers.comparing.concordance import Concordance
from planvers.comparing.explanation import Explanation
from planvers.documents.envelope import Output
from planvers.documents.links import LINK, linked
from planvers.documents.records import VERSION_INPUT
from planvers.documents.shapes import SHARE, STRING, STRINGS, Shape, array, key, mapping, nullable, optional, record
from planvers.matching.explaining import SharedWord
from planvers.model.plan import Point


class Explained(NamedTuple):
    """What the links of one old point rest on."""

    found: Concordance
    unit: Point
    told: Sequence[Explanation]


class _Told(NamedTuple):
    """An explanation, and how alike the points of the links of its concordance are."""

    item: Explanation
    similarity: Mapping[tuple[str, str], float]


def _evidence(item: Explanation) -> dict[str, float]:
    return item.link.match.evidence.parts() if item.link and item.link.match else {}


_WORD: Shape[SharedWord] = record(
    "shared_word",
    "A word that both wordings have, and how much of what they have in common it makes up.",
    key("old", STRING, lambda word: word.old),
    key("new", STRING, lambda word: word.new),
    key("share", SHARE, lambda word: word.share),
)
_NEIGHBOUR: Shape[Link] = record(
    "neighbour",
    "A sure link of points around both.",
    key("old", STRING, lambda link: link.old),
    key("new", STRING, lambda link: link.new),
)
_EXPLANATION: Shape[_Told] = record(
    "explanation",
    "Two points side by side.",
    key("old", STRING, lambda told: told.item.old.id),
    key("new", STRING, lambda told: told.item.new.id),
    optional(
        "link",
        LINK,
        lambda told: linked(told.item.link, told.similarity) if told.item.link else None,
        "absent of a mere candidate",
    ),
    key("similarity", nullable(SHARE), lambda told: told.item.similarity),
    key("words", nullable(array(_WORD)), lambda told: told.item.common.words if told.item.common else None),
    key("sentences", nullable(STRINGS), lambda told: told.item.common.sentences if told.item.common else None),
    key("neighbours", array(_NEIGHBOUR), lambda told: told.item.neighbours),
    key("evidence", mapping(SHARE), lambda told: _evidence(told.item), "in log odds"),
)

EXPLANATION: Output[Explained] = Output(
    "map",
    "explained",
    "What the links of one old point rest on, or what comes near to one that has none.",
    inputs=(
        key("old", VERSION_INPUT, lambda it: it.found.diff.old),
        key("new", VERSION_INPUT, lambda it: it.found.diff.new),
    ),
    options=(key("explain", STRING, lambda it: it.unit.id, "the old point"),),
    body=(key("explanations", array(_EXPLANATION), lambda it: [_Told(item, it.found.similarity) for item in it.told]),),
)
