"""planvers stance."""

from collections.abc import Sequence

from planvers.commands import Answer
from planvers.desk import Desk, day_of, known_topics
from planvers.ledger.stances import narrowed, stances
from planvers.trouble import one_of
from planvers.views.stances import matrix_page, party_page


def run(desk: Desk, version: str, party: str | None, topics: Sequence[str], as_of: str | None) -> Answer:
    """The matrix of stances on a version, or one party's column with the statements behind it."""
    found, plan = desk.planned_version(version)
    matrix = narrowed(stances(plan, found, day_of(as_of)), known_topics(plan, topics))
    if party is None:
        return Answer(matrix_page(matrix, plan))
    return Answer(party_page(matrix, plan, plan.party(one_of("party", party, (item.id for item in plan.parties)))))
