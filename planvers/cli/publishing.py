"""summary and report: what is known of a version, to be published or handed on."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish, this_day, with_bar
from planvers.cli.commands import sub_app
from planvers.cli.options import DayOption, FileOption, FormatOption, LanguagesOption, VersionName, known_languages
from planvers.cli.writing import Format, Way

commands = sub_app()


@commands.command()
def summary(
    context: typer.Context,
    version: VersionName = "latest",
    since: Annotated[
        str | None,
        typer.Option(
            metavar="OLD",
            help="What it is compared with, instead of its first parent.",
            autocompletion=completers.versions,
        ),
    ] = None,
    lang: LanguagesOption = None,
    check: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write nothing; leave with 1 if this file is out of date.")
    ] = None,
    form: FormatOption = Format.MARKDOWN,
    file: FileOption = None,
) -> None:
    """Write a version up as a document to publish.

    How well it is known, what changed, who stands where, what is open, and the sources as footnotes.
    """
    from planvers.commands import summary as command

    if lang is not None:
        context.obj = context.obj._replace(languages=known_languages(lang))
    run = partial(command.run, desk(context), version, since)
    finish(context, lambda: with_bar(run), Way(form, file, current=check))


@commands.command()
def report(
    context: typer.Context,
    version: VersionName = "latest",
    file: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it, needed; - is standard output."),
    ] = None,
    as_of: DayOption = None,
    form: FormatOption = Format.HTML,
) -> None:
    """Write a report with pictures, as HTML.

    One file that needs nothing else: how points flowed, who stands where, how far the talks have
    come, what is open, what changed, side by side, what happened when, and the sources.
    """
    from planvers.commands import report as command

    # In any other form there is no report, and that should be said first.
    if file is None and form is Format.HTML:
        raise typer.BadParameter("a report needs a file; - is standard output", param_hint="'--output' / '-o'")
    way = Way(form, None if str(file) == "-" else file)
    run = partial(command.run, desk(context), version, as_of, this_day(), is_page=form is Format.HTML)
    finish(context, run, way)
