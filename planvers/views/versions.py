"""The known versions of a plan, as a list or as the graph of what is based on what."""

from collections import Counter
from collections.abc import Callable

from planvers.model.plan import Plan, Version
from planvers.model.vocabulary import Status
from planvers.views.brackets import bracket_counts
from planvers.views.fates import tombstone_words
from planvers.views.page import Block, Branch, Entry, Heading, Line, Lines, Page, Span, Tone, Tree, line
from planvers.views.phrases import KIND_WORDS, STATUS_WORDS, counted, dated, parties, points_known, text_known


def versions_page(plans: tuple[Plan, ...], *, tree: bool = False) -> Page:
    """Every plan with its versions, in date order, or as a graph."""
    return Page(tuple(block for plan in plans for block in _plan_blocks(plan, tree=tree)))


def _plan_blocks(plan: Plan, *, tree: bool) -> tuple[Block, ...]:
    heading = Heading(1, line(Span(plan.title, Tone.STRONG), Span(f"  {plan.id}", Tone.MUTED)))
    if not plan.versions:
        return (heading, Lines((line("No version is recorded yet."),)))
    if tree:
        return (heading, versions_tree(plan))
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
            line(text_known(version)),
            status_counts(version),
        )
    )
    title = line(Span(version.id, Tone.STRONG), f"  {version.title}")
    return Entry("", "", title, line(dated(version.date)), (body,))


def status_counts(version: Version) -> Line:
    """How many points have each status: live, gone by how that is known, known from reports only; then the brackets."""
    live = Counter(point.status for point in version.live_points)
    parts = [f"{live[status]} {STATUS_WORDS[status]}" for status in Status if live[status]]
    gone = Counter(tombstone_words(point) for point in version.points if point.is_dropped)
    parts += [f"{count} {words}" for words, count in sorted(gone.items())]
    unsure = sum(not point.is_live and not point.is_dropped for point in version.points)
    parts += [f"{counted(unsure, 'point')} known only from reports"] if unsure else []
    brackets = bracket_counts(version)
    parts += [brackets] if brackets else []
    return line(" · ".join(parts) or "no status is public")


def grown(versions: tuple[Version, ...], branch: Callable[[Version], Branch]) -> Tree:
    """The graph of versions as a tree: each below its first parent, in the order given, parents before children."""
    children: dict[str | None, list[Branch]] = {}
    # From the last to the first, so that what grows from a version is there when its turn comes.
    for version in reversed(versions):
        grows = tuple(reversed(children.pop(version.id, [])))
        parent = version.based_on[0] if version.based_on else None
        children.setdefault(parent, []).append(branch(version)._replace(children=grows))
    return Tree(tuple(reversed(children.get(None, []))))


def versions_tree(plan: Plan, shown: Version | None = None) -> Tree:
    """The graph of the versions of a plan, each in a line; `shown` is pointed out as the one that is told of."""
    return grown(plan.versions, lambda version: _branch(version, is_shown=version is shown))


def other_parents(version: Version) -> str:
    """The parents that a version is not drawn under, in words; nothing where there are none."""
    return f"also based on {', '.join(version.based_on[1:])}" if len(version.based_on) > 1 else ""


def _branch(version: Version, *, is_shown: bool) -> Branch:
    about = [dated(version.date), KIND_WORDS[version.kind], points_known(version), other_parents(version)]
    about += ["the one told of here"] if is_shown else []
    return Branch(line(Span(version.id, Tone.STRONG), "  ", " · ".join(filter(None, about))))
