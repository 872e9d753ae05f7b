"""statements.yaml: the dated, append-only log of who said what about which version or point."""

from planvers.model.plan import About, Statement
from planvers.model.vocabulary import Basis, Stance
from planvers.reading.fields import Condition, Field, Kind, Shape, Values, record
from planvers.reading.kinds import ABOUT, BOOLEAN, DATE, NO_DATE, SCHEMA, SLUG, TEXT, choice, list_of, reference

_ID = Field("id", SLUG, "", required=True)
_DATE = Field("date", DATE, NO_DATE, required=True)
_DATE_NOTE: Field[str | None] = Field("date_note", TEXT, None)
_PARTY = Field("party", reference("party"), "", required=True)
_SPEAKER = Field("speaker", TEXT, "", required=True)
_ABOUT: Field[tuple[About, ...]] = Field("about", list_of(ABOUT), ())
_TOPIC: Field[str | None] = Field("topic", reference("topic"), None)
_STANCE = Field("stance", choice(Stance), Stance.NO_POSITION, required=True)
_CONDITION: Field[str | None] = Field("condition", TEXT, None)
_PROPOSAL: Field[str | None] = Field("proposal", TEXT, None)
_RED_LINE = Field("red_line", BOOLEAN, default=False)
_SUMMARY = Field("summary", TEXT, "", required=True)
_BASIS = Field("basis", choice(Basis), Basis.REPORTED_ANONYMOUS, required=True)
_SOURCES: Field[tuple[str, ...]] = Field("sources", list_of(reference("source")), (), required=True)
_NOTES: Field[str | None] = Field("notes", TEXT, None)


def _statement(values: Values) -> Statement:
    return Statement(
        id=values[_ID],
        date=values[_DATE],
        party=values[_PARTY],
        speaker=values[_SPEAKER],
        stance=values[_STANCE],
        summary=values[_SUMMARY],
        basis=values[_BASIS],
        sources=values[_SOURCES],
        where=values.where,
        date_note=values[_DATE_NOTE],
        about=values[_ABOUT],
        topic=values[_TOPIC],
        condition=values[_CONDITION],
        proposal=values[_PROPOSAL],
        red_line=values[_RED_LINE],
        notes=values[_NOTES],
    )


_CONDITIONAL = frozenset({Stance.ACCEPTS_CONDITIONALLY})
_COUNTER = frozenset({Stance.COUNTER_PROPOSES})
STATEMENT = Shape(
    "statement",
    (
        _ID,
        _DATE,
        _DATE_NOTE,
        _PARTY,
        _SPEAKER,
        _ABOUT,
        _TOPIC,
        _STANCE,
        _CONDITION,
        _PROPOSAL,
        _RED_LINE,
        _SUMMARY,
        _BASIS,
        _SOURCES,
        _NOTES,
    ),
    Condition(
        _ABOUT, frozenset({()}), "a statement about no version of the plan says which topic it concerns", (_TOPIC,)
    ),
    Condition(_STANCE, _CONDITIONAL, "accepts_conditionally says on what condition", (_CONDITION,)),
    Condition(
        _STANCE,
        frozenset(Stance) - _CONDITIONAL,
        "only accepts_conditionally carries a condition",
        forbids=(_CONDITION,),
    ),
    Condition(_STANCE, _COUNTER, "counter_proposes says what is proposed instead", (_PROPOSAL,)),
    Condition(_STANCE, frozenset(Stance) - _COUNTER, "only counter_proposes carries a proposal", forbids=(_PROPOSAL,)),
)
_STATEMENTS: Field[tuple[Statement, ...]] = Field("statements", list_of(record(STATEMENT, _statement)), ())
STATEMENTS = Shape("log of statements", (SCHEMA, _STATEMENTS))
STATEMENTS_FILE: Kind[tuple[Statement, ...]] = record(STATEMENTS, lambda values: values[_STATEMENTS])
