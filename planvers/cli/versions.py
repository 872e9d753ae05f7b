"""list and show: what versions there are, and what stands in one."""

from typing import Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish
from planvers.cli.commands import sub_app
from planvers.cli.options import FileOption, FormatOption, VersionName
from planvers.cli.writing import Format, Way

commands = sub_app()


@commands.command("list")
def list_command(
    context: typer.Context,
    tree: Annotated[bool, typer.Option("--tree", help="Draw which version is based on which.")] = False,
    status: Annotated[
        bool, typer.Option("--status", help="Table how many points were agreed, bracketed or open in each.")
    ] = False,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """List the known versions of each plan.

    With date, authors, parents, how much of each is public, and the counts by status.
    """
    from planvers.commands import listing

    finish(context, lambda: listing.run(desk(context), tree=tree, status=status), Way(form, file))


@commands.command()
def show(
    context: typer.Context,
    version: VersionName,
    point: Annotated[
        str | None,
        typer.Argument(
            metavar="[POINT]", help="The id or number of a point.", autocompletion=completers.points_of_version
        ),
    ] = None,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Show one version, or one point of it.

    With wording, status, stances, sources and lineage.
    """
    from planvers.commands import show as command

    finish(context, lambda: command.run(desk(context), version, point), Way(form, file, is_paged=True))
