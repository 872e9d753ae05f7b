"""The hooks for pre-commit say what there is to run; `.ci/pre-commit` runs them with pre-commit itself."""

import shlex

import pytest

from conftest import PROJECT, Run
from planvers.model.places import Source
from planvers.reading.yamltree import Mapping, Scalar, Sequence, parse


def hooks() -> dict[str, str]:
    """The command of each hook, by its id."""
    root = parse(Source("hooks", (PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))).root
    assert isinstance(root, Sequence)
    found = {}
    for item in root.items:
        assert isinstance(item, Mapping)
        values = {key.text: value.text for key, value in item.entries if isinstance(value, Scalar)}
        assert (values["language"], values["pass_filenames"]) == ("python", "false")
        found[values["id"]] = values["entry"]
    return found


def test_there_are_these_hooks() -> None:
    assert hooks() == {"planvers-check": "planvers check", "planvers-summary": "planvers summary --check"}


@pytest.mark.usefixtures("small")
def test_they_run_and_a_hook_without_its_file_does_not_pass(run: Run) -> None:
    commands = {name: shlex.split(entry)[1:] for name, entry in hooks().items()}
    assert run(*commands["planvers-check"]).code == 0
    assert run(*commands["planvers-summary"]).code == 2
    told = run(*commands["planvers-summary"], "SUMMARY.md", "draft")
    assert (told.code, "there is no file 'SUMMARY.md'" in told.err) == (1, True)
    assert run("summary", "draft", "-o", "SUMMARY.md").code == 0
    assert run(*commands["planvers-summary"], "SUMMARY.md", "draft").code == 0
