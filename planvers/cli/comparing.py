"""diff and map: two versions compared."""

from enum import StrEnum
from typing import Annotated

import typer

from planvers.cli.app import app, desk, finish
from planvers.cli.options import NoInferOption, Output, ThresholdOption, TopicOption


class Order(StrEnum):
    """How changes are ordered."""

    IMPORTANCE = "importance"
    NUMBER = "number"


@app.command()
def diff(
    context: typer.Context,
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", help="An id, latest, previous or a file.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="The same.")] = None,
    only: Annotated[
        str | None, typer.Option(metavar="KIND,…", help="Only changes of these kinds, parted by commas.")
    ] = None,
    point: Annotated[list[str] | None, typer.Option(metavar="POINT", help="Only this point (id or number).")] = None,
    topic: TopicOption = None,
    order: Annotated[Order, typer.Option(help="By weight of the change, or by number.")] = Order.IMPORTANCE,
    stat: Annotated[bool, typer.Option("--stat", help="Only the counts.")] = False,
    threshold: ThresholdOption = None,
    no_infer: NoInferOption = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 if the plan changed.")] = False,
) -> None:
    """Show what changed between two versions.

    Point by point, with the words that changed. With one version, it is compared with its
    parent; with none, the newest is.
    """
    from planvers.commands import diff as command
    from planvers.comparing.align import Reasons
    from planvers.progress import Bar

    reasons = Reasons(inferred=not no_infer, threshold=threshold)
    wanted = command.Wanted(only, point or (), topic or (), stat, order is Order.NUMBER, reasons)
    with Bar("matching") as bar:
        answer = command.run(desk(context, texts_only=True), old, new, wanted, bar.show)
    finish(context, answer, tell_by_exit_code=exit_code)


@app.command("map")
def map_command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="An id, latest, previous or a file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    pending: Annotated[bool, typer.Option("--pending", help="Only what a person should settle.")] = False,
    threshold: ThresholdOption = None,
    no_infer: NoInferOption = False,
    no_declared: Annotated[bool, typer.Option("--no-declared", help="Leave ids and declared lineage aside.")] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="OLD#POINT", help="What the links of one old point rest on.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Leave with 1 if a person should settle something.")
    ] = False,
    output: Annotated[Output, typer.Option("--format", "-f", help="For people or for programs.")] = Output.TEXT,
) -> None:
    """Map old numbers to new ones, and back.

    With the reason for each link, how sure it is, and what a person should settle.
    """
    from planvers.commands import mapping as command
    from planvers.comparing.align import Reasons
    from planvers.progress import Bar

    reasons = Reasons(not no_declared, not no_infer, threshold)
    wanted = command.Wanted(reasons, pending, explain, output is Output.JSON)
    with Bar("matching") as bar:
        answer = command.run(desk(context, texts_only=True), old, new, wanted, bar.show)
    finish(context, answer, tell_by_exit_code=exit_code)
