"""summary: what is known of a version, as a document to publish."""

from pathlib import Path
from typing import Annotated

import typer

from planvers.cli.app import app, desk, finish, with_bar
from planvers.cli.options import FileOption, FormatOption, VersionName
from planvers.cli.writing import Format, Way


@app.command()
def summary(
    context: typer.Context,
    version: VersionName = "latest",
    since: Annotated[
        str | None, typer.Option(metavar="OLD", help="What it is compared with, instead of its first parent.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write nothing; leave with 1 if this file is out of date.")
    ] = None,
    form: FormatOption = Format.MARKDOWN,
    file: FileOption = None,
) -> None:
    """Write a version up as a document to publish.

    How well it is known, what changed, who stands where, what is open, and the sources as footnotes.
    """
    from functools import partial

    from planvers.commands import summary as command

    run = partial(command.run, desk(context), version, since)
    finish(context, lambda: with_bar(run), Way(form, file, current=check))
