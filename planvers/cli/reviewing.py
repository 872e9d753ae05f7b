"""review: what a pull request says, between two revisions of the files."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from planvers.cli.app import Settings, finish, this_day
from planvers.cli.commands import sub_app
from planvers.cli.options import FailOnOption, FileOption, FormatOption
from planvers.cli.writing import Format, Way

# What a comment on GitHub may hold.
commands = sub_app()


_COMMENT = 65_536


@commands.command()
def review(
    context: typer.Context,
    base: Annotated[
        str | None, typer.Argument(metavar="[BASE]", help="A branch, tag or commit; the main branch if none is named.")
    ] = None,
    head: Annotated[
        str | None, typer.Argument(metavar="[HEAD]", help="The same; the working tree if none is named.")
    ] = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="Compare the two as they are, not from where they parted.")
    ] = False,
    findings: Annotated[
        bool, typer.Option("--findings", help="Only what to look at, one a line, each with its fingerprint.")
    ] = False,
    fail_on: FailOnOption = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Markdown of at most so many characters; 0 is no limit.")
    ] = _COMMENT,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Review what was edited in the files of plans.

    Between two revisions in git: versions and statements added, points edited with the words that
    changed, who stands otherwise, what breaks, and what must not happen unseen to a published record.
    """
    from planvers.commands import review as command
    from planvers.model.vocabulary import AlarmLevel

    chosen: Settings = context.obj
    asked = command.Asked(
        base=base,
        head=head,
        direct=direct,
        is_narrowed=chosen.folder is not None,
        plan=chosen.plan,
        fail_on=AlarmLevel(fail_on.value) if fail_on else None,
        findings=findings,
    )
    run = partial(command.run, chosen.folder or Path(), asked, this_day())
    finish(context, run, Way(form, file, is_paged=True, limit=limit))
