"""The command line: arguments in, text and an exit code out; the only module that imports typer.

Results go to stdout, everything else to stderr. Exit codes are the same for every command:
0 done, 1 the condition asked for holds, 2 the job could not be done, 70 a fault of planvers,
130 interrupted, 141 the reader closed the pipe.

A command's own module is imported inside its function: nobody waits for another command's imports.
"""

import datetime
import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from planvers import __version__
from planvers.screen import ClosedPipeError, Color, look, use_utf8, write
from planvers.trouble import TroubleError, UnreadableError

if TYPE_CHECKING:
    from planvers.commands import Answer
    from planvers.desk import Desk

_CONDITION_HOLDS, _TROUBLE, _INTERNAL_FAULT, _CLOSED_PIPE = 1, 2, 70, 141

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


class Order(StrEnum):
    """How changes are ordered."""

    IMPORTANCE = "importance"
    NUMBER = "number"


class Output(StrEnum):
    """What a result is written as."""

    TEXT = "text"
    JSON = "json"


class Settings(NamedTuple):
    """The options that stand before the command."""

    folder: Path | None = None
    plan: str | None = None
    color: Color = Color.AUTO


VersionName = Annotated[str, typer.Argument(metavar="VERSION", help="An id, latest, previous or a file.")]
TopicOption = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only points of this topic.")]
ThresholdOption = Annotated[
    float | None,
    typer.Option(
        metavar="SCORE",
        help="Infer links of this score or more (0 to 1); 0.5, or 0.9 where lineage is declared.",
    ),
]
NoInferOption = Annotated[bool, typer.Option("--no-infer", help="Link nothing by similarity of words.")]
DayOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As the record stood on this day (YYYY-MM-DD).")
]


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
    color: Annotated[Color, typer.Option(help="When to colour the output.")] = Color.AUTO,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options for every command stand before the command."""
    context.obj = Settings(folder, plan, color)


@app.command("list")
def list_command(
    context: typer.Context,
    tree: Annotated[bool, typer.Option("--tree", help="Draw which version is based on which.")] = False,
) -> None:
    """List the known versions of each plan.

    With date, authors, parents, how much of each is public, and the counts by status.
    """
    from planvers.commands import listing

    _finish(context, listing.run(_desk(context), tree=tree))


@app.command()
def show(
    context: typer.Context,
    version: VersionName,
    point: Annotated[str | None, typer.Argument(metavar="[POINT]", help="The id or number of a point.")] = None,
) -> None:
    """Show one version, or one point of it.

    With wording, status, stances, sources and lineage.
    """
    from planvers.commands import show as command

    _finish(context, command.run(_desk(context), version, point))


@app.command()
def diff(
    context: typer.Context,
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", help="An id, latest, previous or a file.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="The same.")] = None,
    only: Annotated[
        str | None, typer.Option(metavar="KIND,…", help="Only changes of these kinds, parted by commas.")
    ] = None,
    point: Annotated[list[str] | None, typer.Option(metavar="POINT", help="Only this point (id or number).")] = None,
    topic: TopicOption = None,
    order: Annotated[Order, typer.Option(help="By weight of the change, or by number.")] = Order.IMPORTANCE,
    stat: Annotated[bool, typer.Option("--stat", help="Only the counts.")] = False,
    threshold: ThresholdOption = None,
    no_infer: NoInferOption = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 if the plan changed.")] = False,
) -> None:
    """Show what changed between two versions.

    Point by point, with the words that changed. With one version, it is compared with its
    parent; with none, the newest is.
    """
    from planvers.commands import diff as command
    from planvers.comparing.align import Reasons
    from planvers.progress import Bar

    reasons = Reasons(inferred=not no_infer, threshold=threshold)
    wanted = command.Wanted(only, point or (), topic or (), stat, order is Order.NUMBER, reasons)
    with Bar("matching") as bar:
        answer = command.run(_desk(context, texts_only=True), old, new, wanted, bar.show)
    _finish(context, answer, tell_by_exit_code=exit_code)


@app.command("map")
def map_command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="An id, latest, previous or a file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    pending: Annotated[bool, typer.Option("--pending", help="Only what a person should settle.")] = False,
    threshold: ThresholdOption = None,
    no_infer: NoInferOption = False,
    no_declared: Annotated[bool, typer.Option("--no-declared", help="Leave ids and declared lineage aside.")] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="OLD#POINT", help="What the links of one old point rest on.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Leave with 1 if a person should settle something.")
    ] = False,
    output: Annotated[Output, typer.Option("--format", "-f", help="For people or for programs.")] = Output.TEXT,
) -> None:
    """Map old numbers to new ones, and back.

    With the reason for each link, how sure it is, and what a person should settle.
    """
    from planvers.commands import mapping as command
    from planvers.comparing.align import Reasons
    from planvers.progress import Bar

    reasons = Reasons(not no_declared, not no_infer, threshold)
    wanted = command.Wanted(reasons, pending, explain, output is Output.JSON)
    with Bar("matching") as bar:
        answer = command.run(_desk(context, texts_only=True), old, new, wanted, bar.show)
    _finish(context, answer, tell_by_exit_code=exit_code)


@app.command()
def stance(
    context: typer.Context,
    version: VersionName = "latest",
    party: Annotated[
        str | None, typer.Option(metavar="PARTY", help="The statements behind one party's column.")
    ] = None,
    topic: TopicOption = None,
    as_of: DayOption = None,
) -> None:
    """Show who stands where, and who said so.

    Party by point, as of any day; --party tells the statements behind a column.
    """
    from planvers.commands import stance as command

    _finish(context, command.run(_desk(context), version, party, topic or (), as_of))


@app.command("open")
def open_command(
    context: typer.Context,
    version: VersionName = "latest",
    topic: TopicOption = None,
    as_of: DayOption = None,
) -> None:
    """List what is open and what blocks it.

    With who wants what, who said so, and since when nothing was said.
    """
    from planvers.commands import openpoints

    today = datetime.datetime.now().astimezone().date()
    _finish(context, openpoints.run(_desk(context), version, topic or (), as_of, today))


@app.command()
def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help="Plan folders or version files.")
    ] = None,
) -> None:
    """Check the files; leave with 1 on errors.

    Every fault of every file, and of the rules across them, as path:line:col, in one run.
    """
    from planvers.commands import check as command

    findings = command.run(_desk(context), paths or ())
    write("".join(f"{line}\n" for line in (*findings.problems, findings.closing)))
    if findings.errors:
        raise typer.Exit(_CONDITION_HOLDS)


def main() -> NoReturn:
    """Run the command line and leave. A fault of planvers itself leaves with 70, not with Python's 1."""
    use_utf8()
    # A command lives for a tenth of a second and makes next to no cycles; collecting them costs a twentieth of it.
    gc.disable()
    try:
        app(prog_name="planvers")
    except UnreadableError as fault:
        typer.echo(fault, err=True)
        sys.exit(_TROUBLE)
    except TroubleError as fault:
        typer.echo(f"planvers: error: {fault}", err=True)
        sys.exit(_TROUBLE)
    except OSError as fault:
        typer.echo(f"planvers: error: the system refused: {fault}", err=True)
        sys.exit(_TROUBLE)
    except ClosedPipeError:
        sys.exit(_CLOSED_PIPE)
    except Exception:  # noqa: BLE001 - the one place that may: whatever gets here is a fault of planvers
        import traceback

        traceback.print_exc()
        typer.echo("planvers: internal fault, whatever the input was. Please report the lines above.", err=True)
        sys.exit(_INTERNAL_FAULT)
    sys.exit(0)


def _desk(context: typer.Context, *, texts_only: bool = False) -> "Desk":
    from planvers.desk import Desk
    from planvers.reading.folder import Extent

    chosen: Settings = context.obj
    return Desk(chosen.folder, chosen.plan, _tell_bundled, Extent.TEXTS if texts_only else Extent.RECORD)


def _tell_bundled() -> None:
    typer.echo(
        f"planvers: no plans/ folder here or above; using the plans bundled with planvers {__version__}", err=True
    )


def _finish(context: typer.Context, answer: "Answer", *, tell_by_exit_code: bool = False) -> None:
    """Print an answer as this terminal or pipe can show it, and leave with 1 if that was asked for."""
    from planvers import formats

    chosen: Settings = context.obj
    output = answer.output
    write(output if isinstance(output, str) else formats.get("text").render(output, look(chosen.color)))
    if tell_by_exit_code and answer.condition:
        raise typer.Exit(_CONDITION_HOLDS)
