"""The documents say what the program does: their outputs, codes and words are compared with it."""

import doctest
import re
import shlex
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import TypeGuard

import pytest

from conftest import PLANS, PROJECT, Golden, Run
from helpers import edit
from planvers.comparing.align import Method
from planvers.comparing.brackets import Origin, Outcome
from planvers.comparing.concordance import QuestionKind
from planvers.comparing.evidence import Fate
from planvers.documents.catalog import OUTPUTS, document_schema
from planvers.ledger.cells import Reach
from planvers.ledger.life import Gap
from planvers.ledger.openfor import Standing
from planvers.ledger.openpoints import Blocker
from planvers.ledger.quality import Shortfall
from planvers.ledger.timeline import Happening
from planvers.matching.certainty import Certainty
from planvers.model import vocabulary
from planvers.model.dates import Precision
from planvers.model.problems import CODES
from planvers.reading.accepted_file import ACCEPTANCE
from planvers.reading.fields import Shape
from planvers.reading.plan_file import ACTOR, PARTY, PLAN, TOPIC
from planvers.reading.sources_file import SOURCE
from planvers.reading.statements_file import STATEMENT
from planvers.reading.version_file import EVENT, POINT, REPORT, VERSION
from planvers.views.signs import SIGNS, SILENCE

README = PROJECT / "README.md"
DOCS = PROJECT / "docs"
PAGES = [README, *sorted(DOCS.rglob("*.md"))]
_FENCED = re.compile(r"^(`{3,}).*?^\1`*$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"```console\n\$ planvers (?P<command>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)


@pytest.mark.parametrize(
    ("path", "count"), [(README, 5), (DOCS / "data-quality.md", 2)], ids=["readme", "data-quality"]
)
def test_every_output_in_a_document_is_real(path: Path, count: int, run: Run, request: pytest.FixtureRequest) -> None:
    text = path.read_text("utf-8")
    for found in _CONSOLE.finditer(text):
        ran = run("-C", PLANS, *shlex.split(found["command"]))
        if request.config.getoption("--update-golden"):
            text = text.replace(found[0], f"```console\n$ planvers {found['command']}\n{ran.out}```")
            path.write_text(text, "utf-8")
        else:
            assert found["output"] == ran.out
    assert len(_CONSOLE.findall(text)) >= count


def test_every_shortfall_is_described() -> None:
    text = (DOCS / "data-quality.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE) == list(Shortfall)


def test_the_readme_is_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 180


@cache
def links(path: Path) -> tuple[tuple[Path, str], ...]:
    """The files that a page leads to in this project, each with the anchor in it, or nothing for its top."""
    prose = _FENCED.sub("", path.read_text("utf-8"))
    parted = (found.partition("#") for found in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose))
    return tuple(((path.parent / name).resolve() if name else path, anchor) for name, _, anchor in parted)


def anchors(path: Path) -> set[str]:
    """What GitHub makes of the headings of a page: small letters, hyphens for spaces, no punctuation."""
    found: list[str] = []
    for title in re.findall(r"^#+ (.*)$", _FENCED.sub("", path.read_text("utf-8")), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", re.sub(r"\]\([^)]*\)", "]", title).lower()).strip().replace(" ", "-")
        count = sum(re.fullmatch(rf"{re.escape(slug)}(-\d+)?", other) is not None for other in found)
        found.append(f"{slug}-{count}" if count else slug)
    return {*found, *re.findall(r"<a (?:id|name)=\"([^\"]+)\"", path.read_text("utf-8"))}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in links(path):
        assert target.exists(), target
        assert not anchor or target.suffix != ".md" or anchor in anchors(target), f"{target.name}#{anchor}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, queue = {README}, [README]
    for path in queue:
        inside = [page for page in PAGES for target, _ in links(path) if target in {page, page.parent}]
        new = [page for page in dict.fromkeys(inside) if page not in reached]
        reached.update(new)
        queue += new
    assert set(PAGES) - reached == set()


@pytest.mark.parametrize("name", ["architecture.md", "contributing.md"])
def test_every_path_that_is_named_is_there(name: str) -> None:
    homes = (PROJECT, PROJECT / "planvers", PROJECT / "planvers" / "formats", PROJECT / "tests")
    prose = _FENCED.sub("", (DOCS / name).read_text("utf-8"))
    named = re.findall(r"`([\w.-]+/[\w./-]*|test_\w+\.py)`", prose)
    assert len(named) > 20
    for path in named:
        is_a_place_to_fill = re.search(r"NAME|CODE", path)
        assert is_a_place_to_fill or any((home / path).exists() for home in homes), path


def test_every_code_is_documented_in_order() -> None:
    documented = re.findall(r"^\| `([a-z0-9-]+)` \|", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    assert documented == list(CODES)


def is_vocabulary(item: object) -> TypeGuard[type[StrEnum]]:
    return isinstance(item, type) and issubclass(item, StrEnum) and item is not StrEnum


def test_every_word_of_every_vocabulary_is_in_the_glossary() -> None:
    text = (DOCS / "glossary.md").read_text("utf-8")
    found: list[type[StrEnum]] = [item for item in vars(vocabulary).values() if is_vocabulary(item)]
    assert len(found) == 11
    found += [
        Reach,
        Fate,
        Method,
        Certainty,
        QuestionKind,
        Outcome,
        Origin,
        Gap,
        Blocker,
        Standing,
        Happening,
        Precision,
    ]
    for word in [member.value for words in found for member in words]:
        assert f"`{word}`" in text, word
    for sign in [*SIGNS.values(), SILENCE]:
        assert f"`{sign}`" in text, sign


def yaml_blocks(key: str) -> list[str]:
    """The examples of files in the documents that have a key at their top."""
    text = "".join((DOCS / name).read_text("utf-8") for name in ("plan-file.md", "alarms.md", "pull-requests.md"))
    return [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if f"\n{key}:\n" in f"\n{block}"]


def test_examples_of_files_are_valid(small: Path, run: Run) -> None:
    (titles,), (alarms,), accepted = (yaml_blocks(key) for key in ("title", "alarms", "accept"))
    edit(small / "plan.yaml", ("parties:", f"{alarms}parties:"))
    edit(small / "versions" / "draft.yaml", ("  title: The ferry\n", indent(titles, "  ")))
    entries = [block.partition("accept:\n")[2].replace("army-cap", "ferry") for block in accepted]
    assert len(entries) == 2
    (small / "accepted.yaml").write_text("".join(["schema: 1\naccept:\n", *entries]), "utf-8")
    ran = run("check")
    assert ran.code == 0, ran.out
    assert "quote" not in ran.out


def words_of(schema: object) -> Iterator[str]:
    """Every word of a closed list in a part of a schema."""
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", ()) if word)
        schema = [*schema.values()]
    for part in schema if isinstance(schema, list) else ():
        yield from words_of(part)


def test_every_word_that_json_may_hold_is_told() -> None:
    text = "".join((DOCS / name).read_text("utf-8") for name in ("glossary.md", "data-quality.md"))
    found = {word for output in OUTPUTS for word in words_of(document_schema(output.name))}
    assert len(found) > 90
    assert {word for word in found if f"`{word}`" not in text} == set()


@pytest.mark.parametrize(
    "shape",
    [PLAN, PARTY, ACTOR, TOPIC, VERSION, POINT, REPORT, EVENT, STATEMENT, ACCEPTANCE, SOURCE],
    ids=lambda shape: shape.what,
)
def test_every_field_of_every_record_is_described(shape: Shape) -> None:
    text = (DOCS / "plan-file.md").read_text("utf-8")
    heading = re.search(rf"\n## An? {shape.what}\n", text)
    assert heading
    section = text[heading.end() :].split("\n## ")[0]
    documented = re.findall(r"`([a-z_]+)`", "\n".join(re.findall(r"^\| (.*?) \|", section, re.MULTILINE)))
    assert set(documented) == set(shape.fields)


def test_every_room_of_the_house_is_told() -> None:
    rows = re.findall(r"^\| `(?:planvers/)?([\w./]+)` \|", (DOCS / "architecture.md").read_text("utf-8"), re.MULTILINE)
    rooms = {path.name + "/" * path.is_dir() for path in (PROJECT / "planvers").iterdir()}
    plumbing = {"__init__.py", "__main__.py", "__pycache__/", "py.typed"}
    assert sorted(rows) == sorted(rooms - plumbing)


def test_the_walk_through_the_house_can_be_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    ran = doctest.testfile(str(DOCS / "architecture.md"), module_relative=False, encoding="utf-8")
    assert ran.attempted > 20
    assert ran.failed == 0


def test_the_examples_of_the_python_api_run(golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    text = (DOCS / "python-api.md").read_text("utf-8")
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(code, "python-api.md", "exec"), names)  # noqa: S102 - the document is ours
    golden("python-api.txt", capsys.readouterr().out)


def test_the_bounds_of_packages_are_those_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    told = re.findall(
        r"^\| ([\w]+)[^|]* \| ([\d.]+) \| [\d.]+ \|", (DOCS / "compatibility.md").read_text("utf-8"), re.MULTILINE
    )
    needed = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert {f"{name.lower()}>={lowest}" for name, lowest in told} == {item.partition(",")[0] for item in needed}


def test_the_changelog_knows_this_version() -> None:
    from planvers import __version__  # noqa: PLC0415

    assert f"## {__version__}" in (DOCS / "changelog.md").read_text("utf-8")
