"""planvers stance."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.comparing.lineage import ancestors
from planvers.desk import Desk
from planvers.documents.asked import StanceAsked
from planvers.ledger.moves import Move, moves_between, moves_since
from planvers.ledger.stances import StanceMatrix, narrowed, of_party, only_stale, stances
from planvers.ledger.topics import by_topic
from planvers.model.dates import when
from planvers.model.plan import Plan, Version
from planvers.sheets.standing import matrix_table, moves_table, topics_table
from planvers.trouble import TroubleError
from planvers.typed import day_of, known_parties, known_topics
from planvers.views.notes import linked
from planvers.views.page import Page
from planvers.views.phrases import day, listed, party_name
from planvers.views.stance_traces import moves_page, party_page, stale_page
from planvers.views.stances import matrix_page, topics_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


class Wanted(NamedTuple):
    """What was asked for, as typed. At most one of `by_topic`, `changed_since` and `is_stale` is set."""

    party: str | None = None
    topics: Sequence[str] = ()
    as_of: str | None = None
    changed_since: str | None = None
    is_stale: bool = False
    by_topic: bool = False


def run(desk: Desk, version: str, wanted: Wanted) -> Answer:
    """The matrix of stances on a version, or what of it was asked for."""
    _check_together(wanted)
    desk.heed(version, wanted.changed_since)
    found, plan = desk.planned_version(version)
    topics = known_topics(plan, wanted.topics)
    parties = known_parties(plan, [wanted.party] if wanted.party is not None else [])
    as_of = day_of(wanted.as_of)
    whole = stances(plan, found, as_of)
    matrix = narrowed(whole, topics)
    narrow = of_party(matrix, parties[0]) if parties else matrix
    rows = (only_stale(narrow) if wanted.is_stale else narrow).rows
    desk.tell_lacks(found, (row.point for row in rows if row.point), plan, titles_only=not wanted.is_stale)
    party = parties[0] if parties else None
    asked = StanceAsked(party, topics, as_of, wanted.changed_since, is_stale=wanted.is_stale, by_topic=wanted.by_topic)
    if wanted.changed_since is not None:
        moves, since = _moves(desk, found, plan, wanted)
        cells = {(row.id, cell.party) for row in narrow.rows for cell in row.cells}
        shown = tuple(move for move in moves if (move.point.id if move.point else None, move.now.party) in cells)
        words = _in_words(plan, topics, parties)
        return Answer(
            lambda: linked(moves_page(shown, narrow, plan, since, words), plan),
            lambda: _moves_document(plan, whole, asked, moves, shown),
            lambda: moves_table(found.id, shown),
        )
    if wanted.is_stale:
        stale = only_stale(narrow)
        return Answer(
            lambda: linked(stale_page(narrow, plan), plan),
            lambda: _document(plan, whole, stale, asked),
            lambda: matrix_table(stale),
        )
    page: Callable[[], Page]
    if party is not None:
        page = partial(party_page, matrix, plan, plan.party(party))
    elif wanted.by_topic:
        page = partial(topics_page, matrix, by_topic(matrix, plan), plan)
    else:
        page = partial(matrix_page, matrix, plan)
    return Answer(
        lambda: linked(page(), plan),
        lambda: _document(plan, whole, narrow, asked),
        lambda: topics_table(narrow, by_topic(narrow, plan)) if wanted.by_topic else matrix_table(narrow),
    )


def _document(plan: Plan, whole: StanceMatrix, shown: StanceMatrix, asked: StanceAsked) -> "Document":
    from planvers.documents.stance import MATRIX, TOPICS, Stood

    return (TOPICS if asked.by_topic else MATRIX).document(Stood(plan, whole, shown, asked))


def _moves_document(
    plan: Plan, whole: StanceMatrix, asked: StanceAsked, moves: tuple[Move, ...], shown: tuple[Move, ...]
) -> "Document":
    from planvers.documents.stance import MOVES, Moved

    return MOVES.document(Moved(plan, whole.version, asked, moves, shown))


def _check_together(wanted: Wanted) -> None:
    forms = {"--by": wanted.by_topic, "--changed-since": wanted.changed_since is not None, "--stale": wanted.is_stale}
    named = [name for name, is_set in forms.items() if is_set]
    if len(named) > 1:
        raise TroubleError(f"{' and '.join(named)} do not go together", "ask for one of them")
    if wanted.by_topic and wanted.party:
        raise TroubleError("--by and --party do not go together", "--party lists every point of one party")


def _moves(desk: Desk, version: Version, plan: Plan, wanted: Wanted) -> tuple[tuple[Move, ...], str]:
    """The moves since a version or a day, and what to call it."""
    since, as_of = wanted.changed_since or "", day_of(wanted.as_of)
    date = when(since)
    if date is not None and since not in {item.id for item in plan.versions}:
        if as_of is not None and as_of < date.last:
            raise TroubleError(f"--changed-since {since} is later than --as-of {wanted.as_of}")
        return moves_since(plan, version, date.last, as_of), f"of {day(date.last)}"
    old, old_plan = desk.planned_version(since)
    if old_plan is not plan:
        raise TroubleError(f"'{since}' belongs to another plan, so no stance on it compares")
    if old is version:
        raise TroubleError(f"{old.id} cannot have moved since itself", "name an earlier version, or a day")
    if version in ancestors(plan, old):
        raise TroubleError(
            f"{old.id} is later than {version.id}", f"planvers stance {old.id} --changed-since {version.id}"
        )
    return moves_between(plan, old, version, as_of), f"on {old.id}"


def _in_words(plan: Plan, topics: Sequence[str], parties: Sequence[str]) -> str:
    """What the moves were narrowed to, as it follows on a noun."""
    names = {topic.id: topic.name for topic in plan.topics}
    by = f", of {listed(party_name(plan, party) for party in parties)}" if parties else ""
    return f"{by}{f' on {listed(names[topic] for topic in topics)}' if topics else ''}"
