"""Odd cases by number: some hundreds each time, thousands where there is time. See docs/robustness.md."""

import itertools
import random
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import TESTS
from planvers.comparing.brackets import bracket_facts
from planvers.words.redline import compare

pytest.importorskip("resource", reason="a process cannot be limited here")

from fuzzing import by_bytes, by_events, by_fields, plans
from fuzzing.cases import KINDS, kind_of
from fuzzing.judging import Ran, judged
from fuzzing.running import HangError, no_longer
from fuzzing.texts import is_place


def fuzz(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TESTS / "fuzz.py"), *arguments], capture_output=True, text=True, timeout=600, check=False
    )


def test_some_hundred_cases() -> None:
    ran = fuzz("--cases", "150")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "150 cases" in ran.stdout


@pytest.mark.slow
def test_some_thousand_cases() -> None:
    ran = fuzz("--cases", "3000", "--seed", "300", "--jobs", "2")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_kind_comes_among_a_few_hundred_cases() -> None:
    assert {kind_of(number) for number in range(150)} == set(KINDS)


@pytest.mark.parametrize("mutate", [by_bytes.mutated, by_events.mutated, by_fields.mutated])
def test_a_number_gives_the_same_case_and_most_numbers_change_a_file(mutate: object) -> None:
    assert callable(mutate)
    changed = 0
    for seed in range(30):
        _, files = plans.any_plan(random.Random(seed))
        one, other = (mutate(random.Random(seed), dict(files)) for _ in range(2))
        assert one == other
        changed += one != files
    assert changed > 20


@pytest.mark.parametrize(
    "ran",
    [
        Ran(["list"], 70, "", ""),
        Ran(["list"], 2, "", ""),
        Ran(["list"], 0, "", "Traceback (most recent call last):"),
        Ran(["list", "-f", "json"], 0, '{"verdict": {"exit_code": 0}}', ""),
        Ran(["list", "-f", "json"], 0, '{"verdict": {"exit_code": 1}}', ""),
        Ran(["check"], 1, "no/such/file.yaml:3:1: error [x] y", ""),
    ],
)
def test_the_judge_sees_what_is_wrong(ran: Ran) -> None:
    with pytest.raises(AssertionError):
        judged(ran)


def test_what_takes_too_long_is_stopped() -> None:
    def go_on() -> None:
        for _ in itertools.repeat(None):
            pass

    with pytest.raises(HangError), no_longer(0.05):
        go_on()


@pytest.mark.parametrize(
    ("text", "line", "column", "is_there"),
    [("a\nb", 2, 2, True), ("a\nb", 2, 3, False), ("a\nb", 3, 1, False), ("a\r\n", 2, 1, True), ("a", 0, 1, False)],
)
def test_places(text: str, line: int, column: int, is_there: bool) -> None:
    assert is_place(text, line, column) is is_there


def test_a_case_that_dies_is_told_by_its_number_and_the_others_are_played(tmp_path: Path) -> None:
    script = tmp_path / "dying.py"
    script.write_text(
        "import os, sys\n"
        f"sys.path.insert(0, {str(TESTS)!r})\n"
        "from fuzzing import workers\n"
        "workers.play = lambda number, folder: os._exit(9) if number == 3 else None\n"
        "found = list(workers.played(range(5), 1))\n"
        "print(sum(sum(item.counts.values()) for item in found), [f.number for item in found for f in item.failures])\n"
    )
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert ran.stdout == "5 [3]\n", ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        *("[A: x " * 800 + "y " + "]" * 800, "[A: x / B: y] z " * 300, "[x] " * 1000),
        " ".join(f"k [y{number}]" for number in range(1600)),
    ],
    ids=["nested", "beside-each-other", "alike", "none-alike"],
)
def test_brackets_by_the_hundred_take_no_cube_of_the_time(text: str) -> None:
    with no_longer():
        bracket_facts(text, text.replace("y", "q").replace("x", "w", 2))


@pytest.mark.slow
def test_one_word_by_the_ten_thousand_takes_no_cube_of_the_time() -> None:
    with no_longer():
        assert len(compare("the " * 20_000, "the " * 10_000 + "end " + "the " * 10_000)) < 10
