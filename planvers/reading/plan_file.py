"""plan.yaml: what the plan is, its parties, actors and topics, and how loud each alarm is."""

from typing import NamedTuple

from planvers.model.places import Location
from planvers.model.plan import Actor, Party, Topic
from planvers.model.vocabulary import AlarmLevel
from planvers.reading.fields import Field, Shape, Values, record
from planvers.reading.kinds import BOOLEAN, LANGUAGE, RULE, SCHEMA, SLUG, TEXT, choice, list_of, mapping_of


class PlanHeader(NamedTuple):
    """The content of plan.yaml, with the place of every party, actor and topic, in order."""

    where: Location
    id: str
    title: str
    summary: str | None
    language: str
    provisional_until_complete: bool
    parties: tuple[tuple[Party, Location], ...]
    actors: tuple[tuple[Actor, Location], ...]
    topics: tuple[tuple[Topic, Location], ...]
    alarm_levels: tuple[tuple[str, AlarmLevel], ...]


_ID = Field("id", SLUG, "", required=True)
_NAME = Field("name", TEXT, "", required=True)
_SHORT = Field("short", TEXT, "", required=True)
_ALIASES: Field[tuple[str, ...]] = Field("aliases", list_of(TEXT), ())


def _party(values: Values) -> tuple[Party, Location]:
    return Party(values[_ID], values[_NAME], values[_SHORT], values[_ALIASES]), values.where


def _actor(values: Values) -> tuple[Actor, Location]:
    return Actor(values[_ID], values[_NAME], values[_ALIASES]), values.where


def _topic(values: Values) -> tuple[Topic, Location]:
    return Topic(values[_ID], values[_NAME]), values.where


PARTY = Shape("party", (_ID, _NAME, _SHORT, _ALIASES))
ACTOR = Shape("actor", (_ID, _NAME, _ALIASES))
TOPIC = Shape("topic", (_ID, _NAME))

_TITLE = Field("title", TEXT, "", required=True)
_SUMMARY: Field[str | None] = Field("summary", TEXT, None)
_LANGUAGE = Field("language", LANGUAGE, "en", required=True)
_PROVISIONAL = Field("provisional_until_complete", BOOLEAN, default=False)
_PARTIES: Field[tuple[tuple[Party, Location], ...]] = Field(
    "parties", list_of(record(PARTY, _party)), (), required=True
)
_ACTORS: Field[tuple[tuple[Actor, Location], ...]] = Field("actors", list_of(record(ACTOR, _actor)), ())
_TOPICS: Field[tuple[tuple[Topic, Location], ...]] = Field("topics", list_of(record(TOPIC, _topic)), ())
_ALARMS: Field[tuple[tuple[str, AlarmLevel], ...]] = Field("alarms", mapping_of(RULE, choice(AlarmLevel)), ())


def _plan(values: Values) -> PlanHeader:
    return PlanHeader(
        where=values.where,
        id=values[_ID],
        title=values[_TITLE],
        summary=values[_SUMMARY],
        language=values[_LANGUAGE],
        provisional_until_complete=values[_PROVISIONAL],
        parties=values[_PARTIES],
        actors=values[_ACTORS],
        topics=values[_TOPICS],
        alarm_levels=values[_ALARMS],
    )


PLAN = Shape(
    "plan",
    (SCHEMA, _ID, _TITLE, _SUMMARY, _LANGUAGE, _PROVISIONAL, _PARTIES, _ACTORS, _TOPICS, _ALARMS),
)
PLAN_FILE = record(PLAN, _plan)
