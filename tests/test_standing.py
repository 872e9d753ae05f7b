"""stance, open, timeline and list --status as their users run them, on talks that hold all that a ledger may."""

import re

import pytest

from conftest import SHIPPED, TESTS, Golden, Run

TALKS = ("-C", TESTS / "plans" / "talks")
DAY = ("--as-of", "2025-12-31")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("stance", ["stance", "second-draft"]),
        ("stance-by-topic", ["stance", "second-draft", "--by", "topic"]),
        ("stance-party", ["stance", "second-draft", "--party", "estia"]),
        ("stance-moved", ["stance", "second-draft", "--changed-since", "first-draft"]),
        ("stance-moved-since", ["stance", "second-draft", "--changed-since", "2025-06-15", "--party", "NOR"]),
        ("stance-stale", ["stance", "second-draft", "--stale"]),
        ("open", ["open", "second-draft", *DAY]),
        ("open-party", ["open", "second-draft", "--party", "sudland", *DAY]),
        ("open-package", ["open", "second-draft", "--package", "water-for-power", *DAY]),
        ("timeline", ["timeline"]),
        ("list-status", ["list", "--status"]),
    ],
)
def test_talks(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*TALKS, *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert all(len(row) <= 80 for row in ran.out.splitlines())
    golden(f"talks-{name}.txt", ran.out)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("list-status", ["list", "--status"]),
        ("stance-moved", ["stance", "twenty-point", "--changed-since", "2026-01-15"]),
        ("stance-stale", ["stance", "e3-counter", "--stale"]),
        ("open-party", ["open", "twenty-point", "--party", "russia", "--as-of", "2026-11-23"]),
        ("timeline", ["timeline", "--party", "nato", "--since", "2025-11", "--until", "2025-11"]),
    ],
)
def test_shipped_plan(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*SHIPPED, *arguments)
    assert (ran.code, ran.err) == (0, "")
    golden(f"{name}.txt", ran.out)


def test_a_matrix_of_thirty_points_and_six_parties_has_a_row_a_point_at_80_columns(run: Run) -> None:
    rows = run(*TALKS, "stance", "second-draft").out.split("\n\n")[1].splitlines()
    assert len(rows) == 2 + 28 + 1
    assert len({len(re.split(r"\s{2,}", row.strip())) for row in rows[1:]}) == 1


@pytest.mark.parametrize("name", ["river-league", "River League", "riv", "RIVER LEAGUE (the states on the river)"])
def test_a_party_is_found_by_any_of_its_names(name: str, run: Run) -> None:
    told = run(*TALKS, "stance", "second-draft", "--party", name)
    assert told.out.startswith("River League on Second draft")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["stance", "--stale", "--by", "topic"], "--by and --stale do not go together (ask for one of them)"),
        (
            ["stance", "--by", "topic", "--party", "estia"],
            "--by and --party do not go together (--party lists every point of one party)",
        ),
        (["stance", "--changed-since", "first"], "there is no version 'first' (did you mean 'first-draft'?)"),
        (["open", "non-paper", "--package", "deal"], "no point of non-paper belongs to a package"),
        (
            ["open", "second-draft", "--package", "crossings"],
            "there is no package 'crossings' (did you mean 'crossing'?)",
        ),
        (
            ["open", "--party", "norlan"],
            "there is no party 'norlan' (known: norland, sudland, estia, westmark, river-league, mediators)",
        ),
        (
            ["stance", "--changed-since", "2025-12", "--as-of", "2025-06-15"],
            "--changed-since 2025-12 is later than --as-of 2025-06-15",
        ),
        (
            ["stance", "first-draft", "--changed-since", "second-draft"],
            "second-draft is later than first-draft (planvers stance second-draft --changed-since first-draft)",
        ),
        (
            ["stance", "second-draft", "--changed-since", "second-draft"],
            "second-draft cannot have moved since itself (name an earlier version, or a day)",
        ),
        (["open", "--party", ""], "there is no party ''"),
        (["timeline", "--since", "2025-13"], "'2025-13' is not a date (write 2026-02-15, or 2026-02 or 2026)"),
        (["timeline", "--since", "2025-07", "--until", "2025-06"], "--since 2025-07 is later than --until 2025-06"),
        (["timeline", "--since", ""], "'' is not a date"),
        (["timeline", "--until", ""], "'' is not a date"),
        (
            ["timeline", "--about", "first-draft#99"],
            "first-draft has no point '99' (planvers show first-draft lists them)",
        ),
        (["list", "--tree", "--status"], "--tree and --status do not go together (ask for one of them)"),
    ],
)
def test_trouble_says_what_to_do(arguments: list[str], message: str, run: Run) -> None:
    ran = run(*TALKS, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"planvers: error: {message}")


def test_a_narrowed_page_says_of_whom_it_speaks(run: Run) -> None:
    moved = ["stance", "second-draft", "--changed-since", "first-draft"]
    of_one = run(*TALKS, *moved, "--party", "estia").out
    assert "\nNo stance differs from that on first-draft; 2 first words, where nothing" in of_one
    assert of_one.startswith("Who moved, of Estia: ")
    on_topic = run(*TALKS, *moved, "--topic", "trade").out
    assert on_topic.startswith("Who moved on Trade: ")
    assert "Shares of the water" not in on_topic
    assert "River League" in run(*TALKS, "stance", "second-draft", "--stale").out
    assert "River League" not in run(*TALKS, "stance", "second-draft", "--stale", "--party", "estia").out


@pytest.mark.parametrize("command", ["stance", "open"])
def test_a_day_before_the_text_became_known_is_told_as_such(command: str, run: Run) -> None:
    early = run(*TALKS, command, "second-draft", "--as-of", "2025-05-31").out.splitlines()
    assert " ".join(early[:2]).startswith("Second draft (Jun 2025) · as of 31 May 2025, before the text became known")
    assert "before" not in run(*TALKS, command, "second-draft", "--as-of", "2025-06-01").out.splitlines()[0]


def test_words_said_before_the_text_was_known_are_not_on_its_wording(run: Run) -> None:
    told = " ".join(run(*SHIPPED, "stance", "twenty-point", "--party", "europe").out.split())
    assert "accepts · on this point, before its wording became known Backed lasting support" in told
    assert "on this wording" in run(*SHIPPED, "stance", "twenty-point", "--party", "russia").out


@pytest.mark.parametrize("option", [["--party", "ukraine"], ["--changed-since", "us-28"], []])
def test_a_stance_on_what_is_gone_says_so_wherever_it_stands(option: list[str], run: Run) -> None:
    """Who accepts that a clause on membership was taken out does not accept membership, and does not refuse it."""
    told = run(*SHIPPED, "stance", "twenty-point", "--topic", "nato", *option).out
    assert "NATO membership (not in the text)" in told


def test_moves_can_be_replayed(run: Run) -> None:
    moved = ["stance", "second-draft", "--as-of", "2025-06-12"]
    assert "Shares of the water" not in run(*TALKS, *moved, "--changed-since", "first-draft").out
    assert "Shares of the water" not in run(*TALKS, *moved, "--changed-since", "2025-05").out
    assert "River League opposes" not in run(*TALKS, "open", "second-draft", "--as-of", "2025-06-15").out


@pytest.mark.parametrize(
    ("day", "norland"),
    [("2025-02-19", "·"), ("2025-02-20", "r"), ("2025-03-01", "r"), ("2025-03-02", "✓"), ("2025", "✓")],
)
def test_any_day_can_be_replayed(day: str, norland: str, run: Run) -> None:
    rows = run(*TALKS, "stance", "first-draft", "--as-of", day).out.splitlines()
    assert next(row.split()[2] for row in rows if "whole version" in row) == norland
