"""The program's options and exit codes, and what every command does before and after its own work.

Results go to stdout, everything else to stderr. Exit codes are the same for every command:
0 done, 1 the condition asked for holds, 2 the job could not be done, 70 a fault of planvers,
130 interrupted, 141 the reader closed the pipe.
"""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from planvers import __version__
from planvers.cli.options import LanguagesOption, known_languages
from planvers.cli.writing import Way, written
from planvers.screen import Color, write

if TYPE_CHECKING:
    from planvers.commands import Answer
    from planvers.desk import Desk
    from planvers.matching.similarity import Progress

INTERNAL_FAULT, CLOSED_PIPE = 70, 141
PLAIN = Way()

app = typer.Typer(
    name="planvers",
    help="Track and compare versions of negotiated peace plans: what changed, who stands where, what is still open.",
    epilog="Exit codes: 0 done, 1 the condition asked for holds, 2 the job could not be done, 70 a fault of planvers.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    # Plain help and plain errors: rich would be imported for either, at twice the start-up time.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Settings(NamedTuple):
    """The options that stand before the command."""

    folder: Path | None = None
    plan: str | None = None
    color: Color = Color.AUTO
    no_pager: bool = False
    languages: tuple[str, ...] = ()


def _print_version(value: bool) -> None:
    if value:
        write(f"planvers {__version__}\n")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("-C", metavar="DIR", help="Where the plans are, instead of the nearest plans/ folder."),
    ] = None,
    plan: Annotated[str | None, typer.Option(metavar="ID", help="Which plan, where there are several.")] = None,
    languages: LanguagesOption = None,
    color: Annotated[Color, typer.Option(help="When to colour the output.")] = Color.AUTO,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Show all at once, however long it is.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options for every command stand before the command."""
    context.obj = Settings(folder, plan, color, no_pager, known_languages(languages))


def desk(context: typer.Context, extent: str = "record") -> "Desk":
    """What the command works on, as much of it as `extent` says, the value of an `Extent`."""
    from planvers.desk import Desk
    from planvers.reading.folder import Extent

    chosen: Settings = context.obj
    return Desk(chosen.folder, chosen.plan, _tell, Extent(extent), chosen.languages)


def _tell(text: str) -> None:
    typer.echo(f"planvers: {text}", err=True)


def finish(
    context: typer.Context, ask: Callable[[], "Answer"], way: Way = PLAIN, *, tell_by_exit_code: bool = False
) -> None:
    """Write the answer to what the command asks, and leave with its exit code."""
    chosen: Settings = context.obj
    way = way._replace(is_paged=way.is_paged and not chosen.no_pager, languages=chosen.languages)
    code = written(context.info_name or "", ask, way, chosen.color, tell_by_exit_code=tell_by_exit_code)
    if code:
        raise typer.Exit(code)


def with_bar(run: Callable[["Progress"], "Answer"]) -> "Answer":
    """What a command finds that may have to match many points, with a bar that says how far it is."""
    from planvers.progress import Bar

    with Bar("matching") as bar:
        return run(bar.show)


def this_day() -> datetime.date:
    """The day that it is here."""
    return datetime.datetime.now().astimezone().date()
