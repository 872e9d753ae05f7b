"""What rests on something else: nothing is said without a source, and a dropped point went somewhere."""

from pathlib import Path

import pytest

from helpers import edit
from planvers.library import check_plan, load_plan
from planvers.model.problems import Severity
from planvers.trouble import UnreadableError

EVENT = "events:\n- date: {}\n  event: A working draft is handed over.\n  sources: [gazette-0101]\npoints:\n"
REPORT = "{{says: kept, by: The Herald, basis: on_record, summary: It stays., {}}}"


@pytest.mark.parametrize(
    "text", ["sources: []", "sources:", "sources: null", "sources: ~", "", 'sources: [""]', "sources: [~]"]
)
@pytest.mark.parametrize("place", ["statement", "event", "report", "report-of-the-version", "report-of-a-sub-point"])
def test_nothing_is_said_without_a_source(place: str, text: str, small: Path) -> None:
    """Whether the list is empty, null or not there: one error, which names the sources."""
    draft = small / "versions" / "draft.yaml"
    report = REPORT.format(text).replace(", }", "}")
    if place == "statement":
        edit(small / "statements.yaml", ("sources: [herald-0201]", text))
    elif place == "event":
        edit(draft, ("points:\n", EVENT.format("2025-01-01").replace("sources: [gazette-0101]", text)))
    elif place == "report":
        edit(draft, ('  number: "2"\n', f"  reports: [{report}]\n"))
    elif place == "report-of-the-version":
        edit(draft, ("points:\n", f"reports: [{report}]\npoints:\n"))
    else:
        edit(draft, ('  number: "2"\n', f"  subpoints: [{{id: quay, reports: [{report}]}}]\n"))
    (problem,) = check_plan(small).problems
    assert problem.code == ("empty-value" if text else "missing-key")
    assert problem.severity is Severity.ERROR
    assert "sources" in problem.message
    with pytest.raises(UnreadableError):
        load_plan(small)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("statements.yaml", "[herald-0201]", "[herald-0201, times]"),
        ("versions/draft.yaml", "sources: [gazette-0101]", "sources: [gazette-0101, times]"),
        ("versions/draft.yaml", "points:\n", EVENT.format("2025-01-01").replace("gazette-0101", "times")),
        ("versions/draft.yaml", '  number: "2"\n', f"  reports: [{REPORT.format('sources: [times]')}]\n"),
        ("versions/draft.yaml", "points:\n", f"reports: [{REPORT.format('sources: [times]')}]\npoints:\n"),
        ("versions/draft.yaml", '  number: "2"\n', "  sources: [times]\n"),
        ("versions/draft.yaml", '  number: "2"\n', "  subpoints: [{id: quay, sources: [times]}]\n"),
        (
            "versions/draft.yaml",
            '  number: "2"\n',
            f"  subpoints: [{{id: quay, reports: [{REPORT.format('sources: [times]')}]}}]\n",
        ),
    ],
    ids=["statement", "version", "event", "report", "version-report", "point", "sub-point", "sub-point-report"],
)
def test_a_source_may_be_cited_anywhere(file: str, old: str, new: str, small: Path) -> None:
    register = small / "sources.yaml"
    entry = "- {id: times, publisher: The Times, title: A page, language: en, kind: press}\n"
    register.write_text(register.read_text("utf-8") + entry, "utf-8")
    assert [problem.code for problem in check_plan(small).problems] == ["source-uncited"]
    edit(small / file, (old, new))
    assert [problem.code for problem in check_plan(small).problems] == []


@pytest.mark.parametrize(
    ("reason", "into", "hint"),
    [
        pytest.param("absorbed", "bridge", None, id="a-point-of-its-version"),
        pytest.param("absorbed", "lane", None, id="a-sub-point"),
        pytest.param("", "draft/ferry", None, id="a-point-of-another-version"),
        pytest.param("", "bridges", "did you mean 'bridge'?", id="no-point"),
        pytest.param("withdrawn", "ferry", "known: bridge, lane", id="itself"),
        pytest.param("unknown", "reply/ferry", "known: bridge, lane", id="itself-by-its-version"),
        pytest.param("absorbed", "draft/fery", "did you mean 'ferry'?", id="no-point-of-another-version"),
        pytest.param("absorbed", "draf/ferry", "did you mean 'draft'?", id="no-version"),
        pytest.param("moved", "A treaty of its own", None, id="another-document"),
        pytest.param("moved", "annex 2/b", None, id="another-document-with-a-slash"),
    ],
)
def test_where_a_dropped_point_went(reason: str, into: str, hint: str | None, small: Path) -> None:
    said = f"  reason: {reason}\n" if reason else ""
    edit(
        small / "versions" / "reply.yaml",
        ("  status: dropped\n", f"  status: dropped\n{said}  into: {into}\n"),
        ("for 30 days.\n", "for 30 days.\n  subpoints: [{id: lane}]\n"),
    )
    problems = check_plan(small).problems
    assert [(item.code, item.hint, item.severity) for item in problems] == (
        [("into-nowhere", hint, Severity.ERROR)] if hint else []
    )


def test_a_point_may_have_gone_into_one_that_cannot_be_read(small: Path) -> None:
    edit(small / "versions" / "reply.yaml", ("  status: dropped\n", "  status: dropped\n  into: bridges\n"))
    edit(small / "versions" / "reply.yaml", ("- id: bridge\n", "- id: Bridges\n"))
    assert [problem.code for problem in check_plan(small).problems] == ["bad-id"]


# Where a quotation stands is marked with ⟦ and ⟧.
