"""diff, map and history: two versions compared, and one point through all of them."""

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish, this_day, with_bar
from planvers.cli.commands import sub_app
from planvers.cli.options import (
    FailOnOption,
    FileOption,
    FindingsOption,
    FormatOption,
    LevelOption,
    NewName,
    NoInferOption,
    OldName,
    OnlyOption,
    PartyOption,
    PointOption,
    SidesOption,
    ThresholdOption,
    TopicOption,
)
from planvers.cli.writing import Format, Way

commands = sub_app()


class Order(StrEnum):
    """How changes are ordered."""

    IMPORTANCE = "importance"
    NUMBER = "number"


@commands.command()
def diff(
    context: typer.Context,
    old: OldName = None,
    new: NewName = None,
    only: OnlyOption = None,
    point: PointOption = None,
    topic: TopicOption = None,
    party: PartyOption = None,
    order: Annotated[Order, typer.Option(help="By weight of the change, or by number.")] = Order.IMPORTANCE,
    stat: Annotated[bool, typer.Option("--stat", help="Only the counts.")] = False,
    side_by_side: SidesOption = False,
    findings: FindingsOption = False,
    level: LevelOption = None,
    threshold: ThresholdOption = None,
    no_infer: NoInferOption = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 if the plan changed.")] = False,
    fail_on: FailOnOption = None,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Show what changed between two versions.

    Point by point, what matters most first, with the words that changed and an alarm where their
    meaning did. With one version, it is compared with its parent; with none, the newest is.
    """
    from planvers.commands import diff as command
    from planvers.comparing.align import Reasons
    from planvers.model.vocabulary import AlarmLevel
    from planvers.views.changes import Form

    wanted = command.Wanted(
        only,
        point or (),
        topic or (),
        party or (),
        Form(stat, order is Order.NUMBER, side_by_side),
        Reasons(inferred=not no_infer, threshold=threshold),
        level or (),
        AlarmLevel(fail_on.value) if fail_on else None,
        findings,
    )
    run = partial(command.run, desk(context, "ledger"), (old, new), wanted, this_day())
    finish(context, lambda: with_bar(run), Way(form, file, is_paged=True), tell_by_exit_code=exit_code)


@commands.command("map")
def map_command(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="An id, latest, previous or a file, also REV:id.",
            autocompletion=completers.versions,
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.", autocompletion=completers.versions)],
    pending: Annotated[bool, typer.Option("--pending", help="Only what a person should settle.")] = False,
    threshold: ThresholdOption = None,
    no_infer: NoInferOption = False,
    no_declared: Annotated[bool, typer.Option("--no-declared", help="Leave ids and declared lineage aside.")] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="OLD#POINT",
            help="What the links of one old point rest on.",
            autocompletion=completers.version_points,
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Leave with 1 if a person should settle something.")
    ] = False,
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Map old numbers to new ones, and back.

    With the reason for each link, how sure it is, and what a person should settle.
    """
    from planvers.commands import mapping as command
    from planvers.comparing.align import Reasons

    reasons = Reasons(not no_declared, not no_infer, threshold)
    wanted = command.Wanted(reasons, pending, explain)

    run = partial(command.run, desk(context, "texts"), old, new, wanted)
    finish(context, lambda: with_bar(run), Way(form, file, is_paged=True), tell_by_exit_code=exit_code)


@commands.command()
def history(
    context: typer.Context,
    point: Annotated[
        str,
        typer.Argument(
            metavar="POINT",
            help="An id, or a number with its version: us-28#6.",
            autocompletion=completers.version_points,
        ),
    ],
    form: FormatOption = Format.TEXT,
    file: FileOption = None,
) -> None:
    """Tell the life of one point.

    Through all versions and forks: names and numbers, each rewording, merges and splits, status,
    who said what, and where nothing is public.
    """
    from planvers.commands import history as command

    run = partial(command.run, desk(context), point)
    finish(context, lambda: with_bar(run), Way(form, file, is_paged=True))
