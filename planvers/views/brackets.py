"""Brackets in words and tones: how a wording shows them, how many there are, and what became of them.

The signs stay as they were typed, so that no meaning rests on a tone.
"""

from planvers.brackets.counting import count_in_version
from planvers.brackets.parsed import Place
from planvers.brackets.parsing import parse
from planvers.comparing.brackets import BracketFacts, Closed, Opened, Origin, Still
from planvers.model.plan import Version
from planvers.views.page import Line, Span, Tone, line
from planvers.views.phrases import counted, listed

_FEW_WORDS = 12


def marked(text: str, names: frozenset[str] | None) -> Line:
    """A wording in which the signs of its brackets stand out, and the names that they are attributed to."""
    spans: list[Span] = []
    end = 0
    for start, stop in parse(text, names).signs:
        spans += [Span(text[end:start]), Span(text[start:stop], Tone.SIGN)]
        end = stop
    return line(*spans, text[end:])


def bracket_remark(text: str, names: frozenset[str] | None) -> str:
    """How many brackets a wording has, and whose alternatives they hold; nothing where it has none."""
    parsed = parse(text, names)
    if not parsed.brackets:
        return ""
    number = counted(len(parsed.brackets), "bracket")
    about = "; ".join(dict.fromkeys(filter(None, map(_about, parsed.places))))
    return f"{number}: {about}" if about else number


def bracket_counts(version: Version) -> str:
    """How many brackets a version has, and in how many points; nothing where it has none."""
    count = count_in_version(version)
    return f"{counted(count.brackets, 'bracket')} in {counted(count.points, 'point')}" if count.brackets else ""


def bracket_lines(facts: BracketFacts) -> tuple[Line, ...]:
    """What became of each bracket, one line each: closed ones, then opened ones, then those that are still there."""
    return (
        *(_led("bracket closed: ", _closed(item)) for item in facts.closed),
        *(_led("bracket opened: ", _opened(item)) for item in facts.opened),
        *(_led("still in brackets: ", _still(item)) for item in facts.still),
    )


def _about(place: Place) -> str:
    """Whose the wordings of a place are; nothing where there is one, and nobody's."""
    alternatives = place.alternatives
    names = listed(dict.fromkeys(name for alternative in alternatives for name in alternative.by))
    attributed = sum(bool(alternative.by) for alternative in alternatives)
    if len(alternatives) == 1:
        return f"proposed by {names}" if names else ""
    if not attributed:
        return counted(len(alternatives), "alternative")
    if attributed == len(alternatives):
        return f"alternatives by {names}"
    return f"{len(alternatives)} alternatives, {attributed} of them by {names}"


def _led(label: str, words: str) -> Line:
    return line(Span(label, Tone.MUTED), words)


def _closed(item: Closed) -> str:
    if item.stands is None:
        return f"{_short(item.place.text)}, {_at_a_glance('now', item.now) if item.now else 'its words are gone'}"
    count = len(item.place.proposals)
    if item.stands.by:
        how = f"as proposed by {listed(item.stands.by)}"
    else:
        how = f"one of {count} alternatives" if count > 1 else "text kept"
    return f"{_short(item.stands.text)}, {how}"


def _opened(item: Opened) -> str:
    disputed = _short(item.place.text)
    if item.origin is Origin.CLEAN:
        return f"{disputed}, clean before"
    if item.stood is not None:
        return f"{disputed}, of which {_short(item.stood.text)} was clean before"
    return f"{disputed}, {_at_a_glance('in place of', item.was) if item.was else 'new words'}"


def _still(item: Still) -> str:
    before, now = _short(item.old.text), _short(item.new.text)
    if not item.is_changed:
        return now
    return f"{before}, now {now}" if before != now else f"{now}, changed"


def _at_a_glance(lead: str, text: str) -> str:
    """What stands in the place of a bracket, where it is short enough to be read in passing."""
    return f"{lead} {text}" if len(text.split()) <= _FEW_WORDS else f"{lead} other words"


def _short(text: str) -> str:
    """A wording by its first words where it is long; the text that stands beside it has all of them."""
    words = text.split()
    if len(words) <= _FEW_WORDS:
        return " ".join(words)
    begin = " ".join(words[:_FEW_WORDS]).rstrip(",;:.")
    return f"{begin} …{']' if text.startswith('[') and text.endswith(']') else ''}"
