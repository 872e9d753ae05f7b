"""The commands by name, each made when it is asked for.

A run needs one of them; making them all takes longer than reading a version of a plan.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from typer._click import Command
    from typer.models import CommandInfo

# Which module has the function of a command, in the order in which the help lists them.
MODULES = {
    "list": "versions",
    "show": "versions",
    "diff": "comparing",
    "map": "comparing",
    "history": "comparing",
    "stance": "standing",
    "open": "standing",
    "timeline": "standing",
    "summary": "publishing",
    "report": "publishing",
    "review": "reviewing",
    "git-driver": "driving",
    "init": "files",
    "check": "files",
    "explain": "files",
    "schema": "files",
    "import": "drafting",
    "new": "drafting",
    "settle": "editing",
    "add": "adding",
}


def sub_app(**settings: Any) -> typer.Typer:  # noqa: ANN401 - what typer takes
    """Where a module puts its commands: with plain help, as rich would be imported for other."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **settings)


class Commands(MutableMapping[str, "Command"]):
    """Every command of `MODULES` by name, in that order. Its module is imported when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Command] = {}

    def __getitem__(self, name: str) -> "Command":
        if name not in self._made:
            self._made[name] = _made(import_module(f"planvers.cli.{MODULES[name]}").commands, name)
        return self._made[name]

    def __setitem__(self, name: str, command: "Command") -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"the command '{name}' is there to stay")

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


def _made(commands: typer.Typer, name: str) -> "Command":
    """One command of a module, or one group of commands."""
    groups = [item.typer_instance for item in commands.registered_groups if item.name == name]
    alone = next((item for item in groups if item), None) or sub_app()
    if not groups:
        alone.registered_commands = [item for item in commands.registered_commands if _name(item) == name]
    return typer.main.get_command(alone)


def _name(item: "CommandInfo") -> str:
    return item.name or (item.callback.__name__ if item.callback else "")
