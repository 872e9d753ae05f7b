"""The closed vocabularies of the field. To add a word, add a member here and a test will ask for the rest.

The values are what people write in the files; `docs/glossary.md` says what each means.
"""

from enum import StrEnum

# Names of versions on the command line that only all versions together explain; no version has one as its id.
RELATIVE_NAMES = ("latest", "previous")


class VersionKind(StrEnum):
    """What sort of document a version is."""

    DRAFT = "draft"
    COUNTER_PROPOSAL = "counter_proposal"
    REVISION = "revision"
    FRAMEWORK = "framework"
    NON_PAPER = "non_paper"
    COMPILATION = "compilation"
    AGREEMENT = "agreement"
    SUPPLEMENT = "supplement"


class Disclosure(StrEnum):
    """How much of a version is publicly known."""

    FULL = "full"
    PARTIAL = "partial"
    COUNT_ONLY = "count_only"


class WordingGrade(StrEnum):
    """How close the wording we hold is to the document's own."""

    OFFICIAL = "official"
    LEAKED = "leaked"
    TRANSLATION = "translation"
    RESTATEMENT = "restatement"
    REPORTED = "reported"


class Status(StrEnum):
    """Where a point stands in the talks."""

    UNKNOWN = "unknown"
    PROPOSED = "proposed"
    OPEN = "open"
    DEFERRED = "deferred"
    BRACKETED = "bracketed"
    AGREED_IN_PRINCIPLE = "agreed_in_principle"
    AGREED_AD_REFERENDUM = "agreed_ad_referendum"
    AGREED = "agreed"
    DROPPED = "dropped"


AGREED_STATUSES = frozenset({Status.AGREED_IN_PRINCIPLE, Status.AGREED_AD_REFERENDUM, Status.AGREED})


# How far the talks have come on a point, so that moving back is visible.
STATUS_RANK = {
    Status.PROPOSED: 1,
    Status.OPEN: 2,
    Status.DEFERRED: 2,
    Status.BRACKETED: 3,
    Status.AGREED_IN_PRINCIPLE: 4,
    Status.AGREED_AD_REFERENDUM: 5,
    Status.AGREED: 6,
}


class DropReason(StrEnum):
    """Why a point is no longer in the plan."""

    WITHDRAWN = "withdrawn"
    ABSORBED = "absorbed"
    MOVED = "moved"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a party says of a version or a point."""

    ACCEPTS = "accepts"
    ACCEPTS_CONDITIONALLY = "accepts_conditionally"
    RESERVES = "reserves"
    COUNTER_PROPOSES = "counter_proposes"
    OPPOSES = "opposes"
    NO_POSITION = "no_position"


class Basis(StrEnum):
    """How a claim is known, strongest evidence first."""

    OFFICIAL_DOCUMENT = "official_document"
    ON_RECORD = "on_record"
    REPORTED_NAMED = "reported_named"
    REPORTED_ANONYMOUS = "reported_anonymous"


ON_RECORD_BASES = frozenset({Basis.OFFICIAL_DOCUMENT, Basis.ON_RECORD})


class Said(StrEnum):
    """What a report says became of a point whose wording is not public."""

    KEPT = "kept"
    CHANGED = "changed"
    BRACKETED = "bracketed"
    DROPPED = "dropped"
    ADDED = "added"


class SourceKind(StrEnum):
    """What sort of publisher a source is."""

    OFFICIAL = "official"
    AGENCY = "agency"
    PRESS = "press"
    AGGREGATOR = "aggregator"
    SOCIAL = "social"


class AlarmLevel(StrEnum):
    """How loud the alarm of a rule is; `off` silences it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class ChangeKind(StrEnum):
    """What happened to a point between two versions; several may hold at once."""

    DROPPED = "dropped"
    NO_COUNTERPART = "no_counterpart"
    RESTORED = "restored"
    ADDED = "added"
    MERGED = "merged"
    SPLIT = "split"
    REWORDED = "reworded"
    EDITORIAL = "editorial"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    STATUS_CHANGED = "status_changed"
    STANCE_CHANGED = "stance_changed"
    SOURCE_CHANGED = "source_changed"
    TEXT_LEARNED = "text_learned"
    UNACCOUNTED = "unaccounted"
    NOT_MENTIONED = "not_mentioned"
    UNCHANGED = "unchanged"
