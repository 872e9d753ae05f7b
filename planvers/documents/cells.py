"""Where parties stand, as JSON, the same in every document."""

from collections.abc import Iterable

from planvers.documents.shapes import BOOLEAN, DATE, STRING, STRINGS, Shape, array, key, optional, record, words
from planvers.ledger.cells import Cell, Reach
from planvers.model.plan import Plan, Statement
from planvers.model.vocabulary import Stance


def _ids(statements: Iterable[Statement]) -> list[str]:
    return [item.id for item in statements]


CELL: Shape[Cell] = record(
    "cell",
    "Where one party stands on one thing. Statements are named by their ids; the document lists them.",
    key("party", STRING, lambda cell: cell.party),
    key("reach", words(Reach), lambda cell: cell.reach, "how its words bear on this; not_stated is silence"),
    key("stances", array(words(Stance)), lambda cell: cell.stances, "several where its latest words disagree"),
    optional("since", DATE, lambda cell: cell.since, "since when it says just this"),
    optional("last", DATE, lambda cell: cell.last, "when its latest words were said"),
    key("words", STRINGS, lambda cell: _ids(cell.words), "its latest words"),
    key("earlier", STRINGS, lambda cell: _ids(cell.earlier), "what it said of the same thing before"),
    key("before", STRINGS, lambda cell: _ids(cell.before), "its latest words that say something else"),
    key("of", STRINGS, lambda cell: map(str, cell.of), "what words that were carried here are about"),
    key("is_inferred", BOOLEAN, lambda cell: cell.is_inferred, "carried over a link that nobody declared"),
)


def statements_of(plan: Plan, cells: Iterable[Cell]) -> tuple[Statement, ...]:
    """Every statement that some cells name, each once, in the order of the record."""
    named = {item.id for cell in cells for item in (*cell.words, *cell.earlier, *cell.before)}
    return tuple(item for item in plan.statements if item.id in named)
