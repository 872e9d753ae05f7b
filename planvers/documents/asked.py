"""What was asked of a command, by the names that the plan and the program use: what a document echoes.

Apart from the documents themselves, because commands narrow what they find by it, whatever is written.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planvers.comparing.align import ALL_REASONS, Reasons
from planvers.model.vocabulary import AlarmLevel


class DiffAsked(NamedTuple):
    """Which changes were asked for, by id, what may link points, and how loud alarms are."""

    only: Sequence[str] = ()
    points: Sequence[str] = ()
    topics: Sequence[str] = ()
    parties: Sequence[str] = ()
    reasons: Reasons = ALL_REASONS
    levels: Mapping[str, AlarmLevel] = {}
    fail_on: AlarmLevel | None = None
    findings: bool = False


class StanceAsked(NamedTuple):
    """What of a matrix was asked for, party and topics by id."""

    party: str | None = None
    topics: Sequence[str] = ()
    as_of: datetime.date | None = None
    changed_since: str | None = None
    is_stale: bool = False
    by_topic: bool = False


class OpenAsked(NamedTuple):
    """Which open points were asked for, party and topics by id."""

    party: str | None = None
    topics: Sequence[str] = ()
    package: str | None = None
    as_of: datetime.date | None = None
