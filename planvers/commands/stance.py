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


class _Found(NamedTuple):
    """The matrix of a version, the same for the topics that were asked for, and of that the party that was."""

    plan: Plan
    whole: StanceMatrix
    matrix: StanceMatrix
    narrow: StanceMatrix
    asked: StanceAsked


def run(desk: Desk, version: str, wanted: Wanted) -> Answer:
    """The matrix of stances on a version, or what of it was asked for."""
    _check_together(wanted)
    desk.heed(version, wanted.changed_since)
    on, plan = desk.planned_version(version)
    topics = known_topics(plan, wanted.topics)
    party = known_parties(plan, [wanted.party])[0] if wanted.party is not None else None
    as_of = day_of(wanted.as_of)
    whole = stances(plan, on, as_of)
    matrix = narrowed(whole, topics)
    narrow = of_party(matrix, party) if party is not None else matrix
    rows = (only_stale(narrow) if wanted.is_stale else narrow).rows
    desk.tell_lacks(on, (row.point for row in rows if row.point), plan, titles_only=not wanted.is_stale)
    asked = StanceAsked(party, topics, as_of, wanted.changed_since, wanted.is_stale, wanted.by_topic)
    found = _Found(plan, whole, matrix, narrow, asked)
    if wanted.changed_since is not None:
        return _moved(found, *_moves(desk, on, plan, wanted))
    return _stale(found) if wanted.is_stale else _standing(found)


def _moved(found: _Found, moves: tuple[Move, ...], since: str) -> Answer:
    plan, narrow, asked = found.plan, found.narrow, found.asked
    cells = {(row.id, cell.party) for row in narrow.rows for cell in row.cells}
    shown = tuple(move for move in moves if (move.point.id if move.point else None, move.now.party) in cells)
    words = _in_words(plan, asked.topics, [asked.party] if asked.party else [])
    return Answer(
        lambda: linked(moves_page(shown, narrow, plan, since, words), plan),
        lambda: _moves_document(plan, found.whole, asked, moves, shown),
        lambda: moves_table(narrow.version.id, shown),
    )


def _stale(found: _Found) -> Answer:
    stale = only_stale(found.narrow)
    return Answer(
        lambda: linked(stale_page(found.narrow, found.plan), found.plan),
        lambda: _document(found, stale),
        lambda: matrix_table(stale),
    )


def _standing(found: _Found) -> Answer:
    plan, matrix, narrow, asked = found.plan, found.matrix, found.narrow, found.asked
    page: Callable[[], Page]
    if asked.party is not None:
        page = partial(party_page, matrix, plan, plan.party(asked.party))
    elif asked.by_topic:
        page = partial(topics_page, matrix, by_topic(matrix, plan), plan)
    else:
        page = partial(matrix_page, matrix, plan)
    return Answer(
        lambda: linked(page(), plan),
        lambda: _document(found, narrow),
        lambda: topics_table(narrow, by_topic(narrow, plan)) if asked.by_topic else matrix_table(narrow),
    )


def _document(found: _Found, shown: StanceMatrix) -> "Document":
    from planvers.documents.stance import MATRIX, TOPICS, Stood

    stood = Stood(found.plan, found.whole, shown, found.asked)
    return (TOPICS if found.asked.by_topic else MATRIX).document(stood)


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
