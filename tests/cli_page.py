"""The reference of the command line, made of the commands themselves, for docs/cli.md.

It is made from what typer holds and not from the help that it prints, so that neither the width of a terminal nor the
version of typer shapes it.
"""

from collections.abc import Iterator
from typing import Any

import typer.main

from planvers.cli.app import app

# What stands above the reference in the file is written by hand.
MARK = "<!-- What follows is made by the tests: pytest tests/test_cli_page.py --update-golden -->"
# Each is run on the plans that come with planvers, and leaves with 0. The rest stand in documents of their own.
EXAMPLES = {
    "list": ["planvers list", "planvers --plan ukraine-2025 list --tree", "planvers --plan ukraine-2025 list --status"],
    "show": ["planvers show us-28", "planvers show twenty-point 14", "planvers show minsk-package -f json"],
    "diff": [
        "planvers diff us-28 e3-counter",
        "planvers diff us-28 e3-counter --point army-cap --side-by-side",
        "planvers diff us-28 twenty-point --stat --no-infer",
        "planvers diff minsk-protocol minsk-package --only dropped,not_mentioned",
    ],
    "map": ["planvers map us-28 twenty-point", "planvers map us-28 twenty-point --pending"],
    "history": ["planvers history us-28#9", "planvers history army-cap"],
    "stance": [
        "planvers stance twenty-point",
        "planvers stance twenty-point --party russia --as-of 2026-01-31",
        "planvers stance twenty-point --changed-since us-28",
    ],
    "open": ["planvers open twenty-point", "planvers open twenty-point --party ukraine --topic territory"],
    "timeline": ["planvers --plan ukraine-2025 timeline --since 2025-12-01 --until 2025-12-31 --party russia"],
    "summary": ["planvers summary twenty-point -f markdown"],
    "report": ["planvers report twenty-point -o report.html"],
    "check": ["planvers check", "planvers --plan ukraine-2025 check --stats"],
    "explain": ["planvers explain negation", "planvers explain quotation-marks"],
    "schema": ["planvers schema version", "planvers schema diff"],
}
ELSEWHERE = {
    "review": "[pull-requests.md](pull-requests.md)",
    "git-driver": "[pull-requests.md](pull-requests.md#in-git-itself)",
    "init": "[tutorial.md](tutorial.md)",
    "import": "[tutorial.md](tutorial.md) and [authoring.md](authoring.md)",
    "new": "[authoring.md](authoring.md)",
    "settle": "[tutorial.md](tutorial.md) and [authoring.md](authoring.md)",
    "add statement": "[authoring.md](authoring.md)",
}


def program() -> Any:
    """What typer makes of the program: its options, and its commands by name."""
    return typer.main.get_command(app)


def reference() -> str:
    """What stands below the mark: the options of the program, then each command in the order of the help."""
    whole = program()
    rows = ["## planvers", "", "Options for every command; they stand before it.", "", *_table(whole)]
    for name, command in _commands(whole):
        rows += ["", f"## planvers {name}", "", *_described(command), "", *_usage(name, command)]
        rows += [*_table(command), "", *_examples(name)]
    return "\n".join(rows) + "\n"


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its whole name; of a group the commands in it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _described(command: Any) -> list[str]:
    first, *more = command.help.split("\n\n")
    return [" ".join(first.split()), *(row for part in more for row in ("", " ".join(part.split())))]


def _usage(name: str, command: Any) -> list[str]:
    taken = [_argument(item) for item in command.params if item.param_type_name == "argument"]
    return ["```", " ".join(["planvers", name, "[OPTIONS]", *taken]), "```", ""]


def _argument(item: Any) -> str:
    name = item.metavar or item.name.upper()
    name = f"{name}..." if item.nargs != 1 and "..." not in name else name
    return name if item.required or name.startswith("[") else f"[{name}]"


def _table(command: Any) -> list[str]:
    """Arguments, then options, in the order of the help."""
    rows = [_row(item) for item in command.params if not getattr(item, "hidden", False)]
    return ["| | |", "| --- | --- |", *rows, "| `-h`, `--help` | Show the help and leave. |"]


def _row(item: Any) -> str:
    told = [" ".join((item.help or "").split())]
    if item.param_type_name == "argument":
        name = f"`{_argument(item).strip('[]')}`"
    else:
        value = "" if item.is_flag else f" {_value(item)}"
        name = ", ".join(f"`{option}{value if place == 0 else ''}`" for place, option in enumerate(_spelled(item)))
        told += ["May be given more than once."] * item.multiple
    choices = getattr(item.type, "choices", None)
    if choices:
        told.append(f"One of {', '.join(f'`{choice}`' for choice in choices)}.")
    default = getattr(item.default, "value", item.default)
    if default not in {None, False, ()} and not callable(default):
        told.append(f"Without it: `{default}`.")
    return f"| {name} | {' '.join(told)} |".replace("\\|", "|")


def _spelled(item: Any) -> list[str]:
    """The long name first, which takes the value in the help too."""
    return sorted((*item.opts, *item.secondary_opts), key=lambda name: not name.startswith("--"))


def _value(item: Any) -> str:
    return item.metavar or (str(item.type.name).upper() if not getattr(item.type, "choices", None) else "WORD")


def _examples(name: str) -> list[str]:
    if name in ELSEWHERE:
        return [f"Examples stand in {ELSEWHERE[name]}."]
    return ["```sh", *EXAMPLES[name], "```"]
