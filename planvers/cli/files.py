"""check, explain and schema: what is wrong with the files, what a code stands for, what files and JSON hold."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from planvers.cli.app import app, desk, finish, this_day
from planvers.cli.options import FileOption, FormatOption
from planvers.cli.writing import Format, Way


@app.command()
def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help="Plan folders or version files.")
    ] = None,
    stats: Annotated[
        bool, typer.Option("--stats", help="Tell how well the data is sourced, and what falls short.")
    ] = False,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Check the files; leave with 1 on errors.

    Every fault of every file, and of the rules across them, as path:line:col, in one run.
    """
    from planvers.commands import check as command

    run = partial(command.run, desk(context), paths or (), this_day(), stats=stats)
    finish(context, run, Way(form, file), tell_by_exit_code=True)


@app.command()
def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code of an alarm or of a problem.")],
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Tell what an alarm or a problem stands for.

    With an example that raises it, and one that must not.
    """
    from planvers.commands import explain as command

    finish(context, lambda: command.run(code), Way(form, file))


@app.command()
def schema(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A file of a plan or a document; without one, all names.")
    ] = None,
    file: FileOption = None,
) -> None:
    """Print the JSON Schema of a file or document.

    Of each file of a plan, for editors and for programs that write one; of each document that
    --format json writes, and of what it writes in trouble.
    """
    from planvers.commands import schema as command

    finish(context, lambda: command.run(name), Way(file=file))
