"""init, check, explain and schema: a new plan, what is wrong with files, what a code stands for, what files hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish, tell, this_day
from planvers.cli.commands import sub_app
from planvers.cli.options import FileOption, FormatOption
from planvers.cli.writing import Format, Way

if TYPE_CHECKING:
    from planvers.commands import Answer


commands = sub_app()


@commands.command()
def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder, named for the plan.")],
) -> None:
    """Begin a new plan in a new folder.

    With an example that explains each key, and what editors need to complete and check it. The name
    of the folder is the id of the plan. Nothing is overwritten.
    """
    from planvers.commands import init as command

    finish(context, lambda: command.run(folder))


@commands.command()
def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help="Plan folders or version files.")
    ] = None,
    stats: Annotated[
        bool, typer.Option("--stats", help="Tell how well the data is sourced, and what falls short.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="First put right, in the files, what can be right in one way only.")
    ] = False,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Check the files; leave with 1 on errors.

    Every fault of every file, and of the rules across them, as path:line:col, in one run.
    """
    from planvers.commands import check as command

    found = desk(context)

    def run() -> "Answer":
        if fix:
            from planvers.commands.fixing import mend

            for done in mend(found, paths or ()):
                tell(done)
        return command.run(found, paths or (), this_day(), stats=stats)

    finish(context, run, Way(form, file), tell_by_exit_code=True)


@commands.command()
def explain(
    context: typer.Context,
    code: Annotated[
        str,
        typer.Argument(metavar="CODE", help="The code of an alarm or of a problem.", autocompletion=completers.codes),
    ],
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Tell what an alarm or a problem stands for.

    With an example that raises it, and one that must not.
    """
    from planvers.commands import explain as command

    finish(context, lambda: command.run(code), Way(form, file))


@commands.command()
def schema(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A file of a plan or a document; without one, all names.",
            autocompletion=completers.schemas,
        ),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write those of all files of a plan into this folder.")
    ] = None,
    file: FileOption = None,
) -> None:
    """Print the JSON Schema of a file or document.

    Of each file of a plan, for editors and for programs that write one; of each document that
    --format json writes, and of what it writes in trouble. --write renews those of a plan folder.
    """
    from planvers.commands import schema as command

    if folder is not None:
        if name or file:
            raise typer.BadParameter("it writes all files of a plan, and takes nothing else", param_hint="'--write'")
        finish(context, lambda: command.write(folder))
        return
    finish(context, lambda: command.run(name), Way(file=file))
