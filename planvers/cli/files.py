"""check and explain: what is wrong with the files, and what a code stands for."""

from pathlib import Path
from typing import Annotated

import typer

from planvers.cli.app import app, desk, finish, this_day
from planvers.cli.options import FileOption, FormatOption
from planvers.cli.writing import CONDITION_HOLDS, Format, Way
from planvers.screen import write


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

    findings = command.run(desk(context), paths or (), this_day())
    write("".join(f"{line}\n" for line in (*findings.problems, findings.closing)))
    if findings.errors:
        raise typer.Exit(CONDITION_HOLDS)


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
