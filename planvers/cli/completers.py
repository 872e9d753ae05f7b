"""What a shell offers for an argument or option while it is typed.

Whatever goes wrong, nothing is offered and nothing is said: somebody is typing.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from planvers.completing import Names

# The parameters of commands that name a version.
_VERSIONS = ("version", "old", "new", "like", "since", "changed_since")
Completer = Callable[[typer.Context, str], list[str]]


def _completer(find: Callable[[typer.Context, str], Iterable[str]]) -> Completer:
    """What typer asks for names; it takes those that begin as what is typed does."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        try:
            return [*find(context, incomplete)]
        except Exception:  # noqa: BLE001 - an error would stand in the line that is being typed
            return []

    return complete


def _names(context: typer.Context) -> "Names":
    """The names in the plan that the options before the command choose."""
    from planvers.completing import Names

    chosen = context.find_root().params
    folder, plan = chosen.get("folder"), chosen.get("plan")
    # While the value of an option is typed, the arguments before it are not told apart yet.
    typed = [*(str(name) for key in _VERSIONS if (name := context.params.get(key))), *context.args]
    # A shell hands over what is typed before it makes a home of «~».
    return Names(Path(folder).expanduser() if folder else None, str(plan) if plan else None, typed)


def _version_points(context: typer.Context, incomplete: str) -> Iterable[str]:
    """Points, and VERSION#POINT for each version that may be meant by what is typed."""
    names = _names(context)
    version, sign, _ = incomplete.rpartition("#")
    if sign:
        return (f"{version}#{point}" for point in names.points(version))
    meant = [name for name in names.versions() if incomplete and name.startswith(incomplete)]
    return (*names.all_points(), *(f"{name}#{point}" for name in meant for point in names.points(name)))


def _about(context: typer.Context, incomplete: str) -> Iterable[str]:
    """Versions, and the points of one once the sign behind it is typed."""
    names = _names(context)
    version, sign, _ = incomplete.rpartition("#")
    return (f"{version}#{point}" for point in names.points(version)) if sign else names.versions()


def _changes(_context: typer.Context, incomplete: str) -> Iterable[str]:
    """Kinds of change and alarms, behind those that stand before the last comma."""
    from planvers.model.vocabulary import ChangeKind
    from planvers.review.rules import RULES

    before, comma, _ = incomplete.rpartition(",")
    return (f"{before}{comma}{name}" for name in dict.fromkeys([*ChangeKind, *RULES]))


def _codes(_context: typer.Context, _incomplete: str) -> Iterable[str]:
    from planvers.commands.explain import all_codes

    return all_codes()


def _schemas(_context: typer.Context, _incomplete: str) -> Iterable[str]:
    from planvers.documents.names import SCHEMA_NAMES

    return SCHEMA_NAMES


def _stances(_context: typer.Context, _incomplete: str) -> Iterable[str]:
    from planvers.model.vocabulary import Stance

    return [*Stance]


def _bases(_context: typer.Context, _incomplete: str) -> Iterable[str]:
    from planvers.model.vocabulary import Basis

    return [*Basis]


plan_ids = _completer(lambda context, _typed: _names(context).plans())
versions = _completer(lambda context, _typed: _names(context).versions())
points_of_version = _completer(lambda context, _typed: _names(context).points(str(context.params["version"])))
points = _completer(lambda context, _typed: _names(context).all_points())
parties = _completer(lambda context, _typed: _names(context).parties())
topics = _completer(lambda context, _typed: _names(context).topics())
packages = _completer(lambda context, _typed: _names(context).packages())
points_of_old = _completer(lambda context, _typed: _names(context).points(str(context.params["old"])))
sources = _completer(lambda context, _typed: _names(context).sources())
stances = _completer(_stances)
bases = _completer(_bases)
version_points = _completer(_version_points)
about = _completer(_about)
changes = _completer(_changes)
codes = _completer(_codes)
schemas = _completer(_schemas)
