"""accepted.yaml: the findings that somebody looked at and accepted, each with who, why and until when."""

import datetime

from planvers.model.plan import Accepted
from planvers.reading.fields import Field, Kind, Shape, Values, record
from planvers.reading.kinds import DAY, FINGERPRINT, RULE, SCHEMA, TEXT, list_of

_RULE = Field("rule", RULE, "", required=True)
# Whether there is such a point, or what else the rule looks at, is for whoever knows the rules.
_POINT = Field("point", TEXT, "", required=True)
_FINGERPRINT = Field("fingerprint", FINGERPRINT, "", required=True)
_REASON = Field("reason", TEXT, "", required=True)
_BY = Field("by", TEXT, "", required=True)
_UNTIL: Field[datetime.date | None] = Field("until", DAY, None)


def _acceptance(values: Values) -> Accepted:
    return Accepted(
        rule=values[_RULE],
        point=values[_POINT],
        fingerprint=values[_FINGERPRINT],
        reason=values[_REASON],
        by=values[_BY],
        where=values.where,
        until=values[_UNTIL],
    )


ACCEPTANCE = Shape("acceptance", (_RULE, _POINT, _FINGERPRINT, _REASON, _BY, _UNTIL))
# The last acceptance may run out or be taken back, so the list may be empty.
_ACCEPT: Field[tuple[Accepted, ...]] = Field("accept", list_of(record(ACCEPTANCE, _acceptance)), ())
ACCEPTED = Shape("register of acceptances", (SCHEMA, _ACCEPT))
ACCEPTED_FILE: Kind[tuple[Accepted, ...]] = record(ACCEPTED, lambda values: values[_ACCEPT])
