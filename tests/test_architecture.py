"""The house: what may import what, who opens which door, and how large a room may be."""

import ast
from functools import cache
from pathlib import Path

import pytest

from conftest import PROJECT

PACKAGE = PROJECT / "planvers"
FILES = sorted(PACKAGE.rglob("*.py"))

# A one-way pipeline: a layer imports from those above it and from itself.
LAYERS = (
    "model",
    "lexicon",
    "words",
    "brackets",
    "trouble",
    "joblog",
    "reading",
    "editing",
    "git",
    "checking",
    "matching",
    "comparing",
    "drafting",
    "importing",
    "ledger",
    "edits",
    "review",
    "annotations",
    "library",
    "api",
    "views",
    "documents",
    "sheets",
    "formats",
    "screen",
    "asking",
    "saving",
    "saving_folder",
    "starter",
    "pager",
    "progress",
    "typed",
    "choosing",
    "revisions",
    "desk",
    "completing",
    "commands",
    "driver",
    "cli",
    "__main__",
)
# A door is a module, or a package (its name ends in a slash).
DOORS = {
    "yaml": {"reading/yamltree.py"},
    "rich": {"formats/terminal/"},
    "typer": {"cli/"},
    "difflib": {"words/sequences.py"},
    "subprocess": {"pager.py", "git/program.py"},
    "click": set[str](),
    "pydantic": set[str](),
}
# What touches the world outside: files, the environment, the clock, standard output.
EDGE = {
    "reading/files.py",
    "library.py",
    "desk.py",
    "screen.py",
    "asking.py",
    "saving.py",
    "saving_folder.py",
    "pager.py",
    "progress.py",
}
EDGE |= {"driver.py"}
EDGE |= {f"git/{name}.py" for name in ("program", "repository", "blobs", "folders")}
EDGE |= {f"cli/{name}.py" for name in ("app", "program")}
EFFECTS = {
    "open",
    "print",
    "input",
    "getenv",
    "environ",
    "cwd",
    "now",
    "today",
    "stdout",
    "stderr",
    "exit",
    "read_text",
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports_of(path: Path) -> set[str]:
    found = set[str]()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def layer_of(module: str) -> str:
    """`planvers.model.plan` and `model/plan.py` stand in the layer `model`."""
    return module.removesuffix(".py").replace("/", ".").removeprefix("planvers.").split(".")[0]


def test_every_file_stands_in_a_layer() -> None:
    assert {layer_of(name_of(path)) for path in FILES} == {*LAYERS, "__init__"}


def test_imports_go_one_way() -> None:
    for path in FILES:
        name, own = name_of(path), layer_of(name_of(path))
        used = {layer_of(item) for item in imports_of(path) if item.startswith("planvers.")} - {"__version__"}
        allowed = () if own == "__init__" else LAYERS[: LAYERS.index(own) + 1]
        assert used <= set(allowed), name


@pytest.mark.parametrize("door", DOORS)
def test_doors(door: str) -> None:
    users = {name_of(path) for path in FILES if any(name.split(".")[0] == door for name in imports_of(path))}
    packages = {name for name in DOORS[door] if name.endswith("/")}
    behind = {next((package for package in packages if user.startswith(package)), user) for user in users}
    assert behind == DOORS[door]


def test_formats_know_pages_and_not_the_model() -> None:
    for path in (PACKAGE / "formats").rglob("*.py"):
        used = {name for name in imports_of(path) if name.startswith("planvers.")}
        assert {layer_of(name) for name in used} <= {"formats", "joblog", "views"}
        assert all(name.startswith("planvers.views.page") for name in used if layer_of(name) == "views")


def test_only_the_edge_touches_the_world() -> None:
    for path in FILES:
        nodes = [*ast.walk(tree_of(path))]
        calls = [node.func for node in nodes if isinstance(node, ast.Call)]
        called = {func.attr for func in calls if isinstance(func, ast.Attribute)}
        called |= {func.id for func in calls if isinstance(func, ast.Name)}
        read = {node.attr for node in nodes if isinstance(node, ast.Attribute)} & {"environ", "stdout", "stderr"}
        assert name_of(path) in EDGE or not (called & EFFECTS) | read, name_of(path)


def test_rooms_are_small() -> None:
    for path in FILES:
        assert len(path.read_text("utf-8").splitlines()) <= 300, name_of(path)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef):
                # The arguments of a command are its options, a row or more each, and belong together.
                start = node.body[0].lineno if name_of(path).startswith("cli/") else node.lineno
                assert (node.end_lineno or 0) - start < 40, f"{name_of(path)}: {node.name}"
                assert (node.end_lineno or 0) - node.lineno < 45, f"{name_of(path)}: {node.name}"


def test_everything_public_says_what_it_is() -> None:
    for path in FILES:
        tree = tree_of(path)
        assert ast.get_docstring(tree), name_of(path)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name_of(path)}: {node.name}"
