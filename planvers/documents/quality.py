"""How well the data of plans is sourced, as JSON, and the problems of their files."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.documents.check import COUNTED, PATHS
from planvers.documents.envelope import Output
from planvers.documents.problems import PROBLEM
from planvers.documents.records import REF
from planvers.documents.shapes import (
    COUNTS,
    INTEGER,
    STRING,
    STRINGS,
    Shape,
    array,
    const,
    group,
    key,
    record,
    words,
)
from planvers.ledger.quality import (
    PointQuality,
    Quality,
    Shortfall,
    SourcesQuality,
    StatementsQuality,
    Tally,
    VersionQuality,
)
from planvers.model.plan import Plan, SourceRecord, Statement
from planvers.model.problems import Problem


class PlanQuality(NamedTuple):
    """A plan with the figures on it."""

    plan: Plan
    found: Quality


class Sourced(NamedTuple):
    """The figures on the plans that could be read, and what was found wrong in the paths."""

    paths: Sequence[str]
    plans: Sequence[PlanQuality]
    problems: Sequence[Problem]


def _ids(items: Iterable[SourceRecord | Statement]) -> list[str]:
    return [item.id for item in items]


_TALLY: Shape[Tally] = record(
    "tally",
    "Things by number of independent sources; docs/data-quality.md says what is counted how.",
    key("total", INTEGER, lambda tally: tally.total),
    key("none", INTEGER, lambda tally: tally.none),
    key("one", INTEGER, lambda tally: tally.one),
    key("more", INTEGER, lambda tally: tally.more),
    key("strong", INTEGER, lambda tally: tally.strong, "of these, how many have two even without weak ones"),
    key("only_weak", INTEGER, lambda tally: tally.only_weak, "of all, how many have weak ones only"),
)
_POINT: Shape[PointQuality] = record(
    "sourced_point",
    "A point or sub-point with what it rests on.",
    key("point", REF, lambda item: item.point),
    key("cited", INTEGER, lambda item: item.backing.cited, "sources that it names, in its reports too"),
    key("independent", INTEGER, lambda item: item.backing.independent),
    key("strong", INTEGER, lambda item: item.backing.strong, "independent ones without the weak"),
    key("shortfalls", array(words(Shortfall)), lambda item: item.shortfalls),
)
SOURCED_VERSION: Shape[VersionQuality] = record(
    "sourced_version",
    "How well the points and sub-points of a version are sourced, tombstones among them.",
    key("id", STRING, lambda item: item.version.id),
    key("tally", _TALLY, lambda item: item.tally),
    key("not_verified", INTEGER, lambda item: len(item.short_of(Shortfall.NOT_VERIFIED)), "with wording that is not"),
    key("points", array(_POINT), lambda item: item.points, "in reading order"),
)
_STATEMENTS: Shape[StatementsQuality] = record(
    "sourced_statements",
    "The statements of a plan by what they are about, by how they are known and by sources.",
    key("on_point", INTEGER, lambda item: item.on_point),
    key("on_version", INTEGER, lambda item: item.on_version, "on a version as a whole"),
    key("on_topic", INTEGER, lambda item: item.on_topic, "on no version of the plan"),
    key("by_basis", COUNTS, lambda item: {basis.value: count for basis, count in item.by_basis}),
    key("tally", _TALLY, lambda item: item.tally),
    key("only_weak", STRINGS, lambda item: _ids(item.only_weak), "those that weak sources alone carry"),
    key("approximate", INTEGER, lambda item: item.approximate, "with a date that is not certain"),
)
_SOURCES: Shape[SourcesQuality] = record(
    "register",
    "The sources of a plan by kind, and what their records lack; sources by id.",
    key("total", INTEGER, lambda item: item.total),
    key("publishers", INTEGER, lambda item: item.publishers),
    key("by_kind", COUNTS, lambda item: {kind.value: count for kind, count in item.by_kind}),
    key("relaying", INTEGER, lambda item: item.relaying, "those that relay another publisher"),
    key("without_url", STRINGS, lambda item: _ids(item.without_url)),
    key("without_date", STRINGS, lambda item: _ids(item.without_date)),
    key("approximate", INTEGER, lambda item: item.approximate, "with a date that is not certain"),
    key("mixed", STRINGS, lambda item: item.mixed, "publishers that are filed under more than one kind"),
)
_PLAN: Shape[PlanQuality] = record(
    "sourced_plan",
    "How well the data of a plan is sourced.",
    key("id", STRING, lambda item: item.plan.id),
    key("title", STRING, lambda item: item.plan.title),
    key("tally", _TALLY, lambda item: item.found.tally, "the points and sub-points of all versions"),
    key("not_verified", INTEGER, lambda item: item.found.not_verified),
    key("versions", array(SOURCED_VERSION), lambda item: item.found.versions),
    key("statements", _STATEMENTS, lambda item: item.found.statements),
    key("sources", _SOURCES, lambda item: item.found.sources),
)

QUALITY: Output[Sourced] = Output(
    "check",
    "quality",
    "How well the data of each plan is sourced, and every fault of its files; a plan with errors has no figures.",
    inputs=(key("paths", STRINGS, lambda it: it.paths, PATHS),),
    options=(key("stats", const(value=True), lambda _: True),),
    body=(
        key("summary", group(key("plans", INTEGER, lambda it: len(it.plans)), *COUNTED), lambda it: it),
        key("plans", array(_PLAN), lambda it: it.plans, "those that could be read"),
        key("problems", array(PROBLEM), lambda it: it.problems),
    ),
)
