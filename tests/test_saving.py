"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from conftest import SHIPPED, Run
from planvers.saving import content_of, save, save_new, save_over
from planvers.trouble import TroubleError


def test_a_new_file_holds_the_text_as_it_is_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "new.md", "Київ\r\nline\n")
    assert (tmp_path / "new.md").read_bytes() == "Київ\r\nline\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["new.md"]


def test_an_old_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    save(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_others_get(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    save(tmp_path / "new", "")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_folder_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(TroubleError, match="cannot be written: No such file or directory"):
        save(tmp_path / "missing" / "new.md", "")


def test_what_fails_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.md"
    path.write_text("old")

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(TroubleError, match="No space left on device"):
        save(path, "new")
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["old.md"]


def test_a_command_writes_to_a_file_without_colour_and_says_nothing(tmp_path: Path, run: Run) -> None:
    told = run(*SHIPPED, "list").out
    ran = run("--color", "always", *SHIPPED, "list", "-o", tmp_path / "list.txt")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "list.txt").read_text("utf-8") == told


def test_what_a_file_held_gives_way_to_a_text_and_its_mark_stays(tmp_path: Path) -> None:
    file = tmp_path / "statements.yaml"
    file.write_bytes(b"\xef\xbb\xbfold\r\n")
    save_over(file, content_of(file), "new\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfnew\r\n"


def test_a_file_that_was_changed_since_it_was_read_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "statements.yaml"
    assert content_of(file) is None
    file.write_text("theirs")
    for before in (b"old", None):
        with pytest.raises(TroubleError, match="was changed while this was going on; nothing was written"):
            save_over(file, before, "ours")
    assert file.read_text() == "theirs"


def test_a_new_file_takes_the_place_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "versions" / "a.yaml"
    save_new(path, "new")
    assert path.read_text("utf-8") == "new"
    with pytest.raises(TroubleError, match="is there already"):
        save_new(path, "newer")
    assert path.read_text("utf-8") == "new"
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "nothing.yaml")
    with pytest.raises(TroubleError, match="is there already"):
        save_new(link, "new")
    assert [item.name for item in path.parent.iterdir()] == ["a.yaml"]
    with pytest.raises(TroubleError, match="cannot be written"):
        save_new(tmp_path / "no" / "such" / "folder.yaml", "new")
