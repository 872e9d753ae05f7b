"""plan.yaml: what the plan is, its parties and its topics."""

from typing import NamedTuple

from planvers.model.places import Location
from planvers.model.plan import Party, Topic
from planvers.reading.fields import Field, Shape, Values, record
from planvers.reading.kinds import BOOLEAN, LANGUAGE, SCHEMA, SLUG, TEXT, list_of


class PlanHeader(NamedTuple):
    """The content of plan.yaml, with the place of every party and topic, in order."""

    where: Location
    id: str
    title: str
    summary: str | None
    language: str
    provisional_until_complete: bool
    parties: tuple[tuple[Party, Location], ...]
    topics: tuple[tuple[Topic, Location], ...]


_ID = Field("id", SLUG, "", required=True)
_NAME = Field("name", TEXT, "", required=True)
_SHORT = Field("short", TEXT, "", required=True)


def _party(values: Values) -> tuple[Party, Location]:
    return Party(values[_ID], values[_NAME], values[_SHORT]), values.where


def _topic(values: Values) -> tuple[Topic, Location]:
    return Topic(values[_ID], values[_NAME]), values.where


PARTY = Shape("party", (_ID, _NAME, _SHORT))
TOPIC = Shape("topic", (_ID, _NAME))

_TITLE = Field("title", TEXT, "", required=True)
_SUMMARY: Field[str | None] = Field("summary", TEXT, None)
_LANGUAGE = Field("language", LANGUAGE, "en", required=True)
_PROVISIONAL = Field("provisional_until_complete", BOOLEAN, default=False)
_PARTIES: Field[tuple[tuple[Party, Location], ...]] = Field(
    "parties", list_of(record(PARTY, _party)), (), required=True
)
_TOPICS: Field[tuple[tuple[Topic, Location], ...]] = Field("topics", list_of(record(TOPIC, _topic)), ())


def _plan(values: Values) -> PlanHeader:
    return PlanHeader(
        where=values.where,
        id=values[_ID],
        title=values[_TITLE],
        summary=values[_SUMMARY],
        language=values[_LANGUAGE],
        provisional_until_complete=values[_PROVISIONAL],
        parties=values[_PARTIES],
        topics=values[_TOPICS],
    )


PLAN = Shape("plan", (SCHEMA, _ID, _TITLE, _SUMMARY, _LANGUAGE, _PROVISIONAL, _PARTIES, _TOPICS))
PLAN_FILE = record(PLAN, _plan)
