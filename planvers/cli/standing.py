"""stance and open: who stands where, and what is not agreed."""

from typing import Annotated

import typer

from planvers.cli.app import app, desk, finish, this_day
from planvers.cli.options import DayOption, TopicOption, VersionName


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

    finish(context, command.run(desk(context), version, party, topic or (), as_of))


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

    finish(context, openpoints.run(desk(context), version, topic or (), as_of, this_day()))
