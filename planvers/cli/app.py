"""The program's options and exit codes, and what every command does before and after its own work.

Results go to stdout, everything else to stderr. Exit codes are the same for every command:
0 done, 1 the condition asked for holds, 2 the job could not be done, 70 a fault of planvers,
130 interrupted, 141 the reader closed the pipe.
"""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from planvers import __version__, screen
from planvers.cli import completers
from planvers.cli.commands import Commands
from planvers.cli.options import LanguagesOption, known_languages
from planvers.cli.writing import Way, written
from planvers.joblog import inert
from planvers.model.unseen import visible
from planvers.screen import Color, closed_pipe, write

if TYPE_CHECKING:
    from planvers.commands import Answer
    from planvers.desk import Desk
    from planvers.matching.similarity import Progress

INTERNAL_FAULT, CLOSED_PIPE = 70, 141
PLAIN = Way()
_INSTEAD = {
    "help": "planvers --help lists the commands, planvers COMMAND --help tells of one.",
    "statement": "Did you mean 'add statement'?",
}


class Program(TyperGroup):
    """The commands; an option of the program that stands behind its command is told where it belongs."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what typer takes
        super().__init__(**settings)
        self.commands = Commands()

    def make_context(self, *given: Any, **further: Any) -> Any:  # noqa: ANN401 - what typer takes
        """The context of a run; what is wrong with the options before the command is told harmlessly."""
        try:
            return super().make_context(*given, **further)
        except BrokenPipeError:
            raise closed_pipe() from None
        except Exception as fault:
            _quote_inertly(fault)
            raise

    # typer names the type of the context for those who write commands, and its own parts another.
    def list_commands(self, _context: typer.Context) -> list[str]:  # type: ignore[override]
        """The names of the commands, none of which has to be made for that."""
        return list(self.commands)

    # typer names the type of the context for those who write commands, and its own parts another.
    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """The command that was named; for what others call so, and for a part of one, where to find it."""
        try:
            return super().resolve_command(ctx, args)
        except Exception as fault:
            if args[0] in _INSTEAD and hasattr(fault, "message"):
                fault.message = f"No such command '{args[0]}'. {_INSTEAD[args[0]]}"
            raise

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise closed_pipe() from None
        except Exception as fault:
            _quote_inertly(fault)
            option = getattr(fault, "option_name", None)
            for item in self.params:
                if option in item.opts:
                    value = "" if getattr(item, "is_flag", False) else " …"
                    told = f"it stands before the command: planvers {option}{value} {ctx.invoked_subcommand}"
                    raise typer.BadParameter(told, ctx=getattr(fault, "ctx", ctx), param_hint=f"'{option}'") from None
            raise


def _quote_inertly(fault: Exception) -> None:
    """Have what typer says of an argument, which it quotes, be no command to the runner of a job."""
    # typer has no public name for its faults.
    message = getattr(fault, "message", None)
    if isinstance(message, str):
        vars(fault)["message"] = inert(message)


app = typer.Typer(
    cls=Program,
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


def _print_version(context: typer.Context, value: bool) -> None:
    # A shell that completes what stands behind --version does not ask for it.
    if value and not context.resilient_parsing:
        write(f"planvers {__version__}\n")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("-C", metavar="DIR", help="Where the plans are, instead of the nearest plans/ folder."),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Which plan, where there are several.", autocompletion=completers.plan_ids),
    ] = None,
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
    return Desk(chosen.folder, chosen.plan, tell, Extent(extent), chosen.languages)


def tell(text: str) -> None:
    """A word besides the answer, on one row of standard error."""
    screen.tell(f"planvers: {visible(text)}")


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
