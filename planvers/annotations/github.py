"""Notices as workflow commands of GitHub Actions, which show them on the lines of a pull request.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Sequence

from planvers.model.vocabulary import AlarmLevel
from planvers.review.notices import Notice

# A step shows no more than ten of each; which ones is then left to chance, so the gravest are chosen here.
MOST = 10
_COMMANDS = {AlarmLevel.ERROR: "error", AlarmLevel.WARNING: "warning", AlarmLevel.INFO: "notice"}


def annotated(notices: Sequence[Notice]) -> str:
    """One command a line, in the order given, at most ten of each level, then how many there are besides."""
    lines: list[str] = []
    left: list[str] = []
    for level, command in _COMMANDS.items():
        found = [notice for notice in notices if notice.level is level]
        lines += [_line(command, notice) for notice in found[:MOST]]
        if len(found) > MOST:
            left.append(f"{len(found) - MOST} more of level {level}")
    if left:
        lines.append(f"planvers: not shown on lines: {', '.join(left)}")
    return "".join(f"{line}\n" for line in lines)


def _line(command: str, notice: Notice) -> str:
    where = notice.where
    fields = {"file": where.path, "line": str(where.line), "col": str(where.column), "title": f"planvers {notice.code}"}
    told = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{command} {told}::{_data(notice.sentence)}"


def _data(text: str) -> str:
    """Text in which nothing ends the command: the runner reads lines, and undoes exactly these."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, in which nothing ends it either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
