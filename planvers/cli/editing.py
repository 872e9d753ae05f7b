"""settle: what a person decides, written into the file of a version."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import Settings, desk, finish, with_bar
from planvers.cli.commands import sub_app
from planvers.cli.options import ThresholdOption

if TYPE_CHECKING:
    from planvers.commands.settle import Talk

commands = sub_app()


@commands.command()
def settle(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="An id, latest, previous or a file.", autocompletion=completers.versions),
    ],
    new: Annotated[
        str,
        typer.Argument(
            metavar="NEW",
            help="The same; derived_from is written into this version.",
            autocompletion=completers.versions,
        ),
    ],
    accept_above: Annotated[
        float | None,
        typer.Option(metavar="SCORE", help="Ask nothing; accept where each match has this score or more (0 to 1)."),
    ] = None,
    threshold: ThresholdOption = None,
) -> None:
    """Settle what only words link, one by one.

    Each match with its redline and evidence, to accept, reject or correct; then derived_from is
    written into NEW, and not another sign of the file changes.
    """
    from planvers.commands import settle as command

    wanted = command.Wanted(accept_above, threshold)
    run = partial(command.run, desk(context), (old, new), wanted, _talk(context))
    finish(context, lambda: with_bar(run))


def _talk(context: typer.Context) -> "Talk":
    from planvers import formats
    from planvers.asking import ask
    from planvers.commands.settle import Talk
    from planvers.screen import look_of_prompts, tell

    chosen: Settings = context.obj
    writer = formats.get("text")
    return Talk(lambda page: tell(writer.render(page, look_of_prompts(chosen.color))), ask, tell)
