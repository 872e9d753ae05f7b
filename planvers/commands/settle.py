"""planvers settle."""

import shlex
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from planvers.commands import Answer
from planvers.commands.session import Act, Given, Stage, State, step
from planvers.comparing.align import Reasons
from planvers.comparing.concordance import Concordance, concordance
from planvers.comparing.doubts import Doubt, all_continued, doubts, names_for, not_asked, sure_above
from planvers.comparing.explanation import explain
from planvers.comparing.lineage import Relation, ancestors, descent, relation
from planvers.comparing.naming import find_point
from planvers.desk import Desk
from planvers.editing.edits import Path as Way
from planvers.editing.lineage import lines_of, ways_to, with_lineage
from planvers.library import load_plan
from planvers.matching.certainty import POSSIBLE_FROM
from planvers.matching.similarity import Progress
from planvers.model.places import Source
from planvers.model.plan import Plan, Version
from planvers.reading.files import VERSIONS_NAME, DiskFiles, WithText, decode
from planvers.saving import content_of, save_over, see_unchanged
from planvers.trouble import TroubleError, one_of
from planvers.typed import check_share
from planvers.views.page import Page
from planvers.views.phrases import counted, listed
from planvers.views.settling import doubt_page, settled_page

_KEYS = "a accept · r reject · c choose · s skip · u undo · w write · q quit · ? help"
_CHOOSE = "Which old points does it continue? Ids or numbers; nothing goes back."


class Talk(NamedTuple):
    """How a person is shown a page, asked for a line (None at the end of all input), and told something."""

    show: Callable[[Page], None]
    ask: Callable[[str], str | None]
    tell: Callable[[str], None]


class Wanted(NamedTuple):
    """`above` is the score from which on matches are accepted without asking; None asks."""

    above: float | None = None
    threshold: float | None = None


class _Work(NamedTuple):
    """What is settled, and the file it is written into, with all that is written so far."""

    found: Concordance
    doubts: tuple[Doubt, ...]
    plan: Plan
    folder: Path
    path: Path
    content: bytes | None
    source: Source
    names: str
    ways: dict[str, Way]
    lineage: dict[str, tuple[str, ...]]


def run(desk: Desk, names: tuple[str, str], wanted: Wanted, talk: Talk, progress: Progress) -> Answer:
    """Settle what the words alone link, and write it into the new version; the answer is what was written."""
    check_share(wanted.above)
    check_share(wanted.threshold)
    work = _begun(desk, names, wanted, progress)
    if wanted.above is not None:
        sure = ((place, doubt) for place, doubt in enumerate(work.doubts) if sure_above(doubt, wanted.above))
        given = [Given(place, doubt.proposed) for place, doubt in sure]
        work = _written(work, given)
        left = len(work.doubts) - len(given)
        why = f": no match, or not each at {wanted.above} or more" if left else ""
        talk.tell(f"{counted(left, 'point')} left to a person{why}")
    elif work.doubts:
        work = _walked(work, talk)
    else:
        talk.tell("nothing is left for a person to settle")
    _tell_not_asked(work, talk)
    lines = lines_of(work.source, {name: work.ways[name] for name in work.lineage})
    return Answer(partial(settled_page, work.source.path, work.lineage, lines, work.names))


def _begun(desk: Desk, names: tuple[str, str], wanted: Wanted, progress: Progress) -> _Work:
    before, after = desk.two_versions(*names)
    old, new, plan = before.version, after.version, after.plan
    folder = desk.plan_folder(plan, before.revision or after.revision)
    if plan is None or before.plan is not plan or old.id not in {item.id for item in ancestors(plan, new)}:
        message = f"{new.id} is not based on {old.id}, so derived_from cannot name points of it"
        raise TroubleError(message, _instead(plan, old, new, names))
    path = Path(new.where.path)
    content = content_of(path)
    source = decode(new.where.path, content or b"")
    if not isinstance(source, Source):
        raise TroubleError(str(source))
    # A person decides, so that what is only possible is asked, too.
    lowest = POSSIBLE_FROM if wanted.above is None else min(POSSIBLE_FROM, wanted.above)
    reasons = Reasons(threshold=lowest if wanted.threshold is None else wanted.threshold)
    found = concordance(old, new, plan, reasons, progress)
    told = shlex.join(names)
    asked = doubts(found)
    ways = ways_to(source, (doubt.unit for doubt in asked))
    return _Work(found, asked, plan, folder, path, content, source, told, ways, {})


def _instead(plan: Plan | None, old: Version, new: Version, names: tuple[str, str]) -> str:
    """What to do about two versions of which the newer one is not based on the older one."""
    if old.id == new.id:
        return "name two versions: OLD NEW"
    if relation(plan, old, new) is Relation.BACKWARDS:
        return f"{new.id} is the earlier one: planvers settle {shlex.join(reversed(names))}"
    return f"write {old.id} into based_on of {new.id} if it is"


def _walked(work: _Work, talk: Talk) -> _Work:
    """Ask about one doubt after the other, and write where the person says so."""
    state, is_shown = State(), False
    old = work.found.diff.old
    while True:
        if state.stage is Stage.DOUBT and not is_shown:
            talk.show(_page(work, state.place))
        typed = talk.ask(_prompt(state))
        if typed is None:
            return _cut_short(work, state)
        found = step(state, typed, work.doubts, lambda name: find_point(old, name).id)
        if found.told:
            talk.tell(found.told)
        if found.act in (Act.WRITE, Act.WRITE_AND_END):
            work = _written(work, state.answers)
            talk.tell(f"{counted(len(state.answers), 'answer')} written")
        if found.act in (Act.END, Act.WRITE_AND_END):
            return work
        state, is_shown = found.state, found.is_same


def _tell_not_asked(work: _Work, talk: Talk) -> None:
    """Say what stays open that no `derived_from` of the new version can settle, and where it is shown."""
    lonely, contradicted = not_asked(work.found, work.doubts, work.lineage)
    told = [f"{counted(len(lonely), 'point')} of {work.found.diff.old.id} without a counterpart"] if lonely else []
    told += [f"{counted(contradicted, 'link')} of the files that the words contradict"] if contradicted else []
    if told:
        talk.tell(f"not asked about: {listed(told)}; planvers map {work.names} --pending shows what comes near")


def _prompt(state: State) -> str:
    if state.stage is Stage.CHOICE:
        return _CHOOSE
    if state.stage is Stage.WRITING:
        return f"Write {counted(len(state.answers), 'answer')}? y write · n drop · u undo the last one"
    return _KEYS


def _cut_short(work: _Work, state: State) -> _Work:
    if state.answers:
        kept = "what was written before stays" if work.lineage else "nothing was written"
        dropped = counted(len(state.answers), "answer")
        raise TroubleError(f"the input ended; {dropped} dropped, {kept}", "w or q writes")
    return work


def _page(work: _Work, place: int) -> Page:
    doubt, old = work.doubts[place], work.found.diff.old
    told = [
        item
        for link in doubt.links
        for item in explain(work.found, find_point(old, link.old), work.plan)
        if item.new.id == doubt.unit.id
    ]
    return doubt_page(doubt, f"{place + 1}/{len(work.doubts)}", told, old, work.plan.language)


def _written(work: _Work, answers: Iterable[Given]) -> _Work:
    """The work with more of it in the file: edited, checked with the whole plan, and written over what was read."""
    fresh = {work.doubts[place]: olds for place, olds in answers if olds is not None}
    if not fresh:
        return work
    see_unchanged(work.path, work.content)
    work = _edited(work, fresh)
    save_over(work.path, work.content, work.source.text)
    return work._replace(content=content_of(work.path))


def _edited(work: _Work, fresh: Mapping[Doubt, tuple[str, ...]]) -> _Work:
    """The work with the answers in its text; trouble unless the plan then says that the points continue just these."""
    old, new = work.found.diff.old.id, work.found.diff.new.id
    for prefix in ("", f"{old}/"):
        names = {doubt.unit.id: names_for(doubt, olds, prefix) for doubt, olds in fresh.items()}
        source = with_lineage(work.source, {work.ways[name]: olds for name, olds in names.items()})
        plan = load_plan(WithText(DiskFiles(work.folder), f"{VERSIONS_NAME}/{new}.yaml", source))
        one_of("version", old, (item.id for item in plan.versions))
        reached = descent(plan, plan.version(new), plan.version(old))
        if all({item.id for item in reached[doubt.unit.id]} == all_continued(doubt, fresh[doubt]) for doubt in fresh):
            return work._replace(source=source, lineage=work.lineage | names)
    raise TroubleError("derived_from cannot say this, for what lies between the two versions", "write it by hand")
