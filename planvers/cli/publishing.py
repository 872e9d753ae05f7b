"""report: what is known of a version, to be handed on."""

from pathlib import Path
from typing import Annotated

import typer

from planvers.cli.app import app, desk, finish, this_day
from planvers.cli.options import DayOption, VersionName
from planvers.cli.writing import Format, Way


@app.command()
def report(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - is standard output."),
    ],
    version: VersionName = "latest",
    as_of: DayOption = None,
) -> None:
    """Write a report with pictures, as HTML.

    One file that needs nothing else: how points flowed, who stands where, how far the talks have
    come, what is open, what changed, side by side, what happened when, and the sources.
    """
    from planvers.commands import report as command

    way = Way(Format.HTML, None if str(file) == "-" else file)
    finish(context, lambda: command.run(desk(context), version, as_of, this_day()), way)
