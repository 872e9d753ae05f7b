"""import and new: version files that are written for somebody to complete."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planvers.cli import completers
from planvers.cli.app import desk, finish, tell
from planvers.cli.commands import sub_app
from planvers.cli.writing import Way
from planvers.model.unseen import pasted, visible
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade
from planvers.trouble import TroubleError

if TYPE_CHECKING:
    from planvers.commands.newfile import Target
    from planvers.model.places import Source
    from planvers.model.problems import Problem

commands = sub_app()


_STANDARD = "-"
_NewId = Annotated[str, typer.Argument(metavar="VERSION", help="The id of the new version.")]
_NewFileOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not into the plan; - is standard output."),
]
_TitleOption = Annotated[str | None, typer.Option(metavar="TEXT", help="What the version is called.")]
_DateOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it became known: a day, or a month or year.")
]
_KindOption = Annotated[VersionKind | None, typer.Option(help="What sort of text it is.")]
_AuthorOption = Annotated[
    list[str] | None,
    typer.Option(metavar="PARTY", help="Who wrote it; may be repeated.", autocompletion=completers.parties),
]
_DisclosureOption = Annotated[Disclosure | None, typer.Option(help="How much of it is publicly known.")]
_WordingOption = Annotated[WordingGrade | None, typer.Option(help="How close this wording is to the document's own.")]
_SourceOption = Annotated[
    list[str] | None,
    typer.Option(metavar="SOURCE", help="An id of sources.yaml; may be repeated.", autocompletion=completers.sources),
]


_TextFile = Annotated[Path, typer.Argument(metavar="FILE", help="A text with numbered points; - is standard input.")]
_AsOption = Annotated[str, typer.Option("--as", metavar="VERSION", help="The id of the new version.")]
_LikeOption = Annotated[
    str | None,
    typer.Option(
        metavar="OLD", help="Take ids and titles from the points of this version.", autocompletion=completers.versions
    ),
]
_BasedOnOption = Annotated[
    list[str] | None,
    typer.Option(metavar="VERSION", help="What it was made from; may be repeated.", autocompletion=completers.versions),
]


@commands.command("import")
def import_text(
    context: typer.Context,
    file: _TextFile,
    version: _AsOption,
    like: _LikeOption = None,
    language: Annotated[
        str, typer.Option(metavar="TAG", help="The language of the text, where it is not that of the plan.")
    ] = "",
    based_on: _BasedOnOption = None,
    title: _TitleOption = None,
    date: _DateOption = None,
    kind: _KindOption = None,
    author: _AuthorOption = None,
    disclosure: _DisclosureOption = None,
    wording: _WordingOption = None,
    source: _SourceOption = None,
    output: _NewFileOption = None,
) -> None:
    """Make a version file of a numbered text.

    Of plain text or Markdown, also as pasted from a PDF. Says what it did; what it cannot place stays
    in the file as a comment, and so does what only a person can know. Overwrites nothing.
    """
    from planvers.commands import importing as command
    from planvers.commands.header import TypedHeader
    from planvers.commands.newfile import target_of

    _check_tag(language)
    at = desk(context, "texts")
    at.heed(like)
    target = target_of(at, version, output)
    header = TypedHeader(title, date, kind, author or (), disclosure, wording, source or ())
    wanted = command.Wanted(version, header, like, language, based_on or ())
    run = partial(command.run, at, _read(file), wanted, target, tell)
    finish(context, run, Way(file=target.file, is_new=True))
    _tell_written(target)


@commands.command()
def new(
    context: typer.Context,
    version: _NewId,
    old: Annotated[
        str,
        typer.Option("--from", metavar="OLD", help="The version that it follows.", autocompletion=completers.versions),
    ],
    drop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="POINT",
            help="This point (id or number) is gone; may be repeated.",
            autocompletion=completers.points_of_old,
        ),
    ] = None,
    renumber: Annotated[bool, typer.Option("--renumber", help="Number the points anew.")] = False,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Carry the texts over.")] = False,
    title: _TitleOption = None,
    date: _DateOption = None,
    kind: _KindOption = None,
    author: _AuthorOption = None,
    disclosure: _DisclosureOption = None,
    wording: _WordingOption = None,
    source: _SourceOption = None,
    output: _NewFileOption = None,
) -> None:
    """Make the file of the next version.

    With the ids, numbers, titles and topics of the points of OLD, and their texts left to fill in; what
    only a person can know stays as comments. Overwrites nothing.
    """
    from planvers.commands import following as command
    from planvers.commands.header import TypedHeader
    from planvers.commands.newfile import target_of
    from planvers.drafting.following import Wishes

    at = desk(context, "texts")
    at.heed(old)
    target = target_of(at, version, output)
    header = TypedHeader(title, date, kind, author or (), disclosure, wording, source or ())
    wanted = command.Wanted(version, old, drop or (), header)
    run = partial(command.run, at, wanted, Wishes(renumbered=renumber, keeps_text=keep_text), target)
    finish(context, run, Way(file=target.file, is_new=True))
    _tell_written(target)


def _check_tag(language: str) -> None:
    from planvers.model.text import is_language_tag

    if language and not is_language_tag(language):
        raise typer.BadParameter(
            f"'{visible(language)}' is not a language tag, such as en or uk", param_hint="'--language'"
        )


def _read(file: Path) -> "Source | Problem":
    from planvers.reading.files import MAX_BYTES, decode, read

    if str(file) == _STANDARD:
        if sys.stdin is None:
            raise TroubleError("standard input is closed", "name a file")
        return decode("standard input", sys.stdin.buffer.read(MAX_BYTES + 1))
    return read(file)


def _tell_written(target: "Target") -> None:
    if target.file is not None:
        from planvers.commands.newfile import is_complete

        file = str(target.file)
        left = "now run" if is_complete(target.file) else "fill in what is marked TODO, then run"
        tell(f"wrote {file}; {left}: planvers check {pasted(file)}")
