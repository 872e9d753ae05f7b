"""What became of a text, as runs: stretches that were kept, changed, or moved elsewhere."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


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

    @property
    def is_replacement(self) -> bool:
        """Whether something stands on both sides, and it is not the same."""
        return self.kind is RunKind.CHANGED and bool(self.old) and bool(self.new)


def kept_share(runs: Iterable[Run]) -> float:
    """How much of the longer text was kept, from 0.0 to 1.0, by characters; 1.0 for two empty texts."""
    kept = old = new = 0
    for run in runs:
        kept += len(run.old) if run.kind is not RunKind.CHANGED else 0
        old += len(run.old)
        new += len(run.new)
    return min(kept / max(old, new), 1.0) if old or new else 1.0
