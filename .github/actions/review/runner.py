"""What the runner of GitHub Actions reads: workflow commands on standard output, and the files of a step.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

# What a comment begins with, by which a later run finds it. GitHub does not show it.
MARKER = "<!-- planvers-review -->"
# In characters. That of a step summary is 1 MiB; a character takes at most four bytes.
LONGEST_COMMENT = 65_536
LONGEST_SUMMARY = 250_000


def tell(level: str, text: str) -> None:
    """Show a text on the page of the run, as a `notice`, `warning` or `error`; nothing in it acts as a command."""
    data = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::{level} title=planvers review::{data}")


def add_outputs(values: Mapping[str, str]) -> None:
    """Set outputs of the step. No value ends early: what ends it is made up anew each time."""
    end = f"end_{secrets.token_hex(16)}"
    _append("GITHUB_OUTPUT", "".join(f"{name}<<{end}\n{value}\n{end}\n" for name, value in values.items()))


def add_summary(text: str) -> None:
    """Add Markdown to the summary of the step."""
    _append("GITHUB_STEP_SUMMARY", f"{text}\n")


def _append(variable: str, text: str) -> None:
    with Path(os.environ[variable]).open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
