"""The words in which dates, counts, versions, points and statements are said, the same in every view."""

import datetime
import math
import re
from collections.abc import Collection, Iterable, Sequence

from planvers.comparing.align import Link
from planvers.model.dates import Precision, When
from planvers.model.languages import shown_tag
from planvers.model.parties import name_of_party
from planvers.model.plan import Plan, Point, Report, Statement, Version
from planvers.model.unseen import visible
from planvers.model.vocabulary import Basis, Disclosure, DropReason, Stance, Status, VersionKind, WordingGrade
from planvers.views.page import Line, Span, Tone, line

# Not strftime: month names must not depend on the locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STATUS_WORDS = {status: status.value.replace("_", " ") for status in Status} | {Status.UNKNOWN: "not public"}
KIND_WORDS = {kind: kind.value.replace("_", "-") for kind in VersionKind}
WORDING_WORDS = {
    WordingGrade.OFFICIAL: "official text",
    WordingGrade.LEAKED: "leaked text",
    WordingGrade.TRANSLATION: "translation",
    WordingGrade.RESTATEMENT: "restatement in our words",
    WordingGrade.REPORTED: "as described in reports",
}
STANCE_WORDS = {
    Stance.ACCEPTS: "accepts",
    Stance.ACCEPTS_CONDITIONALLY: "accepts on conditions",
    Stance.RESERVES: "reserves its position",
    Stance.COUNTER_PROPOSES: "counter-proposes",
    Stance.OPPOSES: "opposes",
    Stance.NO_POSITION: "takes no position",
}
BASIS_WORDS = {
    Basis.OFFICIAL_DOCUMENT: "official document",
    Basis.ON_RECORD: "on record",
    Basis.REPORTED_NAMED: "as reported",
    Basis.REPORTED_ANONYMOUS: "anonymous report",
}
_TITLE_WORDS = 8
_RANGE = 3


def day(date: datetime.date) -> str:
    """A day as 24 Dec 2025, in every locale."""
    return f"{date.day} {_month(date)}"


def dated(date: When) -> str:
    """A date as exactly as it is known: 24 Dec 2025, Dec 2025 or 2025."""
    if date.precision is Precision.YEAR:
        return str(date.last.year)
    return day(date.last) if date.is_day else _month(date.last)


def _month(date: datetime.date) -> str:
    return f"{_MONTHS[date.month - 1]} {date.year}"


def as_of(date: datetime.date, version: Version) -> str:
    """As of which day the record was read, and whether the version was there to be spoken of."""
    early = version.date.first > date
    return f"as of {day(date)}" + (f", before the text became known ({dated(version.date)})" if early else "")


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: 1 point, 2 points."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def listed(items: Iterable[str]) -> str:
    """Items as people list them: a, b and c."""
    *first, last = list(items) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def label(point: Point) -> str:
    """What a point is called for short: its number, or its id where it has none."""
    return point.number or point.id


def named(point: Point) -> str:
    """A point by number and title."""
    return f"{point.number} {title(point)}" if point.number else title(point)


def inferred_words(link: Link) -> str:
    """How sure an inferred link is, in a word and by its score; nothing for a link that was not inferred."""
    return f"inferred, {link.certainty or 'unlikely'} ({score_words(link.match.score)})" if link.match else ""


def score_words(score: float) -> str:
    """A score in two digits and never as more than it is, so that typed as a threshold it takes what shows it."""
    return f"{math.floor(score * 100) / 100:.2f}"


def title(point: Point) -> str:
    """The title of a point, or else the first words of its wording."""
    if point.title:
        return point.title
    words = str(point.text).split() if point.text else []
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "") if words else point.id


def titled(point: Point, plan: Plan | None, tone: Tone = Tone.STRONG) -> Span:
    """The title of a point with the language that it is in, where that is known."""
    shown = point.titles if point.title else point.text
    language = plan.language if plan else ""
    tag = shown_tag(shown, language) if shown else language if point.title else ""
    return Span(title(point), tone, lang=tag)


def called(point: Point, plan: Plan | None, tone: Tone = Tone.PLAIN) -> Line:
    """A point by number and title, the title with the language that it is in."""
    return line(Span(f"{point.number} " if point.number else "", tone), titled(point, plan, tone))


def labels(points: Sequence[Point], doubtful: Collection[str] = ()) -> str:
    """The short names of points in order, a ? behind the doubtful ones; three or more neighbours become a range."""
    names = [label(point) + ("?" if point.id in doubtful else "") for point in points]
    parts: list[str] = []
    position = 0
    while position < len(names):
        end = position
        while end + 1 < len(names) and _follows(names[end], names[end + 1]):
            end += 1
        run = names[position : end + 1]
        parts.extend([f"{run[0]}–{run[-1]}"] if len(run) >= _RANGE else run)
        position = end + 1
    return ", ".join(parts)


def _follows(first: str, second: str) -> bool:
    """Whether two numbers are neighbours: 4 and 5, or 10a and 10b."""
    if first.isdecimal() and second.isdecimal():
        return int(second) == int(first) + 1
    pattern = re.compile(r"(\d+)([a-z])")
    left, right = pattern.fullmatch(first), pattern.fullmatch(second)
    return bool(left and right) and left[1] == right[1] and ord(right[2]) == ord(left[2]) + 1  # type: ignore[index]


def parties(plan: Plan, ids: Iterable[str]) -> str:
    """The names of parties, as people list them."""
    return listed(party_name(plan, party) for party in ids)


def party_name(plan: Plan, party_id: str) -> str:
    """The name of a party as `name_of_party` has it, the same in views and alarms."""
    return name_of_party(plan, party_id)


def standing(point: Point, plan: Plan | None) -> str:
    """The status of a point, and by whom it is agreed."""
    names = parties(plan, point.agreed_by) if plan else ", ".join(point.agreed_by)
    return f"{STATUS_WORDS[point.status]} by {names}" if names else STATUS_WORDS[point.status]


def version_name(version: Version) -> Line:
    """A version with its date."""
    return line(Span(version.title, Tone.STRONG), f" ({dated(version.date)})")


def version_names(old: Version, new: Version, revisions: tuple[str, str] = ("", "")) -> Line:
    """Two versions that are compared, and where each was read if that was not on disk for both."""
    places = [f" in {visible(name)}" if name else " on disk" for name in revisions] if any(revisions) else ["", ""]
    return line(*version_name(old), places[0], "  →  ", *version_name(new), places[1])


def points_known(version: Version) -> str:
    """How many points a version has, and how many of them are known."""
    live = len(version.live_points)
    count = version.point_count
    if version.disclosure is Disclosure.FULL:
        described = " described, text not published" if version.wording is WordingGrade.REPORTED else ""
        return counted(live, "point") + described
    reported = f"{counted(count, 'point')} reported" if count is not None else "number of points not known"
    if version.disclosure is Disclosure.COUNT_ONLY:
        return f"{reported}, none of them public"
    worded = sum(point.text is not None for point in version.points)
    reports = sum(point.text is None and bool(point.reports) for point in version.points)
    told = [reported, f"the wording of {worded} known" if worded else "the wording of none published"]
    # A point whose wording is held is not known from reports, whatever they say of it.
    told += [f"{reports} known from reports"] if reports else []
    return ", ".join(told)


def counted_units(version: Version, units: Collection[Point]) -> str:
    """How many points of a version, and how many sub-points, which no count of points holds."""
    points = {point.id for point in version.points}
    parts = sum(unit.id not in points for unit in units)
    told = [counted(len(units) - parts, "point")] if len(units) > parts or not parts else []
    return " and ".join([*told, *([counted(parts, "sub-point")] if parts else [])])


def text_known(version: Version) -> str:
    """How much of a version is known, and whose words stand for it; wherever its text is quoted, this says of what."""
    return f"{points_known(version)} · {WORDING_WORDS[version.wording]}"


def sources(ids: Iterable[str]) -> Line:
    """Source ids as citations, each of which refers to the note on the source where a page has notes."""
    cited = [Span(name, Tone.MUTED, f"#{source_anchor(name)}") for name in dict.fromkeys(ids)]
    if not cited:
        return line(Span("[no source]", Tone.ALERT))
    parts = [part for item in cited for part in (Span(", ", Tone.MUTED), item)]
    return line(Span("[", Tone.MUTED), *parts[1:], Span("]", Tone.MUTED))


def source_anchor(name: str) -> str:
    """The anchor of the note on a source."""
    return f"source-{name}"


def statement_anchor(name: str) -> str:
    """The anchor of a statement where a page tells it."""
    return f"statement-{name}"


def statement_lines(statement: Statement) -> tuple[Line, ...]:
    """What a statement says, and below it who said it, when, and how we know."""
    extra = [f"condition: {statement.condition}"] if statement.condition else []
    extra += [f"proposal: {statement.proposal}"] if statement.proposal else []
    said = line(statement.summary, "".join(f" ({item})" for item in extra))
    date = dated(statement.date) + (f" ({statement.date_note})" if statement.date_note else "")
    red_line = line(" · ", Span("red line", Tone.ALERT)) if statement.red_line else ()
    by = line(
        f"{statement.speaker}, {date}, {BASIS_WORDS[statement.basis]}", *red_line, " ", *sources(statement.sources)
    )
    return (said, by)


def words_said(words: Iterable[Statement]) -> str:
    """What a party's latest words say, each stance with its day; different ones are told as mixed."""
    days = {item.stance: dated(item.date) for item in words}
    return one_or_mixed([f"{STANCE_WORDS[stance]} ({days[stance]})" for stance in Stance if stance in days])


def one_or_mixed(said: Sequence[str]) -> str:
    """What one party says; different things are told as mixed."""
    return f"{'mixed: ' if len(said) > 1 else ''}{listed(said)}"


def report_line(report: Report) -> Line:
    """What one report says became of a point, who says it, and how we know."""
    return line(
        Span(report.says.value, Tone.STRONG),
        f": {report.summary} ",
        Span(f"{report.by}, {BASIS_WORDS[report.basis]} ", Tone.MUTED),
        *sources(report.sources),
    )


def tombstone_line(point: Point) -> Line:
    """Why a point is gone, where its tombstone says so, and the sources for it."""
    into = f" into {point.into}" if point.into else ""
    reason = f"{point.reason}{into} " if point.reason not in (None, DropReason.UNKNOWN) else ""
    return line(Span(reason, Tone.MUTED), *sources(point.sources))
