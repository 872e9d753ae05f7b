"""Sources as links of a terminal: where it has links, and on every claim."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import PLANS, SHIPPED, Run
from planvers.library import load_plan

Terminal = Callable[[bool, dict[str, str]], Run]


@pytest.fixture
def terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Makes standard output a terminal or none, with an environment."""

    def made(is_terminal: bool, environment: dict[str, str]) -> Run:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
        return run

    return made


@pytest.mark.parametrize(
    ("arguments", "environment", "is_terminal", "has_links"),
    [
        ([], {}, True, True),
        ([], {"TERM": "linux"}, True, False),
        (["--color", "always"], {"TERM": "dumb"}, True, False),
        ([], {"FORCE_HYPERLINK": "0"}, True, False),
        ([], {"NO_COLOR": "1"}, True, False),
        ([], {"NO_COLOR": "1", "FORCE_HYPERLINK": "1"}, True, False),
        ([], {}, False, False),
        (["--color", "always"], {}, False, False),
        (["--color", "always"], {"FORCE_HYPERLINK": "1"}, False, True),
    ],
)
def test_links(
    arguments: list[str],
    environment: dict[str, str],
    *,
    is_terminal: bool,
    has_links: bool,
    terminal: Terminal,
    tmp_path: Path,
) -> None:
    run = terminal(is_terminal, environment)
    asked = (*arguments, *SHIPPED, "--no-pager", "show", "us-28", "territory", "-f", "text")
    assert ("\x1b]8;;https://" in run(*asked).out) is has_links
    assert run(*asked, "-o", tmp_path / "out").code == 0
    assert "\x1b" not in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "geneva-19"],
        ["show", "twenty-point", "12"],
        ["summary", "geneva-19", "-f", "text"],
        ["history", "fighter-jets"],
        ["stance", "twenty-point", "--party", "russia"],
        ["stance", "e3-counter", "--stale"],
        ["stance", "twenty-point", "--changed-since", "us-28"],
        ["open", "twenty-point"],
        ["open", "twenty-point", "--party", "europe"],
        ["timeline", "--since", "2026-02"],
    ],
    ids=" ".join,
)
def test_every_citation_is_a_link(arguments: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.setenv("COLUMNS", "500")
    told = run(*SHIPPED, "--color", "always", *arguments).out
    found = {item.id: item.url for item in load_plan(PLANS / "ukraine-2025").sources}
    cited = [(url, name) for url, name in re.findall(r"(?:\x1b\]8;;(\S+?)\x1b\\)?\x1b\[2m([a-z0-9-]+)\x1b", told)]
    assert {(url, name) for url, name in cited if name in found} == {
        (found[name] or "", name) for _, name in cited if name in found
    }
    assert any(name in found for _, name in cited)
