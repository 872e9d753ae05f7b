"""A finding: what a rule has to say about one point, as data."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.model.places import Location
from planvers.model.vocabulary import AlarmLevel

_LOUDEST = (AlarmLevel.ERROR, AlarmLevel.WARNING, AlarmLevel.INFO)
_FINGERPRINT_LENGTH = 12


class Finding(NamedTuple):
    """What one rule found in one point (or sub-point) between two versions.

    `rule` is the rule's stable code. `old` and `new` are what it found, as written, or empty where
    nothing stands there; `message` says it in a sentence and may be reworded freely. `where` is
    the point in its file. `content` is what the finding rests on.
    """

    rule: str
    level: AlarmLevel
    point: str
    old: str
    new: str
    message: str
    where: Location
    content: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What identifies the finding wherever the point stands, whatever its number and the message."""
        return fingerprint(self.rule, self.point, *self.content)

    def __str__(self) -> str:
        return f"{self.where}: {self.level} [{self.rule}] {self.point}: {self.message} ({self.fingerprint})"


def fingerprint(rule: str, point: str, *content: str) -> str:
    """Twelve hexadecimal digits over the rule, the point's id and what was found, white space and case apart."""
    # Imported only here: few runs print a fingerprint, or compare it with a written one.
    import hashlib

    # Half of a pair of surrogates, as in the name of a file that is no UTF-8, has no bytes of its own.
    told = "\x1f".join(essence((rule, point, *content))).encode("utf-8", "backslashreplace")
    return hashlib.sha256(told).hexdigest()[:_FINGERPRINT_LENGTH]


def essence(parts: Iterable[str]) -> tuple[str, ...]:
    """What a fingerprint is made of: texts without what it does not look at."""
    return tuple(" ".join(part.split()).casefold() for part in parts)


def loudness(level: AlarmLevel) -> int:
    """The rank of a level, the loudest first."""
    return _LOUDEST.index(level)


def is_as_loud(level: AlarmLevel, least: AlarmLevel) -> bool:
    """Whether a level is at least as loud as another."""
    return loudness(level) <= loudness(least)
