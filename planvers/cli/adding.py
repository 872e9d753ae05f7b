"""add: what somebody heard, written into the files of a plan."""

from functools import partial
from typing import Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish, this_day
from planvers.cli.commands import sub_app

commands = sub_app()
adding = sub_app(no_args_is_help=True)
commands.add_typer(adding, name="add")

_PartyOption = Annotated[
    str | None, typer.Option(metavar="PARTY", help="Who takes the stance.", autocompletion=completers.parties)
]
_AboutOption = Annotated[
    list[str] | None,
    typer.Option(metavar="VERSION[#POINT]", help="What it is about.", autocompletion=completers.about),
]
_TopicOption = Annotated[
    str | None,
    typer.Option(metavar="TOPIC", help="Needed where it is about no version.", autocompletion=completers.topics),
]
_StanceOption = Annotated[
    str | None,
    typer.Option(metavar="STANCE", help="For example accepts or opposes.", autocompletion=completers.stances),
]
_BasisOption = Annotated[
    str | None,
    typer.Option(metavar="BASIS", help="How it is known, for example on_record.", autocompletion=completers.bases),
]
_SourceOption = Annotated[
    list[str] | None,
    typer.Option(metavar="SOURCE", help="An id of sources.yaml.", autocompletion=completers.sources),
]
_IdOption = Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id, instead of the next free number.")]


@adding.callback()
def add() -> None:
    """Add a record to a plan."""


@adding.command()
def statement(
    context: typer.Context,
    party: _PartyOption = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who spoke for the party.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="A day, or a month or year.")] = None,
    date_note: Annotated[str | None, typer.Option(metavar="TEXT", help="What is not certain about it.")] = None,
    about: _AboutOption = None,
    topic: _TopicOption = None,
    stance: _StanceOption = None,
    condition: Annotated[str | None, typer.Option(metavar="TEXT", help="For accepts_conditionally.")] = None,
    proposal: Annotated[str | None, typer.Option(metavar="TEXT", help="For counter_proposes.")] = None,
    red_line: Annotated[bool, typer.Option("--red-line", help="The party calls it a red line.")] = False,
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="What was said, in words of your own.")] = None,
    basis: _BasisOption = None,
    source: _SourceOption = None,
    notes: Annotated[str | None, typer.Option(metavar="TEXT", help="What else readers should know.")] = None,
    name: _IdOption = None,
) -> None:
    """Add a statement to statements.yaml.

    With the next free id, at the end of the file; not another sign of it changes. In a terminal
    planvers asks for what is missing.
    """
    from planvers.asking import ask, is_terminal
    from planvers.commands import addstatement as command
    from planvers.commands.statement_fields import Talk
    from planvers.screen import tell
    from planvers.typed import as_typed

    one = {
        "id": name,
        "party": party,
        "speaker": speaker,
        "date": date,
        "date_note": date_note,
        "topic": topic,
        "stance": stance,
    }
    one |= {"condition": condition, "proposal": proposal, "summary": summary, "basis": basis, "notes": notes}
    typed = {name: (as_typed(text),) for name, text in one.items() if text is not None}
    many = {"about": tuple(about or ()), "sources": tuple(source or ())}
    wanted = typed | {name: texts for name, texts in many.items() if texts}
    run = partial(command.run, desk(context), wanted, Talk(ask if is_terminal() else None, tell))
    finish(context, partial(run, this_day(), is_red_line=red_line))
