"""A machine that fails: full disks, closed streams, vanished files, kills and others at work. Nothing is half done."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from processes import PROGRAM, environment, posix

from conftest import PLANS, Run
from planvers import saving
from planvers.library import load_plan
from planvers.reading.files import DiskFiles
from planvers.saving import save_over
from planvers.saving_folder import save_folder
from planvers.trouble import TroubleError

SAID = ["--date", "2025-02-03", "--about", "draft", "--stance", "opposes", "--basis", "on_record", "--summary", "No."]
ADD = ["add", "statement", "--party", "south", "--speaker", "A", *SAID, "--source", "herald-0201"]
# Every command that writes, and what it writes.
WRITING = {
    "-o": (["list", "-o", "out.txt"], "out.txt"),
    "report": (["report", "draft", "-o", "out.html"], "out.html"),
    "import": (["import", "text.txt", "--as", "third"], "plans/small/versions/third.yaml"),
    "new": (["new", "third", "--from", "reply"], "plans/small/versions/third.yaml"),
    "add": (ADD, "plans/small/statements.yaml"),
    "settle": (["settle", "draft", "third", "--accept-above", "0"], "plans/small/versions/third.yaml"),
    "check --fix": (["check", "--fix"], "plans/small/versions/reply.yaml"),
    "init": (["init", "plans/made"], "plans/made/plan.yaml"),
    "schema": (["schema", "--write", "schemas"], "schemas/plan.json"),
}
THIRD = """\
schema: 1
id: third
title: The third
date: "2025-03-01"
kind: draft
based_on: [draft]
disclosure: full
wording: official
points:
- id: crossing
  text: The bridge is open to traders and carters.
"""


def tree(folder: Path) -> dict[str, bytes | None]:
    """All there is in a folder, hidden or not, with what it holds."""
    found = sorted(folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in found}


@pytest.fixture
def written(small: Path) -> Path:
    """The current folder, in which every command of `WRITING` has something to write."""
    Path("schemas").mkdir()
    Path("text.txt").write_text("1. One point that is long enough.\n2. Another one.\n", "utf-8")
    reply = small / "versions" / "reply.yaml"
    reply.write_text(reply.read_text("utf-8").replace("id: reply", 'id: "reply "'), "utf-8")
    return small.parent.parent


def prepared(name: str, small: Path) -> None:
    if name == "settle":
        (small / "versions" / "third.yaml").write_text(THIRD, "utf-8")
    if name != "check --fix":
        reply = small / "versions" / "reply.yaml"
        reply.write_text(reply.read_text("utf-8").replace('id: "reply "', "id: reply"), "utf-8")


@pytest.mark.parametrize("name", WRITING)
def test_every_command_that_writes_writes(name: str, written: Path, small: Path, run: Run) -> None:
    """So that what follows does not pass because there was nothing to write."""
    prepared(name, small)
    before = tree(written)
    arguments, made = WRITING[name]
    ran = run(*arguments)
    assert ran.code == 0, ran
    after = tree(written)
    assert after.get(made) != before.get(made)
    assert not [path for path in after if Path(path).name.startswith(".") and path not in before and "made" not in path]


@posix
@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk_leaves_all_as_it_was(name: str, written: Path, small: Path) -> None:
    """A limit on the size of files is met where a full disk is: at any byte of what is written."""
    prepared(name, small)
    before = tree(written)
    arguments, _ = WRITING[name]

    def limit() -> None:
        import resource  # noqa: PLC0415 - only there where it is wanted

        resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))

    ran = subprocess.run(
        [*PROGRAM, *arguments], env=environment(), capture_output=True, text=True, check=False, preexec_fn=limit
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "cannot be written: File too large" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(written) == before


@pytest.mark.parametrize("name", WRITING)
def test_a_folder_that_cannot_be_written_to_is_told(
    name: str, written: Path, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that is read only: root may write anywhere else, so that no permission shows it."""
    prepared(name, small)
    before = tree(written)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    ran = run(*WRITING[name][0])
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written: Read-only file system" in ran.err
    assert tree(written) == before


@pytest.mark.parametrize("name", ["plan.yaml", "sources.yaml", "statements.yaml", "versions/draft.yaml", "versions"])
@pytest.mark.parametrize(
    "command", [["list"], ["diff", "draft", "reply"], ["stance", "reply"], ["check"]], ids=" ".join
)
def test_a_file_that_vanishes_after_it_was_listed_is_told(
    name: str, command: list[str], small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = DiskFiles.versions

    def list_and_lose(files: DiskFiles) -> tuple[str, ...]:
        names = listed(files)
        with contextlib.suppress(FileNotFoundError):
            path = files.folder / name
            path.unlink() if path.is_file() else path.rename(small / "gone")
        return names

    monkeypatch.setattr(DiskFiles, "versions", list_and_lose)
    ran = run(*command)
    # The log need not be there, and a difference opens no sources.
    assert ran.code in ((0, 1, 2) if name in ("statements.yaml", "sources.yaml") else (1, 2))
    assert "internal fault" not in ran.err
    assert not ran.code or name == "versions" or Path(name).stem in ran.out + ran.err


def killed_at(line: int, act: Callable[[], None]) -> bool:
    """Whether a process that does this is still at work when so many lines of it have run, and is killed there."""
    child = os.fork()
    if not child:
        left = line

        def count(frame: FrameType, _event: str, _value: object) -> Any:  # noqa: ANN401 - what Python calls next
            nonlocal left
            left -= "/planvers/" in frame.f_code.co_filename
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return count

        try:
            sys.settrace(count)
            act()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@posix
@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path, old, new = tmp_path / "statements.yaml", "old\n" * 5000, "new\n" * 9000
    seen = set[str]()
    line = 0
    while True:
        path.write_text(old, "utf-8")
        line += 1
        if not killed_at(line, lambda: save_over(path, old.encode(), new)):
            break
        seen.add(path.read_text("utf-8"))
        assert seen <= {old, new}
        assert {item.name[0] for item in tmp_path.iterdir() if item != path} <= {"."}
    assert seen == {old, new}
    assert line > 30
    # What a kill leaves beside the file is in nobody's way.
    save_over(path, new.encode(), old)
    assert path.read_text("utf-8") == old


@posix
@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_whole_folder_or_none(tmp_path: Path) -> None:
    texts = {"versions/one.yaml": "one\n" * 3000, "plan.yaml": "plan\n"}
    line, states = 0, set[bool]()
    while True:
        folder = tmp_path / str(line) / "plan"
        folder.parent.mkdir()
        line += 1
        if not killed_at(line, lambda folder=folder: save_folder(folder, texts)):  # type: ignore[misc]
            break
        states.add(folder.exists())
        assert not folder.exists() or tree(folder).keys() == {"versions", *texts}
        assert {item.name[0] for item in folder.parent.iterdir() if item != folder} <= {"."}
    assert states == {True, False}


def at_once(count: int, act: Callable[[int], None]) -> list[int]:
    """The exit codes of so many processes that do something at the same time: they wait for a word to begin."""
    ready, go = os.pipe()
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            code = 70
            try:
                os.close(go)
                os.read(ready, 1)
                act(number)
                code = 0
            except TroubleError:
                code = 2
            finally:
                os._exit(code)
        children.append(child)
    os.close(ready)
    os.close(go)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


@posix
@pytest.mark.slow
def test_of_many_that_write_at_once_none_is_lost_and_all_are_told(tmp_path: Path) -> None:
    path = tmp_path / "log"
    for _ in range(10):
        path.write_bytes(b"")
        codes = at_once(8, lambda number: save_over(path, b"", f"{number}"))
        assert sorted(codes) == [0, *[2] * 7]
        assert path.read_text() == str(codes.index(0))


@posix
@pytest.mark.slow
def test_of_many_that_make_a_file_at_once_one_does(tmp_path: Path) -> None:
    for turn in range(10):
        path = tmp_path / f"{turn}.yaml"
        codes = at_once(8, lambda number, path=path: saving.save_new(path, f"{number}"))  # type: ignore[misc]
        assert sorted(codes) == [0, *[2] * 7]
        assert path.read_text() == str(codes.index(0))


@posix
def test_statements_that_are_added_at_once_are_all_there_or_told(small: Path) -> None:
    command = [*PROGRAM, *ADD]
    running = [subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) for _ in range(4)]
    told = [process.communicate()[1] for process in running]
    codes = [process.returncode for process in running]
    assert set(codes) <= {0, 2}
    assert all(b"was changed while this was going on" in text for text, code in zip(told, codes, strict=True) if code)
    assert len(load_plan(small).statements) == 1 + codes.count(0)


@posix
@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "/dev/stdout"])
def test_a_device_is_written_to_and_stays_one(device: str, tmp_path: Path) -> None:
    """In a folder of links to them: whoever is root could put a file in the place of one."""
    named = tmp_path / "device"
    named.symlink_to(device)
    before = Path(device).stat().st_mode
    with (tmp_path / "log").open("wb") as log:
        command = [*PROGRAM, "-C", str(PLANS), "list", "-o", str(named)]
        # A pipe, as a file would be replaced.
        ran = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, stderr=log, check=False)
    assert (ran.returncode, b"us-28" in ran.stdout) == (2 * (device == "/dev/full"), device == "/dev/stdout")
    assert Path(device).stat().st_mode == before
    assert named.is_symlink()
