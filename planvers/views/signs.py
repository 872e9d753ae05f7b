"""The signs of the ledger, and the words that each stands for.

A sign says what was said, the marks behind it how firmly, how we know and on what. Colour says
nothing; silence is a sign of its own and never neutral.
"""

from collections.abc import Iterable, Iterator

from planvers.ledger.cells import Cell, Reach, strongest
from planvers.model.plan import Statement
from planvers.model.vocabulary import Basis, Stance
from planvers.views.page import Shade
from planvers.views.phrases import STANCE_WORDS

SIGNS = {
    Stance.ACCEPTS: "✓",
    Stance.ACCEPTS_CONDITIONALLY: "✓c",
    Stance.RESERVES: "r",
    Stance.COUNTER_PROPOSES: "⇄",
    Stance.OPPOSES: "✗",
    Stance.NO_POSITION: "○",
}
SILENCE = "·"
_SHADES = {
    Stance.ACCEPTS: Shade.YES,
    Stance.ACCEPTS_CONDITIONALLY: Shade.PARTLY,
    Stance.RESERVES: Shade.OTHERWISE,
    Stance.COUNTER_PROPOSES: Shade.OTHERWISE,
    Stance.OPPOSES: Shade.NO,
    Stance.NO_POSITION: Shade.NONE,
}
_RED_LINE, _MIXED, _INFERRED = "!", "/", "?"
_GRADES = {
    Basis.OFFICIAL_DOCUMENT: "§",
    Basis.ON_RECORD: "",
    Basis.REPORTED_NAMED: "'",
    Basis.REPORTED_ANONYMOUS: '"',
}
_REACHES = {Reach.VERSION: "w", Reach.CARRIED: "^", Reach.STALE: "~"}
_SIGN_WORDS = STANCE_WORDS | {Stance.NO_POSITION: f"{STANCE_WORDS[Stance.NO_POSITION]}, and says so"}
_IN_A_ROW = 3
_SILENCE_LEGEND = f"{SILENCE} nothing stated: silence is neither yes nor no"
_GRADE_LEGEND = (
    f"no mark: on record   {_GRADES[Basis.OFFICIAL_DOCUMENT]} official document   "
    f"{_GRADES[Basis.REPORTED_NAMED]} named report   {_GRADES[Basis.REPORTED_ANONYMOUS]} anonymous report"
)
_FOLDED_LEGEND = f"2{SIGNS[Stance.ACCEPTS]}: two points of the topic bear the sign; without a number all do"
# The marks that are explained only where they are used.
_MARK_LEGEND = {
    _RED_LINE: "red line",
    _MIXED: "mixed: words of one party that disagree, of which none is known to be the last",
    _REACHES[Reach.VERSION]: "said of the whole version only",
    _REACHES[Reach.CARRIED]: "said of the same wording in an earlier version",
    _REACHES[Reach.STALE]: "stale: said of earlier wording, which has changed since or may have",
    _INFERRED: "of a point that nobody declared to be the same: planvers map says what links them",
}


def sign(cell: Cell) -> str:
    """The sign of a cell with its marks, for instance ✗! or ✓c' or r~ or ✓/✗."""
    if not cell.words:
        return SILENCE
    told = (
        SIGNS[stance] + _red_line(cell, stance) + _GRADES[strongest(cell.words_for(stance))] for stance in cell.stances
    )
    return _MIXED.join(told) + _reach(cell)


def shade(cell: Cell) -> Shade:
    """What a cell says, roughly; nothing for silence, which is no stance."""
    if cell.is_mixed:
        return Shade.MIXED
    return _SHADES[cell.words[0].stance] if cell.words else Shade.NONE


def folded_sign(cell: Cell) -> str:
    """The sign of a cell without the mark for how its words are known."""
    if not cell.words:
        return SILENCE
    return _MIXED.join(SIGNS[stance] + _red_line(cell, stance) for stance in cell.stances) + _reach(cell)


def words_sign(words: Iterable[Statement]) -> str:
    """The sign of statements that say the same, with a mark for a red line and one for the best of their grades."""
    said = tuple(words)
    red_line = _RED_LINE if any(item.red_line for item in said) else ""
    return SIGNS[said[0].stance] + red_line + _GRADES[strongest(said)]


def legend(cells: Iterable[Cell]) -> tuple[str, ...]:
    """What the signs mean, and those of the marks that these cells show."""
    return (*_signs_told(), _SILENCE_LEGEND, _GRADE_LEGEND, *_marks_told(cells))


def folded_legend(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The same for a matrix whose points are folded by topic."""
    return (*_signs_told(), _SILENCE_LEGEND, _FOLDED_LEGEND, *_marks_told(cells))


def _red_line(cell: Cell, stance: Stance) -> str:
    """The mark for a red line. Where words disagree, only those that draw it themselves bear it."""
    own = any(item.red_line for item in cell.words_for(stance))
    return _RED_LINE if own or (cell.has_red_line and not cell.is_mixed) else ""


def _reach(cell: Cell) -> str:
    return _REACHES.get(cell.reach, "") + (_INFERRED if cell.is_inferred else "")


def _signs_told() -> Iterator[str]:
    told = [f"{found} {_SIGN_WORDS[stance]}" for stance, found in SIGNS.items()]
    for start in range(0, len(told), _IN_A_ROW):
        yield "   ".join(told[start : start + _IN_A_ROW])


def _marks(cell: Cell) -> set[str]:
    found = {_REACHES.get(cell.reach, "")}
    found |= {_RED_LINE} if cell.has_red_line else set()
    found |= {_MIXED} if cell.is_mixed else set()
    return found | ({_INFERRED} if cell.is_inferred else set())


def _marks_told(cells: Iterable[Cell]) -> Iterator[str]:
    shown = set[str]().union(*map(_marks, cells))
    for mark, words in _MARK_LEGEND.items():
        if mark in shown:
            yield f"{mark} {words}"
