"""A statement is put at the end of the log, checked first, and nothing else of the file changes."""

import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from conftest import Golden, Run
from helpers import edit
from planvers.editing.log import next_id
from planvers.library import load_plan
from planvers.model.vocabulary import Basis, Stance
from planvers.reading.statements_file import STATEMENT
from planvers.trouble import TroubleError

WORDS = {
    "--party": "south",
    "--speaker": "The minister: a friend",
    "--date": "2025-02-03",
    "--about": "reply#1",
    "--stance": "accepts",
    "--summary": "Said that the bridge stays open.",
    "--basis": "on_record",
    "--source": "herald-0201",
}
ADDED = """\
- id: st-2
  date: "2025-02-03"
  party: south
  speaker: "The minister: a friend"
  about: [reply#bridge]
  stance: accepts
  summary: Said that the bridge stays open.
  basis: on_record
  sources: [herald-0201]
"""


def arguments(without: Iterable[str] = (), **more: str) -> list[str]:
    words = {name: text for name, text in WORDS.items() if name not in without}
    words |= {f"--{name.replace('_', '-')}": text for name, text in more.items()}
    return ["add", "statement", *(part for pair in words.items() for part in pair)]


@pytest.mark.parametrize("style", ["lf", "crlf", "mark", "no line end"])
def test_a_statement_goes_to_the_end_and_nothing_else_changes(style: str, small: Path, run: Run) -> None:
    log = small / "statements.yaml"
    before = log.read_text("utf-8").replace("- id: st-1\n", "- id: st-1 # the first\n")
    texts = {"lf": before, "crlf": before.replace("\n", "\r\n"), "mark": f"\ufeff{before}", "no line end": before[:-1]}
    log.write_bytes(texts[style].encode("utf-8"))
    ran = run(*arguments())
    assert ran.code == 0, ran.err
    assert ran.out.startswith("st-2  plans/small/statements.yaml:12\n")
    added = ADDED.replace("\n", "\r\n") if style == "crlf" else ADDED
    added = f"\n{added[:-1]}" if style == "no line end" else added
    assert log.read_bytes().decode("utf-8") == texts[style] + added
    new = load_plan(small).statements[-1]
    assert (new.id, new.speaker, new.stance, new.basis) == (
        *("st-2", "The minister: a friend"),
        *(Stance.ACCEPTS, Basis.ON_RECORD),
    )


def test_every_option(small: Path, run: Run) -> None:
    more = arguments(
        ["--about"], topic="border", stance="counter_proposes", proposal="A ferry.", date="2025-02", notes="n # 1"
    )
    ran = run(*more, "--date-note", "early", "--about", "draft", "--about", "draft#ferry", "--red-line")
    assert ran.code == 0, ran.err
    new = load_plan(small).statements[-1]
    assert (new.topic, new.proposal, new.red_line, new.date_note, new.notes) == (
        *("border", "A ferry.", True),
        *("early", "n # 1"),
    )
    assert [(about.version, about.point) for about in new.about] == [("draft", None), ("draft", "ferry")]


def test_the_first_statement_makes_the_file(small: Path, run: Run) -> None:
    log = small / "statements.yaml"
    log.unlink()
    assert run(*arguments()).code == 0
    assert log.read_text("utf-8") == "schema: 1\nstatements:\n" + ADDED.replace("st-2", "st-001")


def test_a_long_summary_is_folded(small: Path, run: Run) -> None:
    words = "Said that " + "very " * 40 + "much is open."
    assert run(*arguments(summary=words)).code == 0
    assert "  summary: >-\n    Said that very" in (small / "statements.yaml").read_text("utf-8")
    assert load_plan(small).statements[-1].summary == words


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"party": "Sout"}, ["--party: there is no party 'Sout' (known: north, south)"]),
        (
            {"date": "soon", "stance": "acepts"},
            ["--date: 'soon' is not a date", "--stance: there is no stance 'acepts'"],
        ),
        ({"about": "reply#9"}, ["--about: reply has no point '9'"]),
        ({"about": "replay"}, ["--about: there is no version 'replay' (did you mean 'reply'?)"]),
        ({"source": "herold-0201"}, ["--source: there is no source 'herold-0201' (did you mean 'herald-0201'?)"]),
        ({"basis": "hearsay"}, ["--basis: there is no basis 'hearsay'"]),
        ({"topic": "bordr"}, ["--topic: there is no topic 'bordr'"]),
        ({"summary": " "}, ["--summary: it is empty"]),
        ({"condition": "If so."}, ["--condition: error [misplaced-key]", "nothing was written"]),
        ({"stance": "accepts_conditionally"}, ["missing: --condition"]),
        ({"summary": "Said \u202eso."}, ["--summary: it holds RIGHT-TO-LEFT OVERRIDE (U+202E), which nobody can see"]),
    ],
    ids=str,
)
def test_faults_are_told_with_their_option_and_nothing_is_written(
    more: dict[str, str], told: list[str], small: Path, run: Run
) -> None:
    before = (small / "statements.yaml").read_bytes()
    ran = run(*arguments(**more))
    assert ran.code == 2
    assert all(text in ran.err for text in told), ran.err
    assert (small / "statements.yaml").read_bytes() == before


def test_a_warning_is_told_with_its_option(small: Path, run: Run) -> None:
    assert small.exists()
    ran = run(*arguments(date="2024-01-01"))
    assert ran.code == 0
    assert "planvers: --date: warning [statement-before-version]" in ran.err


def test_what_is_missing_is_named_where_nobody_can_be_asked(small: Path, run: Run) -> None:
    assert small.exists()
    ran = run("add", "statement", "--party", "north", "--stance", "counter_proposes")
    assert ran.code == 2
    assert "missing: --speaker, --date, --about or --topic, --proposal, --summary, --basis, --source" in ran.err


def test_what_is_missing_is_asked_for_in_a_terminal(
    small: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planvers.asking.is_terminal", lambda: True)
    typed = ["The minister", "soon", "2025-02-03", "", "borders", "border", "accepts_conditionally", "If so.", ""]
    typed += ["Said yes.", "on_record", "herald-0201, nowhere", "herald-0201"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
    ran = run("add", "statement", "--party", "S")
    golden("add-statement.txt", f"{ran.err}\n=====\n{ran.out}")
    new = load_plan(small).statements[-1]
    assert (new.topic, new.condition, new.about, new.summary) == ("border", "If so.", (), "Said yes.")


def answering(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object]) -> list[str]:
    """Somebody answers about the source, and something happens meanwhile; the options without it."""

    class Answers(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            meanwhile()
            return "herald-0201\n"

    monkeypatch.setattr("planvers.asking.is_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", Answers())
    return arguments(["--source"])


def test_what_others_added_meanwhile_is_kept(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    log = small / "statements.yaml"
    theirs = log.read_text("utf-8") + ADDED.replace("id: st-2", "id: st-2 # theirs")
    ran = run(*answering(monkeypatch, lambda: log.write_text(theirs, "utf-8")))
    assert ran.code == 0, ran.err
    assert log.read_text("utf-8").startswith(theirs)
    assert [item.id for item in load_plan(small).statements] == ["st-1", "st-2", "st-3"]


def test_a_log_that_went_away_meanwhile_is_told_and_the_answers_are_kept(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = small / "statements.yaml"
    ran = run(*answering(monkeypatch, log.unlink))
    assert (ran.code, log.exists()) == (2, False)
    assert "was removed while this was going on; nothing was written (the same again: planvers add statement" in ran.err
    assert "--speaker 'The minister: a friend'" in ran.err
    assert "--source herald-0201" in ran.err


@pytest.mark.parametrize("text", ["schema: 1\nstatements: []\n", "schema: 1\n", "schema: 1\nstatements:\n"])
def test_the_first_statement_of_a_log_that_is_empty(text: str, small: Path, run: Run) -> None:
    log = small / "statements.yaml"
    log.write_text(text, "utf-8")
    ran = run(*arguments())
    assert ran.code == 0, ran.err
    assert log.read_text("utf-8") == "schema: 1\nstatements:\n" + ADDED.replace("st-2", "st-001")


def test_an_id_of_its_own(small: Path, run: Run) -> None:
    edit(small / "statements.yaml", ("id: st-1", "id: first"))
    assert "has no number to count on from (choose one: --id ID)" in run(*arguments()).err
    assert "--id: there is a statement 'first' already" in run(*arguments(id="first")).err
    assert "--id: 'No 2' cannot be an id" in run(*arguments(id="No 2")).err
    assert run(*arguments(id="second")).code == 0
    assert load_plan(small).statements[-1].id == "second"


def test_the_newest_version_may_be_named_by_its_place(small: Path, run: Run) -> None:
    assert run(*arguments(about="latest#1")).code == 0
    assert [(item.version, item.point) for item in load_plan(small).statements[-1].about] == [("reply", "bridge")]


def test_nothing_was_said_on_a_day_to_come(small: Path, run: Run) -> None:
    assert "--date: 9999-01-01 is still to come" in run(*arguments(date="9999-01-01")).err
    assert small.is_dir()


def test_the_end_of_input_writes_nothing(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (small / "statements.yaml").read_bytes()
    monkeypatch.setattr("planvers.asking.is_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("The minister\n"))
    ran = run("add", "statement", "--party", "S")
    assert (ran.code, (small / "statements.yaml").read_bytes()) == (2, before)
    assert "the input ended; nothing was written" in ran.err


@pytest.mark.parametrize(
    ("ids", "following"),
    [
        (["st-1"], "st-2"),
        (["st-001", "st-009"], "st-010"),
        (["st-12", "st-3"], "st-13"),
        (["st-158"], "st-159"),
        (["a-7", "b-01"], "b-02"),
        (["s-2025-099", "s-2025-100"], "s-2025-101"),
        (["99"], "100"),
        ([], "st-001"),
    ],
    ids=str,
)
def test_the_next_free_id(ids: list[str], following: str) -> None:
    assert next_id(ids) == following


def test_ids_without_a_number_cannot_be_counted_on() -> None:
    with pytest.raises(TroubleError, match="has no number"):
        next_id(["st-1", "first"])


def test_every_field_of_a_statement_has_an_option(run: Run) -> None:
    told = run("add", "statement", "--help").out
    for name in STATEMENT.fields.keys() - {"sources"}:
        assert f"--{name.replace('_', '-')}" in told
    assert "--source" in told
