"""The known versions of a plan, as a list or as the graph of what is based on what."""

from collections import Counter

from planvers.model.plan import Plan, Version
from planvers.model.vocabulary import Status
from planvers.views.fates import tombstone_words
from planvers.views.page import Block, Branch, Entry, Heading, Line, Lines, Page, Span, Tone, Tree, line
from planvers.views.phrases import KIND_WORDS, STATUS_WORDS, WORDING_WORDS, counted, day, parties, points_known


def versions_page(plans: tuple[Plan, ...], *, tree: bool = False) -> Page:
    """Every plan with its versions, in date order, or as a graph."""
    return Page(tuple(block for plan in plans for block in _plan_blocks(plan, tree=tree)))


def _plan_blocks(plan: Plan, *, tree: bool) -> tuple[Block, ...]:
    heading = Heading(1, line(Span(plan.title, Tone.STRONG), Span(f"  {plan.id}", Tone.MUTED)))
    if not plan.versions:
        return (heading, Lines((line("No version is recorded yet."),)))
    if tree:
        return (heading, Tree(tuple(_branch(plan, version) for version in plan.versions if not version.based_on)))
    newest = plan.versions[-1]
    hint = " · planvers diff compares it with its parent" if newest.based_on else ""
    closing = line(
        Span(
            f"{counted(len(plan.versions), 'version')}, newest {newest.id}{hint}",
            Tone.MUTED,
        )
    )
    return (heading, *(_entry(plan, version) for version in plan.versions), Lines((closing,)))


def _entry(plan: Plan, version: Version) -> Entry:
    about = [KIND_WORDS[version.kind]]
    if version.authors:
        about.append(f"by {parties(plan, version.authors)}")
    about.append(f"based on {', '.join(version.based_on)}" if version.based_on else "no known parent")
    body = Lines(
        (
            line(" · ".join(about)),
            line(f"{points_known(version)} · {WORDING_WORDS[version.wording]}"),
            status_counts(version),
        )
    )
    title = line(Span(version.id, Tone.STRONG), f"  {version.title}")
    return Entry("", "", title, line(day(version.date)), (body,))


def status_counts(version: Version) -> Line:
    """How many points have each status: live ones, tombstones by how they are known, then what only reports tell."""
    live = Counter(point.status for point in version.live_points)
    parts = [f"{live[status]} {STATUS_WORDS[status]}" for status in Status if live[status]]
    gone = Counter(tombstone_words(point) for point in version.points if point.is_dropped)
    parts += [f"{count} {words}" for words, count in sorted(gone.items())]
    unsure = sum(not point.is_live and not point.is_dropped for point in version.points)
    parts += [f"{counted(unsure, 'point')} known only from reports"] if unsure else []
    return line(" · ".join(parts) or "no status is public")


def _branch(plan: Plan, version: Version) -> Branch:
    about = f"  {day(version.date)} · {KIND_WORDS[version.kind]} · {points_known(version)}"
    # A version with several parents is drawn under the first and named under the others.
    others = f" · also based on {', '.join(version.based_on[1:])}" if len(version.based_on) > 1 else ""
    children = tuple(_branch(plan, child) for child in plan.versions if child.based_on[:1] == (version.id,))
    return Branch(line(Span(version.id, Tone.STRONG), about, others), children)
