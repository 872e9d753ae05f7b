"""The wording of a point on the page: as it stands, as a redline, side by side, or as what was and what is now."""

from collections.abc import Iterable, Iterator, Sequence

from planvers.comparing.wording import Pair, is_chosen, shown_pair
from planvers.model.languages import shown_tag
from planvers.model.plan import Point
from planvers.views.languages import language_name
from planvers.views.page import Block, Facts, Line, Lines, Sides, Span, Tone, line, spoken
from planvers.words.redline import compare
from planvers.words.runs import Run, RunKind, kept_share
from planvers.words.sentences import sentences
from planvers.words.tokens import tokens

# Below this share of kept text a redline is confetti, and «was / now» reads better.
_REDLINE_FLOOR = 0.4
_MOVED_NOTE = line(
    Span("…", Tone.MOVED), Span(": a sentence stood here, and stands elsewhere in the point now", Tone.MUTED)
)
_MOVED = frozenset({RunKind.MOVED_AWAY, RunKind.MOVED_HERE})


def wording(point: Point, names: frozenset[str] | None = None, language: str = "") -> tuple[Block, ...]:
    """The wording in the language that a reader chose, else in all of them, its brackets marked; no tombstone has one.

    `names` are those of the parties, by which a bracket may say whose wording it holds, and `language` is that
    of unmarked text.
    """
    if point.text is None:
        return () if point.is_dropped else (Lines((line(Span("wording not public", Tone.MUTED)),)),)
    from planvers.views.brackets import marked

    if point.text.chosen is not None or len(point.text.wordings) == 1:
        return (Lines((spoken(marked(str(point.text), names), shown_tag(point.text, language)),)),)
    pairs = tuple(
        (line(Span(tag, Tone.MUTED)), spoken(marked(text, names), tag or language)) for tag, text in point.text.wordings
    )
    return (Facts(pairs),)


def reworded(words: Pair, *, side_by_side: bool = False) -> tuple[Block, ...]:
    """The redline, or what was and what is where hardly anything was kept; nothing for the same words."""
    runs = compare(words.old, words.new)
    if all(run.kind is RunKind.KEPT for run in runs):
        return ()
    if side_by_side:
        rows = ((spoken(old, words.language), spoken(new, words.language)) for old, new in _rows(runs))
        return (Sides(tuple(rows)),)
    if kept_share(runs) < _REDLINE_FLOOR and not _is_simple(runs):
        return was_and_now(words.old, words.new, words.language)
    has_moved = any(run.kind is RunKind.MOVED_HERE for run in runs)
    note = (_MOVED_NOTE,) if has_moved else ()
    return (Lines((spoken(redline(runs), words.language), *note)),)


def reworded_for_reader(
    words: Pair, olds: Iterable[Point], new: Point, language: str, *, side_by_side: bool = False
) -> tuple[Block, ...]:
    """What changed in the language that a reader chose, or else in the one that was compared, which is then named."""
    live = tuple(unit for unit in olds if not unit.is_dropped)
    shown = shown_pair(words, live, new, language)
    blocks = reworded(shown, side_by_side=side_by_side)
    if not blocks or is_chosen(shown, (*live, new), language):
        return blocks
    told = f"compared in {language_name(shown.language)}" if shown.language else "compared as written"
    return (*blocks, Lines((line(Span(told, Tone.MUTED)),)))


def redline(runs: Sequence[Run]) -> Line:
    """Runs of words as a line with a removed and an added side; the white space around a change is not part of it.

    Words that are only written otherwise are shown as they are written now, unless nothing else changed.
    """
    is_editorial = all(run.kind in (RunKind.KEPT, RunKind.EDITORIAL) for run in runs)
    return line(*(span for run in runs for span in _spans(run, is_editorial=is_editorial)))


def _spans(run: Run, *, is_editorial: bool) -> Iterator[Span]:
    if run.kind is RunKind.CHANGED or (is_editorial and run.kind is RunKind.EDITORIAL):
        yield from (*_side(run.old, Tone.REMOVED), *_side(run.new, Tone.ADDED))
    elif run.kind is RunKind.MOVED_AWAY:
        yield from (Span("…", Tone.MOVED), Span(run.old[len(run.old.rstrip()) :]))
    elif run.kind is RunKind.MOVED_HERE:
        yield from _side(run.new, Tone.MOVED)
    else:
        yield Span(run.new)


def was_and_now(before: str, after: str, *languages: str) -> tuple[Block, ...]:
    """Two texts one below the other; only the one that there is, and nothing if they are the same.

    `languages` are the tags of both, or the one that both have.
    """
    if before == after:
        return ()
    old, new = (languages[0], languages[-1]) if languages else ("", "")
    pairs = (
        (line(Span("was", Tone.OLD)), line(Span(before, lang=old))),
        (line(Span("now", Tone.NEW)), line(Span(after, lang=new))),
    )
    return (Facts(tuple(pair for pair in pairs if pair[1])),)


def _side(text: str, tone: Tone) -> tuple[Span, ...]:
    body = text.strip()
    if not body:
        return (Span(text, tone),)
    before, _, after = text.partition(body)
    return Span(before), Span(body, tone), Span(after)


def _is_simple(runs: Sequence[Run]) -> bool:
    """Whether something was only taken away or only put in: a redline says that best, however long it is."""
    changed = [run for run in runs if run.kind is RunKind.CHANGED]
    return len(changed) < len(runs) and not (any(run.old for run in changed) and any(run.new for run in changed))


def _rows(runs: Sequence[Run]) -> Iterator[tuple[Line, Line]]:
    """The two sides sentence by sentence, cut where a sentence that both have ends."""
    row: list[Run] = []
    for run in runs:
        pieces = _sentences(run) if run.kind is RunKind.KEPT else [run]
        for position, piece in enumerate(pieces):
            row.append(piece)
            if position < len(pieces) - 1:
                yield _row(row)
                row = []
    if row:
        yield _row(row)


def _sentences(run: Run) -> list[Run]:
    """A kept run cut behind each of its sentences but the last."""
    words = tokens(run.new)
    texts = ["".join(words[span.start : span.stop]) for span in sentences(words)]
    return [Run(run.kind, text, text) for text in texts]


def _row(runs: Iterable[Run]) -> tuple[Line, Line]:
    old: list[Span] = []
    new: list[Span] = []
    for run in runs:
        is_changed = run.kind is RunKind.CHANGED
        moved = Tone.MOVED if run.kind in _MOVED else Tone.PLAIN
        old += _side(run.old, Tone.REMOVED if is_changed else moved)
        new += _side(run.new, Tone.ADDED if is_changed else moved)
    return line(*old), line(*new)
