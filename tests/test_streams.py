"""What planvers reads from and writes to: pipes that close, streams that are not there, and no locale."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from processes import PROGRAM, environment, posix

from conftest import PLANS, Run
from planvers import screen
from planvers.library import load_plan
from planvers.screen import ClosedPipeError

HERE = ["-C", str(PLANS), "--plan", "ukraine-2025"]


class Closing(io.RawIOBase):
    """A pipe whose reader goes away after so many bytes; its descriptor is that of a file."""

    def __init__(self, most: int, file: int) -> None:
        super().__init__()
        self.read_so_far = b""
        self._most, self._file = most, file

    def writable(self) -> bool:
        """Yes."""
        return True

    def fileno(self) -> int:
        """That of the file."""
        return self._file

    def write(self, data: object) -> int:
        """Take what there is room for; no more is taken by anybody once there is none."""
        new = bytes(memoryview(data)[: self._most - len(self.read_so_far)])  # type: ignore[arg-type]
        self.read_so_far += new
        if not new:
            raise BrokenPipeError
        return len(new)


def test_a_pipe_may_close_at_any_byte(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read until then is the beginning of the whole, and the end is quiet."""
    text = run(*HERE, "list").out
    whole = text.encode()
    for most in range(len(whole) + 1):
        with (tmp_path / "file").open("wb") as file:
            pipe = Closing(most, file.fileno())
            stream = io.TextIOWrapper(io.BufferedWriter(pipe, 100), "utf-8", newline="")
            monkeypatch.setattr(sys, "stdout", stream)
            if most < len(whole):
                with pytest.raises(ClosedPipeError):
                    screen.write(text)
            else:
                screen.write(text)
            monkeypatch.undo()
            assert pipe.read_so_far == whole[:most]
            pipe._most = 10**9  # noqa: SLF001 - so that Python can put the stream away
            stream.close()


@posix
@pytest.mark.parametrize(
    ("most", "arguments"),
    [
        (0, ["check", "-f", "json"]),
        (0, ["-h"]),
        (0, ["diff", "-h"]),
        (0, ["list", "-o", "/dev/stdout"]),
        (7000, ["report", "-o", "-"]),
        (7000, ["show", "us-28", "-f", "html"]),
    ],
    ids=str,
)
def test_a_reader_that_has_seen_enough_is_no_trouble(most: int, arguments: list[str]) -> None:
    begins = [*PROGRAM, *([] if arguments[0] in ("-h", "--version") else HERE), *arguments]
    with subprocess.Popen(begins, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        read = process.stdout.read(most)
        process.stdout.close()
        told = process.stderr.read().decode()
    assert len(read) <= most
    # What is short has been taken before anybody can close the pipe.
    assert process.returncode in (0, 141), told
    assert told == ""


@posix
@pytest.mark.parametrize("closed", [pytest.param((1,), marks=pytest.mark.slow), (0, 1, 2)], ids=str)
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "nothing"], ["-h"], ["nonsense"], ["import", "-", "--as", "x", "-o", "-"]],
    ids=" ".join,
)
def test_no_streams_are_no_fault(arguments: list[str], closed: tuple[int, ...]) -> None:
    """As for a job without a terminal: nothing to read from or to write to."""

    def close() -> None:
        for descriptor in closed:
            os.close(descriptor)

    ran = subprocess.run(
        [*PROGRAM, *HERE, *arguments], env=environment(), capture_output=True, check=False, preexec_fn=close
    )
    assert ran.returncode in (0, 2)
    assert b"Traceback" not in ran.stdout + ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("arguments", [["show", "nothing"], ["nonsense"], ["check", "nowhere"]], ids=" ".join)
def test_words_that_cannot_be_written_change_no_exit_code(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*PROGRAM, *HERE, *arguments], env=environment(), stderr=full, check=False)
    assert ran.returncode == 2


NO_LOCALE = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@posix
@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [["list", "--tree"], ["--lang", "uk", "show", "us-28"], ["map", "us-28", "geneva-19"]], ids=" ".join
)
def test_without_a_locale_all_is_said_as_with_one(arguments: list[str]) -> None:
    told = [
        subprocess.run([*PROGRAM, *HERE, *arguments], env=environment(**more), capture_output=True, check=True).stdout
        for more in (NO_LOCALE, {"PYTHONUTF8": "1"})
    ]
    assert told[0] == told[1]
    assert not told[0].isascii()


@posix
def test_without_a_locale_words_and_names_of_files_are_what_was_typed(small: Path) -> None:
    words = {"--speaker": "Міністр", "--summary": "Сказав, що ні.", "--date": "2025-02-03", "--stance": "opposes"}
    words |= {"--party": "south", "--about": "draft", "--basis": "on_record", "--source": "herald-0201"}
    options = [part for pair in words.items() for part in pair]
    ran = subprocess.run(
        [*PROGRAM, "add", "statement", *options], env=environment(**NO_LOCALE), capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert (load_plan(small).statements[-1].speaker, load_plan(small).statements[-1].summary) == (
        "Міністр",
        "Сказав, що ні.",
    )
    for command in (["list", "-o", "Міст.txt"], ["check", "-o", "Міст.txt"]):
        assert subprocess.run([*PROGRAM, *command], env=environment(**NO_LOCALE), check=False).returncode == 0
    assert Path("Міст.txt").read_text("utf-8").startswith("checked small")
