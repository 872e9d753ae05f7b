"""Two texts compared word by word, in runs that a person reads as phrases."""

from functools import lru_cache

from planvers.words.alignment import Texts
from planvers.words.cleaning import cleaned
from planvers.words.runs import Run, RunKind


@lru_cache(maxsize=1024)
def compare(old: str, new: str) -> tuple[Run, ...]:
    """The runs that turn `old` into `new`, in reading order.

    Joining the old sides gives back `old` exactly, and joining the new sides `new`. No run is
    empty on both sides, and no two neighbours are of one kind but for sentences that moved. No
    single word stands kept between two replacements, unless it is a number.
    """
    if old == new:
        return (Run(RunKind.KEPT, old, new),) if old else ()
    texts = Texts(old, new)
    found = cleaned(texts.runs())
    # A sentence that was taken out here and put in there has moved, too.
    return tuple(cleaned(texts.runs()) if texts.take_moved(found) else found)


def is_editorial(old: str, new: str) -> bool:
    """Whether two different texts have the same words in the same order, written otherwise."""
    return old != new and all(run.kind in (RunKind.KEPT, RunKind.EDITORIAL) for run in compare(old, new))
