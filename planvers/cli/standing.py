"""stance, open and timeline: who stands where, what is not agreed, and what was said when."""

from enum import StrEnum
from typing import Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish, this_day
from planvers.cli.commands import sub_app
from planvers.cli.options import DayOption, FileOption, FormatOption, TopicOption, VersionName
from planvers.cli.writing import Format, Way

commands = sub_app()


class Fold(StrEnum):
    """What the rows of a matrix are folded by."""

    TOPIC = "topic"


@commands.command()
def stance(
    context: typer.Context,
    version: VersionName = "latest",
    party: Annotated[
        str | None,
        typer.Option(
            metavar="PARTY", help="The statements behind one party's column.", autocompletion=completers.parties
        ),
    ] = None,
    topic: TopicOption = None,
    as_of: DayOption = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="OLD",
            help="Only who moved since another version, or a day: from what to what.",
            autocompletion=completers.versions,
        ),
    ] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only what was said of wording that has changed since.")
    ] = False,
    by: Annotated[Fold | None, typer.Option("--by", help="Fold the points of each topic into a row.")] = None,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Show who stands where, and who said so.

    Party by point, as of any day; --party tells the statements behind a column.
    """
    from planvers.commands import stance as command

    wanted = command.Wanted(party, topic or (), as_of, changed_since, stale, by is Fold.TOPIC)
    finish(context, lambda: command.run(desk(context), version, wanted), Way(form, file, is_paged=True))


@commands.command("open")
def open_command(
    context: typer.Context,
    version: VersionName = "latest",
    party: Annotated[
        str | None,
        typer.Option(metavar="PARTY", help="What is open for this party.", autocompletion=completers.parties),
    ] = None,
    topic: TopicOption = None,
    package: Annotated[
        str | None,
        typer.Option(metavar="PACKAGE", help="Only points of this package deal.", autocompletion=completers.packages),
    ] = None,
    as_of: DayOption = None,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """List what is open and what blocks it.

    With who stands on which side, who said so, and since when nothing was said.
    """
    from planvers.commands import openpoints as command

    wanted = command.Wanted(party, topic or (), package, as_of)
    finish(context, lambda: command.run(desk(context), version, wanted, this_day()), Way(form, file, is_paged=True))


@commands.command()
def timeline(
    context: typer.Context,
    party: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTY",
            help="Only statements of this party, and the versions.",
            autocompletion=completers.parties,
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TOPIC", help="Only statements on this topic, and the versions.", autocompletion=completers.topics
        ),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERSION[#POINT]",
            help="Only what is about this version or point.",
            autocompletion=completers.about,
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")] = None,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """List versions and statements by date.

    Oldest first, with what is on record of the making of each version.
    """
    from planvers.commands import timeline as command

    wanted = command.Wanted(party or (), topic or (), about or (), since, until)
    finish(context, lambda: command.run(desk(context), wanted), Way(form, file, is_paged=True))
