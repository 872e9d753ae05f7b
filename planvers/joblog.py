"""What the runners of jobs take for commands, wherever a program prints it: told from one by a sign between.

GitHub Actions reads rows that begin with `::name`, after white space; and rows that hold `##[name`. Azure Pipelines
reads `##vso[name`, and TeamCity `##teamcity[name`. A text of a plan that is printed in a job must not be one.
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

import re

_BEGINS = "::"
_HOLDS = re.compile(r"##(?=[A-Za-z]*\[)")


def places(row: str) -> list[int]:
    """Where in a row a sign has to stand between, in order, so that it is no command; hardly ever anywhere."""
    found = [place.end() for place in _HOLDS.finditer(row)] if "##" in row else []
    if _BEGINS in row and row.lstrip().startswith(_BEGINS):
        found.insert(0, len(row) - len(row.lstrip()))
    return found


def inert(row: str) -> str:
    """A row with a backslash before what would begin a command."""
    for place in reversed(places(row)):
        row = f"{row[:place]}\\{row[place:]}"
    return row


def parted(text: str, sign: str) -> str:
    """A text in which the second number sign of what would be a command within a row is written as `sign`."""
    return _HOLDS.sub(lambda _: f"#{sign}", text) if "##" in text else text
