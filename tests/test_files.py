"""Files on disk: what cannot be read as text is told with its place, and nothing hangs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PLANS, Run
from helpers import version
from planvers.model.places import Source
from planvers.model.problems import Problem
from planvers.reading.files import MAX_VALUES, decode, read
from planvers.reading.folder import in_order


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"abc\xff", (1, 4)),
        (b"\xef\xbb\xbfabc\ndef\xff", (2, 4)),
        (b"\xef\xbb\xbf\xc3\xa9\xc3\xa9\xff", (1, 3)),
        ("їжак\r\nдім\r".encode() + b"\xfe", (3, 1)),
        (b"\xff\xfea\x00", (1, 1)),
    ],
)
def test_the_place_of_a_byte_that_is_not_utf8(content: bytes, place: tuple[int, int]) -> None:
    problem = decode("x.yaml", content)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.line, problem.where.column) == ("file-not-utf8", *place)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("x.yaml", b"\xef\xbb\xbfa: b") == Source("x.yaml", "a: b")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    problem = read(tmp_path / "pipe.yaml")
    assert isinstance(problem, Problem)
    assert problem.code == "file-unreadable"


def test_a_link_to_a_version_is_that_version(small: Path, run: Run) -> None:
    Path("link.yaml").symlink_to(small / "versions" / "draft.yaml")
    assert run("show", "link.yaml").out == run("show", "draft").out


def test_check_does_not_pass_a_file_that_it_never_read(small: Path, run: Run) -> None:
    stray = small / "notes" / "x.yaml"
    stray.parent.mkdir()
    stray.write_text("{{{")
    ran = run("check", stray)
    assert (ran.code, ran.out) == (2, "")
    assert "is not one of the files of the plan small" in ran.err


@pytest.mark.parametrize("text", ["text: {}", "text: {en: }"])
def test_an_empty_mapping_of_wordings_is_a_fault(text: str, small: Path, run: Run) -> None:
    draft = small / "versions" / "draft.yaml"
    draft.write_text(draft.read_text().replace("text: The ferry is closed within 30 days.", text))
    assert "[empty-value] text is empty" in run("check").out


def test_what_is_needed_may_not_be_an_empty_list(small: Path, run: Run) -> None:
    log = small / "statements.yaml"
    log.write_text(log.read_text().replace("sources: [herald-0201]", "sources: []"))
    assert "[empty-value] sources is empty (at least one is needed)" in run("check").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("arguments", [["list"], ["check"], ["-h"]])
def test_output_that_cannot_be_written_is_trouble(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "planvers", "-C", str(PLANS), *arguments]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "No space left on device" in ran.stderr


def test_a_name_that_cannot_be_encoded_is_shown_as_an_escape() -> None:
    command: list[str | bytes] = [sys.executable, "-m", "planvers", "-C", str(PLANS), "show", os.fsencode("x\udcff")]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"'x\\xff'" in ran.stderr


def test_many_forks_that_meet_again_are_put_in_order_at_once() -> None:
    versions = [version("v000")]
    for level in range(1, 61):
        top = versions[-1].id
        versions += [version(f"l{level:03}", "", top), version(f"r{level:03}", "", top)]
        versions.append(version(f"v{level:03}", "", f"l{level:03}", f"r{level:03}"))
    assert in_order(tuple(reversed(versions))) == tuple(versions)


def test_a_long_chain_is_put_in_order() -> None:
    versions = [version("v0000"), *(version(f"v{number:04}", "", f"v{number - 1:04}") for number in range(1, 3000))]
    assert in_order(tuple(reversed(versions))) == tuple(versions)


@pytest.mark.parametrize("parting", [",", "\n", "\r", "\r\n"])
def test_a_file_of_too_many_values_is_not_read_whatever_its_size(parting: str) -> None:
    """Half a million values take some 350 MiB; in a file of the largest size there is room for two million."""
    most = "#" + parting * (MAX_VALUES // len(parting))
    assert isinstance(decode("x.yaml", most.encode()), Source)
    found = decode("x.yaml", f"{most}{parting}".encode())
    assert str(found) == (
        "x.yaml:1:1: error [file-too-large] the file has more than 500,000 lines and commas (shorten it, or part it)"
    )
