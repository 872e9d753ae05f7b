"""A runner for tests: the steps of a composite action, run as GitHub runs them, as far as a script can tell.

Steps that use other actions are left out; what they would have given is given by the test.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from fake_github import SECRET

from conftest import PROJECT
from repositories import SURROUNDINGS

FOLDER = PROJECT / ".github" / "actions" / "review"
_EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+(?: \|\| [\w.-]+)*) \}\}")
_OUTPUT = re.compile(r"([\w-]+)<<(\w+)\n(.*?)\n\2\n", re.DOTALL)


class Ended(NamedTuple):
    """How a step ended, and all that it left."""

    code: int
    out: str
    err: str
    outputs: dict[str, str]
    summary: str


class Job:
    """A job of which the action is a part: the folder that was checked out, the event, and the inputs."""

    def __init__(self, workspace: Path, temp: Path, event: Mapping[str, Any], **inputs: str) -> None:
        self.workspace, self.temp = workspace, temp
        temp.mkdir(exist_ok=True)
        self.action = yaml.safe_load((FOLDER / "action.yml").read_text("utf-8"))
        github: dict[str, Any] = {"event": event, "sha": "0" * 40, "token": SECRET}
        defaults = {name: _filled(str(given.get("default", "")), {"github": github}) for name, given in self.inputs}
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= defaults.keys()
        self.steps: dict[str, Any] = {}
        self.contexts: dict[str, Any] = {"github": github, "inputs": defaults | given, "steps": self.steps}
        self.surroundings = {
            **SURROUNDINGS,
            "PATH": os.environ["PATH"],
            "HOME": str(temp),
            "PYTHONPATH": str(PROJECT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(FOLDER),
            "GITHUB_REPOSITORY": "someone/plans",
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(temp),
        }

    @property
    def inputs(self) -> list[tuple[str, Any]]:
        """The inputs that the action has."""
        return list(self.action["inputs"].items())

    def gave(self, step: str, **outputs: str) -> None:
        """What a step that is not run here would have given."""
        self.steps[step] = {"outputs": {name.replace("_", "-"): value for name, value in outputs.items()}}

    def run(self, name: str) -> Ended:
        """Run one step."""
        (step,) = (step for step in self.action["runs"]["steps"] if step["name"] == name)
        files = {name: self.temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        script = self.temp / "script.sh"
        script.write_text(step["run"])
        assert step["shell"] == "bash"
        done = subprocess.run(
            ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env={
                **self.surroundings,
                **{name: str(path) for name, path in files.items()},
                **{name: _filled(value, self.contexts) for name, value in step.get("env", {}).items()},
            },
            capture_output=True,
            check=False,
        )
        written = files["GITHUB_OUTPUT"].read_bytes().decode()
        outputs = dict(re.findall(r"^([\w-]+)=(.*)\n", written)) | {
            found[1]: found[3] for found in _OUTPUT.finditer(written)
        }
        if "id" in step:
            self.steps[step["id"]] = {"outputs": outputs}
        summary = files["GITHUB_STEP_SUMMARY"].read_bytes().decode()
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(), outputs, summary)


def _filled(text: str, contexts: Mapping[str, Any]) -> str:
    """A text with the values of its expressions: names with dots, of which the first that is not empty counts."""
    filled = _EXPRESSION.sub(lambda found: _value(found[1].split(" || "), contexts), text)
    assert "${{" not in filled, text
    return filled


def _value(names: list[str], contexts: Mapping[str, Any]) -> str:
    for name in names:
        value: Any = contexts
        for part in name.split("."):
            value = value.get(part, {})
        if value != {} and value:
            return str(value)
    return ""
