"""settle and add: what a person decides or heard, written into the files of a plan."""

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


adding = sub_app(no_args_is_help=True)
commands.add_typer(adding, name="add")


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


@adding.callback()
def add() -> None:
    """Add a record to a plan."""


@adding.command()
def statement(
    context: typer.Context,
    party: Annotated[
        str | None, typer.Option(metavar="PARTY", help="Who takes the stance.", autocompletion=completers.parties)
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who spoke for the party.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="A day, or a month or year.")] = None,
    date_note: Annotated[str | None, typer.Option(metavar="TEXT", help="What is not certain about it.")] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(metavar="VERSION[#POINT]", help="What it is about.", autocompletion=completers.about),
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(metavar="TOPIC", help="Needed where it is about no version.", autocompletion=completers.topics),
    ] = None,
    stance: Annotated[str | None, typer.Option(metavar="STANCE", help="For example accepts or opposes.")] = None,
    condition: Annotated[str | None, typer.Option(metavar="TEXT", help="For accepts_conditionally.")] = None,
    proposal: Annotated[str | None, typer.Option(metavar="TEXT", help="For counter_proposes.")] = None,
    red_line: Annotated[bool, typer.Option("--red-line", help="The party calls it a red line.")] = False,
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="What was said, in words of your own.")] = None,
    basis: Annotated[str | None, typer.Option(metavar="BASIS", help="How it is known, for example on_record.")] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="SOURCE", help="An id of sources.yaml.")] = None,
    notes: Annotated[str | None, typer.Option(metavar="TEXT", help="What else readers should know.")] = None,
) -> None:
    """Add a statement to statements.yaml.

    With the next free id, at the end of the file; not another sign of it changes. In a terminal
    planvers asks for what is missing.
    """
    from planvers.asking import ask, is_terminal
    from planvers.commands import addstatement as command
    from planvers.screen import tell

    one = {"party": party, "speaker": speaker, "date": date, "date_note": date_note, "topic": topic, "stance": stance}
    one |= {"condition": condition, "proposal": proposal, "summary": summary, "basis": basis, "notes": notes}
    typed = {name: (text,) for name, text in one.items() if text is not None}
    many = {"about": tuple(about or ()), "sources": tuple(source or ())}
    wanted = typed | {name: texts for name, texts in many.items() if texts}
    run = partial(command.run, desk(context), wanted, command.Talk(ask if is_terminal() else None, tell))
    finish(context, partial(run, is_red_line=red_line))


def _talk(context: typer.Context) -> "Talk":
    from planvers import formats
    from planvers.asking import ask
    from planvers.commands.settle import Talk
    from planvers.screen import look_of_prompts, tell

    chosen: Settings = context.obj
    writer = formats.get("text")
    return Talk(lambda page: tell(writer.render(page, look_of_prompts(chosen.color))), ask, tell)
