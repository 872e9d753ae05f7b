"""What only warns, and what is looked at before: dates in their order, and statements that are repeated."""

from pathlib import Path

import pytest

from helpers import edit
from planvers.checking.leftovers import NEARLY_THE_SAME
from planvers.checking.reasons import REASONS
from planvers.library import check_plan, load_plan
from planvers.model.problems import CODES, Severity
from planvers.words.sequences import likeness

EVENT = "events:\n- date: {}\n  event: A working draft is handed over.\n  sources: [gazette-0101]\npoints:\n"


def test_reasons_are_given_for_codes_that_there_are() -> None:
    assert set(REASONS) < set(CODES)
    assert {"quotation-marks", "loaded-word", "statement-before-version", "into-nowhere"} < set(REASONS)


def test_other_commands_do_not_look_for_warnings(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_records: object) -> None:
        pytest.fail("warnings were looked for")

    monkeypatch.setattr("planvers.checking.warnings.folder_warnings", never)
    edit(small / "statements.yaml", ("Said that", "Said “that”"))
    assert load_plan(small).statements


def test_a_file_that_cannot_be_read_raises_no_warnings_in_others(small: Path) -> None:
    (small / "statements.yaml").write_text("{", "utf-8")
    assert [problem.code for problem in check_plan(small).problems] == ["yaml-syntax"]


# The draft of the small plan is of 1 January 2025; st-1 is about its ferry.
@pytest.mark.parametrize(
    ("date", "event", "about", "count"),
    [
        pytest.param("2024-12-31", "", "[draft#ferry]", 1, id="the-day-before"),
        pytest.param("2025-01-01", "", "[draft#ferry]", 0, id="the-same-day"),
        pytest.param("2025-01-02", "", "[draft]", 0, id="after"),
        pytest.param("2024-12", "", "[draft]", 1, id="the-month-before"),
        pytest.param("2025-01", "", "[draft]", 0, id="a-month-that-may-be-after"),
        pytest.param("2025", "", "[draft, reply]", 0, id="a-year-that-may-be-after"),
        pytest.param("2024", "", "[draft]", 1, id="the-year-before"),
        pytest.param("2024-12-31", "2024-12-20", "[draft]", 0, id="a-working-draft-is-on-record"),
        pytest.param("2024-12-31", "2024-12", "[draft]", 0, id="a-working-draft-of-that-month"),
        pytest.param("2024-11-30", "2024-12", "[draft]", 1, id="before-the-month-of-the-working-draft"),
        pytest.param("2024-12-31", "2025-01-10", "[draft]", 1, id="an-event-after-the-date-is-no-beginning"),
        pytest.param("2024-12-31", "", "[draft#ferry, draft#bridge, draft]", 1, id="one-for-a-version"),
        pytest.param("2024-12-31", "", "[draft, reply]", 2, id="two-versions"),
        pytest.param("2025-01-05", "", "[draft, reply]", 1, id="one-of-two-versions"),
    ],
)
def test_a_statement_before_the_version(date: str, event: str, about: str, count: int, small: Path) -> None:
    edit(small / "statements.yaml", ("2025-01-05", date), ("[draft#ferry]", about))
    if event:
        edit(small / "versions" / "draft.yaml", ("points:\n", EVENT.format(event)))
    problems = check_plan(small).problems
    assert [problem.code for problem in problems] == ["statement-before-version"] * count
    assert all(problem.where.line == 4 and problem.severity is Severity.WARNING for problem in problems)


def test_a_date_that_cannot_be_read_is_before_nothing(small: Path) -> None:
    edit(small / "statements.yaml", ("2025-01-05", "soon"))
    edit(small / "versions" / "draft.yaml", ('"2025-01-01"', "later"))
    edit(small / "versions" / "reply.yaml", ('"2025-02-01"', "later"))
    assert [problem.code for problem in check_plan(small).problems] == ["bad-date"] * 3


@pytest.mark.parametrize(
    ("date", "event", "codes"),
    [
        pytest.param("2024-12-31", "", ["version-before-parent"], id="the-day-before"),
        pytest.param("2024-12", "", ["version-before-parent"], id="the-month-before"),
        pytest.param("2025-01-01", "", [], id="the-same-day"),
        pytest.param("2025", "", [], id="a-year-that-may-be-after"),
        pytest.param("2024-12-31", "2024-12-20", [], id="the-parent-was-handed-over-before"),
        pytest.param("2024-12-31", "2025-01-20", ["version-before-parent"], id="an-event-after-the-date"),
    ],
)
def test_a_version_before_its_parent(date: str, event: str, codes: list[str], small: Path) -> None:
    edit(small / "versions" / "reply.yaml", ("2025-02-01", date))
    if event:
        edit(small / "versions" / "draft.yaml", ("points:\n", EVENT.format(event)))
    assert [problem.code for problem in check_plan(small).problems] == codes


SAID = "Said that the ferry stays where it is, that the harbour does too, and that nobody has to leave."
SAME = {"speaker": "The foreign minister of Southland", "about": "about: [draft#ferry]", "stance": "opposes"}


@pytest.mark.parametrize(
    ("changes", "summary", "fires"),
    [
        pytest.param({}, SAID, True, id="the-same"),
        pytest.param({}, f"  {SAID.upper().replace(',', ' –')}", True, id="case-spacing-and-punctuation"),
        pytest.param({"stance": "reserves", "sources": "[gazette-0101]"}, SAID, True, id="same-words-other-stance"),
        pytest.param({}, SAID.replace("nobody", "none"), True, id="one-word-of-19"),
        pytest.param({"stance": "reserves"}, SAID.replace("nobody", "none"), False, id="near-with-another-stance"),
        pytest.param({"sources": "[gazette-0101]"}, SAID.replace("nobody", "none"), False, id="near-from-elsewhere"),
        pytest.param({"sources": "[gazette-0101, herald-0201]"}, SAID, True, id="same-words-more-sources"),
        pytest.param({}, SAID.replace("harbour does too", "market moves"), False, id="three-words-of-19"),
        pytest.param({}, "Asked who pays for the ferry.", False, id="something-else"),
        pytest.param({"date": '"2025-01-06"'}, SAID, False, id="another-day"),
        pytest.param({"speaker": "The prime minister"}, SAID, False, id="another-speaker"),
        pytest.param({"speaker": "the foreign MINISTER of  Southland"}, SAID, True, id="the-speaker-written-otherwise"),
        pytest.param({"party": "north"}, SAID, False, id="another-party"),
        pytest.param({"about": "about: [draft#bridge]"}, SAID, False, id="about-another-point"),
        pytest.param({"about": "about: [draft]"}, SAID, False, id="about-the-whole"),
        pytest.param({"about": "topic: border"}, SAID, False, id="about-a-topic"),
        pytest.param(
            {"about": "about: [draft#ferry]\n  topic: trade"}, SAID, True, id="the-topic-is-only-looked-at-alone"
        ),
    ],
)
def test_a_statement_that_is_repeated(changes: dict[str, str], summary: str, fires: bool, small: Path) -> None:
    write_log(small, {}, SAID, changes, summary)
    problems = check_plan(small).problems
    assert [(problem.code, problem.where.line) for problem in problems] == [("statement-repeated", 12)] * fires


@pytest.mark.parametrize(
    ("topics", "fires"), [(("border", "border"), True), (("border", "trade"), False)], ids=["same", "another"]
)
def test_without_a_version_the_topic_decides(topics: tuple[str, str], fires: bool, small: Path) -> None:
    first, second = ({"about": f"topic: {topic}"} for topic in topics)
    write_log(small, first, SAID, second, SAID)
    assert [problem.code for problem in check_plan(small).problems] == ["statement-repeated"] * fires


def test_the_order_of_what_it_is_about_makes_no_difference(small: Path) -> None:
    first, second = ({"about": f"about: [{about}]"} for about in ("draft, draft#ferry", "draft#ferry, draft"))
    write_log(small, first, SAID, second, SAID)
    assert [problem.code for problem in check_plan(small).problems] == ["statement-repeated"]


def test_a_short_summary_that_names_something_else_is_another_statement() -> None:
    short = "Will not give up the port.", "Will not give up the bridge."
    assert likeness(*(text.split() for text in short)) < NEARLY_THE_SAME
    assert likeness(["a", "b"], []) == 0
    assert likeness([], []) == 1


def write_log(small: Path, one: dict[str, str], said: str, other: dict[str, str], summary: str) -> None:
    entries = [
        {"party": "south", "date": '"2025-01-05"', "sources": "[herald-0201]", **SAME, **changes, "summary": text}
        for changes, text in ((one, said), (other, summary))
    ]
    text = "schema: 1\nstatements:\n" + "".join(
        f"- id: st-{number}\n  date: {entry['date']}\n  party: {entry['party']}\n  speaker: {entry['speaker']}\n"
        f"  {entry['about']}\n  stance: {entry['stance']}\n  summary: '{entry['summary']}'\n  basis: on_record\n"
        f"  sources: {entry['sources']}\n"
        for number, entry in enumerate(entries, start=1)
    )
    (small / "statements.yaml").write_text(text, "utf-8")
