"""The pictures of the README: what the program shows today, in files that need nothing else."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pictures import flow, terminal

from conftest import PLANS, PROJECT, Run

IMAGES = PROJECT / "docs" / "images"
DIFF = "diff us-28 e3-counter --point 6 --point 8 --point 25"


def held(path: Path, picture: str, request: pytest.FixtureRequest) -> None:
    """The file holds the picture, which is well formed and refers to nothing."""
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(picture, "utf-8", newline="\n")
    assert path.read_bytes().decode("utf-8") == picture
    tags = {item.tag.partition("}")[2] for item in ET.fromstring(picture).iter()}  # noqa: S314 - our own
    assert tags <= {"svg", "title", "style", "rect", "text", "g", "path"}
    assert re.findall(r"https?:[^\"]*|url\(|@import|href|var\(| on\w+=", picture) == ["http://www.w3.org/2000/svg"]


def test_a_diff_as_a_terminal_shows_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "76")
    told = run("-C", PLANS, "--color", "always", *DIFF.split()).out
    name = "planvers tells what the European counter-proposal changed in three points of the US draft"
    held(IMAGES / "diff.svg", terminal(f"planvers {DIFF}", told, name), request)


def test_the_flow_of_points_through_versions(run: Run, request: pytest.FixtureRequest) -> None:
    page = run("-C", PLANS, "report", "twenty-point", "--as-of", "2026-11-23", "-o", "-").out
    name = "How the points of the US draft became those of the 20-point framework"
    held(IMAGES / "flow.svg", flow(page, name), request)


def test_every_picture_is_shown_and_told_in_words() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\((docs/images/[^)]*)\)", (PROJECT / "README.md").read_text("utf-8"))
    assert sorted(path for _, path in shown) == sorted(
        path.relative_to(PROJECT).as_posix() for path in IMAGES.iterdir()
    )
    assert all(len(told.split()) > 8 for told, _ in shown)
