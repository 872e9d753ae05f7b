"""What shells offer while a word is typed: asked as they ask, and through those that are installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import PLANS, PROJECT, Ran, Run
from helpers import edit
from planvers.commands.schema import all_names
from planvers.documents.names import SCHEMA_NAMES

SHELLS = ("bash", "zsh", "fish", "powershell")
Typed = Callable[..., Ran]


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """What is offered for a line whose last word is not complete, in a shell."""

    def ask(line: str, shell: str = "bash") -> Ran:
        words = line.split(" ")
        asked = {
            "_PLANVERS_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        for name, value in asked.items():
            monkeypatch.setenv(name, value)
        return run()

    return ask


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("planvers di", "diff"),
        ("planvers --version li", "list"),
        ("planvers --plan u", "ukraine-2025"),
        ("planvers --plan ukraine-2025 show ", "latest previous e3-counter geneva-19 twenty-point us-28 us-ru-27"),
        ("planvers --plan minsk-2014 show ", "latest previous minsk-memorandum minsk-package minsk-protocol"),
        ("planvers show m", "minsk-memorandum minsk-package minsk-protocol"),
        ("planvers show l", ""),
        ("planvers show us", "us-28 us-ru-27"),
        ("planvers --plan ukraine-2025 show us", "us-28 us-ru-27"),
        ("planvers --color pink show us", "us-28 us-ru-27"),
        ("planvers diff us-28 e", "e3-counter"),
        ("planvers map us-28 e", "e3-counter"),
        ("planvers summary --since e", "e3-counter"),
        ("planvers stance --changed-since e", "e3-counter"),
        ("planvers show us-28 army", "army-cap"),
        ("planvers show latest army", ""),
        ("planvers --plan ukraine-2025 show latest army", "army-cap"),
        ("planvers --plan ukraine-2025 show previous army", "army-cap"),
        ("planvers show nowhere army", ""),
        ("planvers history army", "army-cap"),
        ("planvers history us-28#army", "us-28#army-cap"),
        ("planvers history nothing", ""),
        ("planvers map us-28 e3-counter --explain us-28#army", "us-28#army-cap"),
        ("planvers diff --point army", "army-cap"),
        ("planvers settle us-28 e", "e3-counter"),
        ("planvers add statement --party u", "ukraine united-states"),
        ("planvers add statement --about us-28#army", "us-28#army-cap"),
        ("planvers add statement --stance opp", "opposes"),
        ("planvers add statement --basis on", "on_record"),
        ("planvers add statement --source 24tv-p16-1224", "24tv-p16-1224"),
        ("planvers import leak.txt --as leak --like us", "us-28 us-ru-27"),
        ("planvers new next --from e", "e3-counter"),
        ("planvers new next --from us-28 --drop army", "army-cap"),
        ("planvers timeline --about us", "us-28 us-ru-27"),
        ("planvers timeline --about us-28#army", "us-28#army-cap"),
        ("planvers stance --party u", "ukraine united-states"),
        ("planvers stance --party=u", "ukraine united-states"),
        ("planvers diff --party u", "ukraine united-states"),
        ("planvers open --party e", "europe"),
        ("planvers open --topic s", "status sovereignty security sanctions"),
        ("planvers open twenty-point --topic s", "sovereignty security sanctions"),
        ("planvers open --party o", "osce"),
        ("planvers stance us-28 --party o", ""),
        ("planvers show minsk-package border", "border-control"),
        ("planvers history border", "border-control border-monitoring"),
        ("planvers diff --only negat", "negation"),
        ("planvers diff --only dropped,negat", "dropped,negation"),
        ("planvers explain bad-d", "bad-date"),
        ("planvers explain wording-e", "wording-edited"),
        ("planvers schema acc", "accepted"),
        ("planvers nonsense us", ""),
        ("planvers -C nowhere show us", ""),
        ("planvers --plan nothing show us", ""),
        ("planvers show ../", ""),
    ],
)
def test_what_is_offered(line: str, offered: str, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    ran = typed(line)
    assert (ran.code, ran.out.split(), ran.err) == (0, offered.split(), "")


def test_every_schema_is_offered() -> None:
    assert all_names() == SCHEMA_NAMES


def test_the_points_of_each_version_that_may_be_meant_are_offered(typed: Typed, small: Path) -> None:
    assert typed("planvers history re").out.split() == ["reply#bridge", "reply#ferry"]
    assert typed("planvers history ").out.split() == ["bridge", "ferry"]
    assert small.is_dir()


def test_outside_any_plans_folder_the_bundled_plans_are_offered_without_a_word(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = typed("planvers show us")
    assert (ran.out.split(), ran.err) == (["us-28", "us-ru-27"], "")


def test_a_folder_in_the_home_of_the_user_is_found(typed: Typed, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(small.parent))
    monkeypatch.setenv("USERPROFILE", str(small.parent))
    monkeypatch.chdir("/")
    assert typed("planvers -C ~/small show d").out.split() == ["draft"]


def test_of_two_plans_the_names_of_both_are_offered_until_one_is_told(typed: Typed, small: Path) -> None:
    shutil.copytree(PLANS / "ukraine-2025", small.parent / "ukraine-2025")
    assert typed("planvers --plan ").out.split() == ["small", "ukraine-2025"]
    for line, offered in (
        ("show d", ["draft"]),
        ("show us-2", ["us-28"]),
        ("show l", []),
        ("show draft b", ["bridge"]),
        ("history br", ["bridge"]),
        ("stance --party n", ["north", "nato"]),
        ("stance draft --party n", ["north"]),
        ("diff draft r --party n", ["north"]),
        ("open --package p", []),
    ):
        ran = typed(f"planvers {line}")
        assert (ran.code, ran.out.split(), ran.err) == (0, offered, "")
    assert typed("planvers --plan small show d").out.split() == ["draft"]
    assert typed("planvers --plan small stance --party n").out.split() == ["north"]


@pytest.mark.parametrize("fault", ["points: [", "\x00", "- 7\n", ""])
def test_a_broken_file_offers_nothing_and_others_still_do(fault: str, typed: Typed, small: Path) -> None:
    (small / "versions" / "draft.yaml").write_text(fault)
    for line, offered in (
        ("show draft b", []),
        ("show latest b", []),
        ("show reply b", ["bridge"]),
        ("history b", ["bridge"]),
        ("show d", ["draft"]),
        ("stance --party n", ["north"]),
    ):
        ran = typed(f"planvers {line}")
        assert (ran.code, ran.out.split(), ran.err) == (0, offered, "")
    (small / "plan.yaml").write_text(fault)
    ran = typed("planvers stance --party n")
    assert (ran.code, ran.out.strip(), ran.err) == (0, "", "")


def test_a_fault_of_the_program_offers_nothing(typed: Typed, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planvers.completing.stems_in", lambda _folder: 1 / 0)
    ran = typed("planvers show d")
    assert (ran.code, ran.out.strip(), ran.err) == (0, "", "")
    assert small.is_dir()


def test_what_files_say_never_reaches_a_shell_but_for_ids(typed: Typed, small: Path) -> None:
    edit(small / "plan.yaml", ("name: Northland", 'name: "$(touch hurt) [/b]"'), ("id: trade", 'id: "tr$(touch hurt)"'))
    edit(small / "versions" / "draft.yaml", ("title: The ferry", 'title: "`touch hurt` [/b]"'))
    (small / "versions" / "$(touch hurt).yaml").touch()
    (small.parent / "$(touch hurt)").mkdir()
    (small.parent / "$(touch hurt)" / "plan.yaml").touch()
    for shell in SHELLS:
        for line in ("--plan ", "--plan small show ", "--plan small show draft ", "--plan small open --topic "):
            ran = typed(f"planvers {line}", shell)
            assert not [part for part in ("$", "`", "hurt", "[/b]") if part in ran.out]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_answered_in_its_own_form(shell: str, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    answers = {
        "bash": "us-28\nus-ru-27\n",
        "zsh": '_arguments \'*: :(("us-28"\n"us-ru-27"))\'\n',
        "fish": "us-28\nus-ru-27\n",
        "powershell": "us-28::: \nus-ru-27::: \n",
    }
    assert typed("planvers show us", shell) == Ran(0, answers[shell], "")


# A word with one way to go on, in a shell that was told how to ask; then the line is run.
ASKING = {
    "bash": """
        eval "$(_PLANVERS_COMPLETE=source_bash planvers)"
        read -ra COMP_WORDS <<< "$LINE"; COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        _planvers_completion planvers
        ${COMP_WORDS[@]:0:COMP_CWORD} "${COMPREPLY[@]}"
    """,
    "zsh": """
        zmodload zsh/zpty
        zpty inner zsh -f -i
        zpty -w inner 'PS1=; autoload -Uz compinit; compinit -u -D; eval "$(_PLANVERS_COMPLETE=source_zsh planvers)"'
        zpty -w inner 'echo now''ready'
        zpty -r -m inner shown '*nowready*'
        zpty -w inner "$LINE"$'\t'
        zpty -r -m inner shown '*ran *.*'
        print -r -- $shown
    """,
    "fish": """
        _PLANVERS_COMPLETE=source_fish planvers | source
        set words (string split ' ' $LINE)
        $words[1..-2] (complete -C $LINE)
    """,
}
WITHOUT_SETTINGS = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}
PROGRAM = f"""#!/bin/sh
[ -n "$_PLANVERS_COMPLETE" ] && exec "{sys.executable}" -m planvers "$@"
echo "ran $*."
"""


@pytest.mark.slow
@pytest.mark.parametrize("shell", ASKING)
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("planvers show us-2", "show us-28"),
        ("planvers history us-28#army", "history us-28#army-cap"),
        ("planvers stance --party eu", "stance --party europe"),
    ],
    ids=["version", "point", "party"],
)
def test_real_shells(shell: str, line: str, completed: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None or sys.platform == "win32":
        pytest.skip(f"there is no {shell}")
    planvers = tmp_path / "planvers"
    planvers.write_text(PROGRAM)
    planvers.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    ran = subprocess.run(
        [program, *WITHOUT_SETTINGS[shell], "-c", ASKING[shell]],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(PROJECT), "LINE": line, "HOME": str(tmp_path)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert f"ran {completed}." in ran.stdout
    assert not ran.stderr
