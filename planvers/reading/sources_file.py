"""sources.yaml: the register of the publications that everything cites."""

from planvers.model.dates import When
from planvers.model.places import Location
from planvers.model.plan import SourceRecord
from planvers.model.vocabulary import SourceKind
from planvers.reading.fields import Field, Kind, Shape, Values, record
from planvers.reading.kinds import DATE, LANGUAGE, SCHEMA, SLUG, TEXT, URL, choice, list_of

_ID = Field("id", SLUG, "", required=True)
_PUBLISHER = Field("publisher", TEXT, "", required=True)
_TITLE = Field("title", TEXT, "", required=True)
_DATE: Field[When | None] = Field("date", DATE, None)
_DATE_NOTE: Field[str | None] = Field("date_note", TEXT, None)
_URL: Field[str | None] = Field("url", URL, None)
_LANGUAGE = Field("language", LANGUAGE, "und", required=True)
_KIND = Field("kind", choice(SourceKind), SourceKind.PRESS, required=True)
_RELAYS = Field[tuple[str, ...]]("relays", list_of(TEXT), ())
_NOTES: Field[str | None] = Field("notes", TEXT, None)


def _source(values: Values) -> tuple[SourceRecord, Location]:
    source = SourceRecord(
        id=values[_ID],
        publisher=values[_PUBLISHER],
        title=values[_TITLE],
        language=values[_LANGUAGE],
        kind=values[_KIND],
        date=values[_DATE],
        date_note=values[_DATE_NOTE],
        url=values[_URL],
        relays=values[_RELAYS],
        notes=values[_NOTES],
    )
    return source, values.where


SOURCE = Shape("source", (_ID, _PUBLISHER, _TITLE, _DATE, _DATE_NOTE, _URL, _LANGUAGE, _KIND, _RELAYS, _NOTES))
_SOURCES: Field[tuple[tuple[SourceRecord, Location], ...]] = Field("sources", list_of(record(SOURCE, _source)), ())
SOURCES = Shape("register of sources", (SCHEMA, _SOURCES))
SOURCES_FILE: Kind[tuple[tuple[SourceRecord, Location], ...]] = record(SOURCES, lambda values: values[_SOURCES])
