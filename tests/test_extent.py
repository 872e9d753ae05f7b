"""How much of a plan is read: what is left out changes nothing about what is read."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from conftest import PLANS, Run
from planvers.checking.warnings import folder_warnings
from planvers.comparing.diff import diff
from planvers.comparing.lineage import ancestors
from planvers.library import check_plan, load_plan
from planvers.reading import files
from planvers.reading.files import DiskFiles
from planvers.reading.folder import Extent, read_folder

UKRAINE = PLANS / "ukraine-2025"
_ACCEPTED = """\
schema: 1
accept:
- rule: number
  point: ferry
  fingerprint: "0123456789ab"
  reason: Known.
  by: Editors
"""
_ASIDE = """\
schema: 1
id: aside
title: Aside
date: "2025-03-01"
kind: draft
disclosure: full
wording: official
"""
_ABOUT_ASIDE = """\
- id: st-2
  date: "2025-03-05"
  party: south
  speaker: The foreign minister of Southland
  about: [aside, aside#tunnel]
  stance: opposes
  summary: Said that the tunnel stays.
  basis: on_record
  sources: [herald-0201]
"""


@pytest.fixture
def with_aside(small: Path) -> Path:
    """The small plan with an acceptance and a third version that nothing is based on; a statement speaks of it."""
    (small / "accepted.yaml").write_text(_ACCEPTED)
    (small / "versions" / "aside.yaml").write_text(_ASIDE + "points: [{id: tunnel, title: The tunnel}]\n")
    log = small / "statements.yaml"
    log.write_text(log.read_text() + _ABOUT_ASIDE)
    return small


def test_what_is_not_read_is_missing_and_nothing_else(with_aside: Path) -> None:
    for folder in (UKRAINE, with_aside):
        whole = load_plan(folder)
        assert whole.sources
        assert load_plan(folder, Extent.LEDGER) == replace(whole, sources=())
        assert load_plan(folder, Extent.TEXTS) == replace(whole, sources=(), statements=(), accepted=())


@pytest.mark.slow
@pytest.mark.parametrize("extent", Extent)
def test_two_versions_compare_alike_whether_or_not_the_others_were_read(extent: Extent, with_aside: Path) -> None:
    for folder in (UKRAINE, with_aside):
        whole = load_plan(folder, extent)
        for old, new in permutations([version.id for version in whole.versions], 2):
            part = load_plan(folder, extent, (old, new))
            needed = {old, new}.union(*({item.id for item in ancestors(whole, whole.version(x))} for x in (old, new)))
            assert part == replace(whole, versions=tuple(item for item in whole.versions if item.id in needed))
            result = diff(part.version(old), part.version(new), part)
            assert result == diff(whole.version(old), whole.version(new), whole)


@pytest.mark.usefixtures("_read_anew")
@pytest.mark.parametrize(
    ("command", "read"),
    [
        ("diff us-28 e3-counter", "plan statements us-28 e3-counter"),
        ("diff us-28 twenty-point", "plan statements us-28 geneva-19 twenty-point"),
        ("diff twenty-point us-28", "plan statements us-28 geneva-19 twenty-point"),
        ("map us-28 e3-counter", "plan us-28 e3-counter"),
        ("diff us-28", "plan statements us-28 e3-counter geneva-19 twenty-point us-ru-27"),
        ("diff us-28 latest", "plan statements us-28 e3-counter geneva-19 twenty-point us-ru-27"),
        ("diff us-28 us-82", "plan statements us-28 e3-counter geneva-19 twenty-point us-ru-27"),
        ("show us-28 1", "plan sources statements us-28 e3-counter geneva-19 twenty-point us-ru-27"),
    ],
)
def test_what_a_command_reads(command: str, read: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    reading = files.read

    def noted(path: Path) -> object:
        opened.append(path.stem)
        return reading(path)

    monkeypatch.setattr(files, "read", noted)
    run("-C", PLANS, *command.split())
    assert sorted(opened) == sorted(read.split())


def test_two_versions_compare_whatever_is_wrong_with_a_third(with_aside: Path, run: Run) -> None:
    expected = run("diff", "draft", "reply")
    assert expected.code == 0
    for text in ("{", _ASIDE, _ASIDE.replace("kind: draft", "kind: drift")):
        (with_aside / "versions" / "aside.yaml").write_text(text)
        assert run("diff", "draft", "reply") == expected
        assert run("diff", "draft", "aside").code == 2
        assert run("diff", "draft", "latest").code == 2


@pytest.mark.parametrize(
    ("place", "to", "code"),
    [
        pytest.param("aside#tunnel", "aside#tunel", None, id="a-point-of-a-version-that-was-not-read"),
        pytest.param("aside#tunnel", "asid#tunnel", "unknown-version", id="a-version-that-is-not-there"),
        pytest.param("aside#tunnel", "reply#tunnel", "unknown-point", id="a-point-of-a-version-that-was-read"),
    ],
)
def test_what_is_said_of_versions_that_were_not_read(place: str, to: str, code: str | None, with_aside: Path) -> None:
    log = with_aside / "statements.yaml"
    log.write_text(log.read_text().replace(place, to))
    found = check_plan(with_aside, Extent.LEDGER, versions=("draft", "reply")).problems
    assert [problem.code for problem in found] == ([code] if code else [])
    assert [problem.code for problem in check_plan(with_aside).problems] == [code or "unknown-point"]


def test_a_point_that_is_accepted_may_stand_in_a_version_that_was_not_read(with_aside: Path) -> None:
    accepted = with_aside / "accepted.yaml"
    for point, codes in (("tunnel", []), ("tunel", ["unknown-point"])):
        accepted.write_text(_ACCEPTED.replace("ferry", point))
        assert [problem.code for problem in check_plan(with_aside).problems] == codes
        assert check_plan(with_aside, Extent.LEDGER, versions=("draft", "reply")).problems == ()


def test_a_source_is_not_called_uncited_where_versions_were_left_out(with_aside: Path) -> None:
    records = read_folder(DiskFiles(with_aside), Extent.RECORD, ("draft",))
    assert records.unread == {"reply", "aside"}
    assert list(folder_warnings(records)) == []


def test_a_point_may_have_gone_into_one_of_a_version_that_was_not_read(with_aside: Path) -> None:
    reply = with_aside / "versions" / "reply.yaml"
    whole = reply.read_text("utf-8")
    for point, codes in (("tunnel", []), ("tunel", ["into-nowhere"])):
        reply.write_text(whole.replace("  status: dropped\n", f"  status: dropped\n  into: aside/{point}\n"), "utf-8")
        assert [problem.code for problem in check_plan(with_aside).problems] == codes
        assert check_plan(with_aside, Extent.LEDGER, versions=("draft", "reply")).problems == ()
