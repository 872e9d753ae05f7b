"""The commands as their users run them: output, exit codes, and what is said when something is wrong."""

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from conftest import PLANS, PROJECT, SHIPPED, Golden, Run
from planvers import cli
from planvers.cli.commands import MODULES

ESCAPE = "\x1b["


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("list", ["list"]),
        ("list-tree", ["list", "--tree"]),
        ("show-version", ["show", "us-ru-27"]),
        ("show-point", ["show", "e3-counter", "6"]),
        ("show-brackets", ["show", "twenty-point", "12"]),
        ("show-sub-point", ["show", "us-28", "10d"]),
        ("diff-us-28-e3-counter", ["diff", "us-28", "e3-counter"]),
        ("diff-us-28-geneva-19", ["diff", "us-28", "geneva-19"]),
        ("diff-us-28-twenty-point", ["diff", "us-28", "twenty-point", "--stat"]),
        ("diff-default", ["diff", "--stat"]),
        ("diff-point", ["diff", "us-28", "e3-counter", "--point", "army-cap", "--point", "10"]),
        ("diff-findings", ["diff", "us-28", "e3-counter", "--findings"]),
        ("diff-party", ["diff", "us-28", "e3-counter", "--party", "nato", "--order", "number"]),
        ("diff-alarm", ["diff", "us-28", "twenty-point", "--only", "negation,dropped"]),
        ("explain-alarm", ["explain", "obligation"]),
        ("explain-problem", ["explain", "bad-date"]),
        ("explain-reason", ["explain", "statement-before-version"]),
        ("stance-twenty-point", ["stance", "twenty-point"]),
        ("stance-party", ["stance", "twenty-point", "--party", "europe", "--topic", "territory"]),
        ("stance-as-of", ["stance", "us-28", "--as-of", "2025-11-22", "--topic", "frozen-assets"]),
        ("open-twenty-point", ["open", "twenty-point", "--as-of", "2026-11-23"]),
        ("open-geneva-19", ["open", "geneva-19", "--as-of", "2025-12-01"]),
    ],
)
def test_shipped_plan(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*SHIPPED, *arguments)
    assert (ran.code, ran.err) == (0, "")
    golden(f"{name}.txt", ran.out)


@pytest.mark.parametrize("width", ["60", "110"])
def test_side_by_side_where_there_is_room(
    width: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    ran = run(*SHIPPED, "diff", "us-28", "e3-counter", "--side-by-side", "--point", "2", "--point", "10")
    golden(f"diff-side-by-side-{width}.txt", ran.out)
    assert all(len(row) <= int(width) for row in ran.out.splitlines())


def test_levels_and_alarms_are_checked(run: Run) -> None:
    assert run(*SHIPPED, "diff", "--level", "numbr=off").err.endswith(
        "there is no alarm 'numbr' (did you mean 'number'?)\n"
    )
    assert "there is no level 'loud'" in run(*SHIPPED, "diff", "--level", "number=loud").err
    assert "'number' sets no level (write RULE=LEVEL" in run(*SHIPPED, "diff", "--level", "number").err
    assert "there is no code 'negatoin' (did you mean 'negation'?)" in run("explain", "negatoin").err


def test_the_shipped_plan_has_no_fault_at_all(run: Run) -> None:
    ran = run(*SHIPPED, "check")
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"checked ukraine-2025 \(5 versions, .*, 158 statements, .*\): 0 errors, 0 warnings\n", ran.out)


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
@pytest.mark.parametrize(
    "command",
    [
        ["diff", "us-28", "geneva-19"],
        ["stance"],
        ["open"],
        ["show", "us-28"],
        ["list"],
        ["list", "--tree"],
        ["history", "territory"],
    ],
    ids=" ".join,
)
def test_every_width_says_the_same(command: list[str], width: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = run(*SHIPPED, *command).out
    assert all(len(row) <= int(width) or "://" in row for row in out.splitlines())
    if command[0] == "diff":
        monkeypatch.setenv("COLUMNS", "500")
        assert out.split() == run(*SHIPPED, *command).out.split() or int(width) < 60


@pytest.mark.parametrize(
    ("arguments", "environment", "is_coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, False),
    ],
)
def test_colour(
    arguments: list[str],
    environment: dict[str, str],
    is_coloured: bool,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (ESCAPE in run(*arguments, *SHIPPED, "diff", "us-28", "e3-counter").out) is is_coloured


def test_square_brackets_of_the_text_reach_the_reader(run: Run) -> None:
    out = " ".join(run(*SHIPPED, "show", "twenty-point", "12").out.split())
    assert "[United States: The plant is run jointly" in out
    assert "[Ukraine: The plant is run by a 50-50 venture" in out


def test_exit_code_1_only_when_asked(run: Run) -> None:
    assert run(*SHIPPED, "diff", "us-28", "e3-counter").code == 0
    assert run(*SHIPPED, "diff", "us-28", "e3-counter", "--exit-code").code == 1
    same = run(*SHIPPED, "diff", "us-28", "us-28", "--exit-code")
    assert (same.code, same.out.splitlines()[-1]) == (0, "No changes.")


def test_unpublished_text_is_no_change_that_an_exit_code_tells(run: Run, small: Path) -> None:
    path = small / "versions" / "reply.yaml"
    text = path.read_text().split("points:")[0]
    path.write_text(
        text.replace("disclosure: full", "disclosure: count_only").replace("point_count: 1", "point_count: 9")
    )
    assert run("diff", "--exit-code").code == 0


def test_a_filter_does_not_make_the_header_lie(run: Run) -> None:
    whole = run(*SHIPPED, "diff", "us-28", "e3-counter").out.splitlines()[4]
    part = run(*SHIPPED, "diff", "us-28", "e3-counter", "--only", "dropped").out.splitlines()[4]
    assert part == f"{whole}   showing 6 of 29"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "us28"], "there is no version 'us28' (did you mean 'us-28'?)"),
        (["show", "us-28", "army-cup"], "us-28 has no point 'army-cup' (did you mean 'army-cap'?)"),
        (["show", "us-28", "99"], "us-28 has no point '99' (planvers show us-28 lists them)"),
        (
            ["history", "25"],
            "'25' is a number, and each version has numbers of its own (name a version: us-28#25 or e3-counter#25)",
        ),
        (["history", "army-cup"], "no version has a point 'army-cup' (did you mean 'army-cap'?)"),
        (["history", "us-28#99"], "us-28 has no point '99' (planvers show us-28 lists them)"),
        (["history", "us28#6"], "there is no version 'us28' (did you mean 'us-28'?)"),
        (["diff", "us-28"], "us-28 has no known parent to compare with (name two versions: planvers diff OLD NEW)"),
        (["diff", "--only", "droped"], "there is no kind of change or alarm 'droped' (did you mean 'dropped'?)"),
        (["diff", "--topic", "territories"], "there is no topic 'territories' (did you mean 'territory'?)"),
        (["diff", "--point", "armycap"], "there is no point 'armycap' (did you mean 'army-cap'?)"),
        (
            ["stance", "--party", "russland"],
            "there is no party 'russland' (known: ukraine, russia, united-states, europe, nato)",
        ),
        (
            ["stance", "--as-of", "yesterday"],
            "'yesterday' is not a date (write 2026-02-15, or 2026-02 or 2026)",
        ),
        (["show", "no/such.yaml"], "there is no file 'no/such.yaml'"),
        (["check", "no-such-folder"], "there is no file or folder 'no-such-folder'"),
        (["--plan", "ukraine", "list"], "there is no plan 'ukraine' (did you mean 'ukraine-2025'?)"),
    ],
)
def test_trouble_is_told_in_one_line_with_what_to_do(arguments: list[str], message: str, run: Run) -> None:
    ran = run(*SHIPPED, *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"planvers: error: {message}\n")


@pytest.mark.parametrize("arguments", [["dif"], ["diff", "--no-such-option"], ["show"], ["--color", "pink", "list"]])
def test_wrong_usage_leaves_with_2(arguments: list[str], run: Run) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: planvers" in ran.err


def test_a_fault_of_the_program_leaves_with_70(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planvers.commands.listing.versions_page", lambda *_, **__: 1 / 0)
    ran = run(*SHIPPED, "list")
    assert (ran.code, ran.out) == (70, "")
    assert "ZeroDivisionError" in ran.err
    assert ran.err.endswith("Please report the lines above.\n")


def test_without_a_plans_folder_the_bundled_plans_are_used_and_it_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("diff", "us-28", "e3-counter", "--stat")
    assert ran.code == 0
    assert re.fullmatch(
        r"planvers: no plans/ folder here or above; using the plans bundled with planvers \S+\n", ran.err
    )


def test_where_plans_come_from(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = small / "versions"
    monkeypatch.chdir(below)
    assert "A plan of two versions" in run("list").out
    monkeypatch.setenv("PLANVERS_PLANS", str(PLANS))
    assert "ukraine-2025" in run("list").out
    for folder in (small, small.parent, small.parent.parent):
        assert "A plan of two versions" in run("-C", folder, "list").out


def test_several_plans_are_all_listed_and_one_must_be_chosen(run: Run, small: Path) -> None:
    shutil.copytree(PLANS / "ukraine-2025", small.parent / "ukraine-2025")
    assert "small" in run("list").out
    assert "ukraine-2025" in run("list").out
    ran = run("diff")
    hint = "(say which before the command: planvers --plan small …)"
    assert (ran.code, ran.err) == (2, f"planvers: error: there is more than one plan: small, ukraine-2025 {hint}\n")
    assert run("--plan", "small", "diff").code == 0


def test_latest_and_previous_and_a_path_name_versions(run: Run) -> None:
    by_id = run(*SHIPPED, "diff", "geneva-19", "twenty-point").out
    assert run(*SHIPPED, "diff", "previous", "latest").out == by_id
    assert run(*SHIPPED, "diff").out == by_id
    folder = PLANS / "ukraine-2025" / "versions"
    assert run("diff", folder / "geneva-19.yaml", folder / "twenty-point.yaml").out == by_id


def test_version_files_may_stand_alone(run: Run, small: Path, tmp_path: Path) -> None:
    for name in ("draft", "reply"):
        shutil.copy(small / "versions" / f"{name}.yaml", tmp_path / f"{name}-copy.yaml")
    ran = run("diff", tmp_path / "draft-copy.yaml", tmp_path / "reply-copy.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "1 dropped · 1 reworded" in ran.out
    assert run("check", tmp_path / "draft-copy.yaml").code == 0
    assert run("stance", tmp_path / "draft-copy.yaml").code == 2


def test_check_names_what_it_is_given(run: Run, small: Path) -> None:
    draft = small / "versions" / "draft.yaml"
    draft.write_text(draft.read_text().replace("kind: draft", "kind: drift"))
    for target in ("plans", "plans/small", "plans/small/versions/draft.yaml"):
        ran = run("check", target)
        assert ran.code == 1
        assert ran.out.splitlines()[-1] == f"checked {target}: 1 error, 0 warnings"
    assert run("check", "plans/small/versions/reply.yaml").code == 0


def environment(**more: str) -> dict[str, str]:
    return {**{key: value for key, value in os.environ.items() if key != "COLUMNS"}, **more}


def test_help_and_version_do_not_load_what_they_do_not_need() -> None:
    for option in ("--help", "--version"):
        script = f"import sys; sys.argv = ['planvers', '{option}']; from planvers.cli import main\n"
        script += "try: main()\nfinally: print(*sys.modules)"
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        loaded = ran.stdout.splitlines()[-1].split()
        assert not {"rich", "yaml", "pydantic", "planvers.comparing"} & set(loaded)


def test_a_run_makes_the_command_that_it_runs_and_no_other() -> None:
    script = "import sys; from planvers.cli import main\nsys.argv = ['planvers', 'show', '--help']\n"
    script += "try: main()\nfinally: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    others = {f"planvers.cli.{module}" for module in MODULES.values()} - {"planvers.cli.versions"}
    assert "planvers.cli.versions" in loaded
    assert others.isdisjoint(loaded)


def test_the_table_of_commands_names_every_one_where_it_is() -> None:
    found: dict[str, str] = {}
    for path in sorted((Path(cli.__file__).parent).glob("*.py")):
        commands = getattr(import_module(f"planvers.cli.{path.stem}"), "commands", None)
        if isinstance(commands, typer.Typer):
            functions = (item.name or getattr(item.callback, "__name__", "") for item in commands.registered_commands)
            groups = (str(item.name) for item in commands.registered_groups)
            found |= dict.fromkeys((*functions, *groups), path.stem)
    assert found == MODULES


def test_a_diff_of_versions_on_disk_asks_git_nothing() -> None:
    script = f"import sys; sys.argv = ['planvers', '-C', {str(PLANS)!r}, 'diff', 'us-28', 'e3-counter', '--stat']\n"
    script += "from planvers.cli import main\ntry: main()\nfinally: print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = ran.stdout.splitlines()[-1].split()
    assert not {"planvers.git", "planvers.revisions"} & set(loaded)


def test_every_command_and_the_program_have_help(run: Run) -> None:
    for command in (
        [],
        ["list"],
        ["show"],
        ["diff"],
        ["map"],
        ["history"],
        ["stance"],
        ["open"],
        ["check"],
        ["settle"],
        ["add"],
    ):
        for option in ("-h", "--help"):
            ran = run(*command, option)
            assert (ran.code, ran.err) == (0, "")
            assert ran.out.startswith("Usage: planvers")


def test_a_closed_pipe_ends_quietly() -> None:
    command = [sys.executable, "-m", "planvers", "-C", str(PLANS), "show", "us-28"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 141)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_signs_do_not_depend_on_the_locale(encoding: str) -> None:
    command = [sys.executable, "-m", "planvers", "-C", str(PLANS), "stance", "twenty-point"]
    ran = subprocess.run(
        command, capture_output=True, check=True, env=environment(PYTHONIOENCODING=encoding, LC_ALL="C")
    )
    assert "✗" in ran.stdout.decode("utf-8")


def test_python_m_planvers_is_the_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "planvers", "--version"], capture_output=True, text=True, check=True, cwd=PROJECT.parent
    )
    assert re.fullmatch(r"planvers \d+\.\d+\.\d+\n", ran.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("terminal", "code"), [("xterm-256color", b"\x1b[38;5;32m"), ("xterm", b"\x1b[34m"), ("dumb", None)]
)
def test_a_terminal_gets_colour_and_its_own_width(terminal: str, code: bytes | None) -> None:
    import fcntl  # noqa: PLC0415 - only there where pseudo-terminals are
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
    command = [sys.executable, "-m", "planvers", "-C", str(PLANS), "diff", "us-28", "e3-counter", "--point", "army-cap"]
    with subprocess.Popen(command, stdout=theirs, env=environment(TERM=terminal)) as process:
        os.close(theirs)
        shown = b""
        while chunk := read_until_closed(ours):
            shown += chunk
        assert process.wait() == 0
    os.close(ours)
    assert (code in shown) if code else (b"\x1b" not in shown)
    assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", row)) <= 50 for row in shown.decode().splitlines())


def read_until_closed(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
