"""What happened to a point, in the words that headers count and entries begin with."""

from collections.abc import Iterator

from planvers.comparing.align import Method
from planvers.comparing.change import Change
from planvers.comparing.evidence import Fate, fate, fate_of_tombstone
from planvers.model.plan import Point
from planvers.model.vocabulary import ChangeKind, Status
from planvers.views.phrases import STATUS_WORDS, inferred_words, label

CHANGE_WORDS = {kind: kind.value.replace("_", " ") for kind in ChangeKind} | {
    ChangeKind.UNACCOUNTED: "unaccounted for",
}
NOTHING_LIKE_IT = "nothing in the new text is like it"
BY_IDENTICAL_WORDING = "linked by identical wording, not declared"
NO_HEIR, NO_ORIGIN = "no counterpart found in the new text", "no counterpart found in the old text"
FATE_WORDS = {item: item.value.replace("_", " ") for item in Fate} | {
    Fate.NOT_IN_NEW_TEXT: "not in the new text",
    Fate.NO_COMMON_LANGUAGE: "in no common language",
}
# What folded sub-points are named as.
FOLDED_WORDS = {
    ChangeKind.UNCHANGED: "unchanged",
    ChangeKind.EDITORIAL: "editorial only",
    ChangeKind.UNACCOUNTED: "unaccounted for",
    ChangeKind.NOT_MENTIONED: "not mentioned",
}
_HEARSAY = frozenset(item for item in Fate if item.value.startswith("report"))
# What was lost first, what nobody knows last.
_ORDER = (
    FATE_WORDS[Fate.DROPPED_ON_RECORD],
    CHANGE_WORDS[ChangeKind.DROPPED],
    NO_HEIR,
    NO_ORIGIN,
    *(CHANGE_WORDS[kind] for kind in ChangeKind if kind not in (ChangeKind.UNACCOUNTED, ChangeKind.UNCHANGED)),
    *STATUS_WORDS.values(),
    FATE_WORDS[Fate.REPORTS_CONFLICT],
    *FATE_WORDS.values(),
    CHANGE_WORDS[ChangeKind.UNACCOUNTED],
    CHANGE_WORDS[ChangeKind.UNCHANGED],
)


def fates(change: Change) -> tuple[str, ...]:
    """What happened to a point: its fate, or its status where only that is public, or else its kinds of change."""
    known = fate(change)
    if known is not None:
        return (FATE_WORDS[known],)
    if change.new and ChangeKind.UNACCOUNTED in change.kinds and change.point.status is not Status.UNKNOWN:
        return (STATUS_WORDS[change.point.status],)
    if ChangeKind.NO_COUNTERPART in change.kinds:
        return (NO_ORIGIN if change.new else NO_HEIR,)
    return tuple(CHANGE_WORDS[kind] for kind in change.kinds)


def is_of_knowledge(change: Change) -> bool:
    """Whether only our knowledge of a point changed, nobody has any, or it rests on reports alone."""
    is_hearsay = fate(change) in _HEARSAY
    return is_hearsay or {ChangeKind.TEXT_LEARNED, ChangeKind.UNACCOUNTED}.issuperset(change.kinds)


def words_of_plan(change: Change) -> tuple[str, ...]:
    """The words for what happened in the plan itself, without those for what became known or is not known."""
    if is_of_knowledge(change):
        return ()
    known = words_of_knowledge(change)
    return tuple(word for word in fates(change) if word not in known)


def words_of_knowledge(change: Change) -> tuple[str, ...]:
    """The words for what became known of a point, or is not known."""
    if is_of_knowledge(change):
        return fates(change)
    told = {kind for kind in change.kinds if kind is ChangeKind.TEXT_LEARNED}
    return tuple(CHANGE_WORDS[kind] for kind in told)


def how_known(change: Change) -> Iterator[str]:
    """What the links of a point, or the absence of any, rest on that nobody declared."""
    if not change.new and ChangeKind.DROPPED in change.kinds:
        yield NOTHING_LIKE_IT
    elif ChangeKind.ADDED in change.kinds and change.point.derived_from is None:
        yield "nothing in the old text is like it"
    if any(link.method is Method.IDENTICAL for link in change.links):
        yield BY_IDENTICAL_WORDING
    for link in change.links:
        if link.match:
            origin = next(unit for unit in change.old if unit.id == link.old)
            which = f"link to {label(origin)} " if len(change.links) > 1 else ""
            yield f"{which}{inferred_words(link)}"


def tombstone_words(point: Point) -> str:
    """How a dropped point is known to be gone."""
    known = fate_of_tombstone(point)
    return FATE_WORDS[known] if known else CHANGE_WORDS[ChangeKind.DROPPED]


def rank(word: str) -> int:
    """The place of a word in a header."""
    return _ORDER.index(word)


def is_folded(change: Change) -> bool:
    """Whether a change is only named in a closing line. What was inferred is always told in full."""
    if change.is_inferred:
        return False
    if change.kinds in ((ChangeKind.UNCHANGED,), (ChangeKind.EDITORIAL,)):
        return not any(not is_folded(part) for part in change.parts)
    is_silent = not change.new or not (change.point.reports or change.point.status is not Status.UNKNOWN)
    return change.kinds == (ChangeKind.NOT_MENTIONED,) or (change.kinds == (ChangeKind.UNACCOUNTED,) and is_silent)
