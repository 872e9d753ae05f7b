"""Options and arguments that several commands share, or that need more than a line to say."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planvers.cli import completers
from planvers.cli.writing import Format
from planvers.model.text import is_language_tag
from planvers.model.unseen import visible


class FailOn(StrEnum):
    """From which level on alarms count for the exit code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="For people, programs or spreadsheets.")]
FileOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
VersionName = Annotated[
    str,
    typer.Argument(
        metavar="VERSION",
        help="An id, latest, previous or a file, also REV:id.",
        autocompletion=completers.versions,
    ),
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="TOPIC", help="Only points of this topic.", autocompletion=completers.topics),
]
ThresholdOption = Annotated[
    float | None,
    typer.Option(
        metavar="SCORE",
        help="Infer links of this score or more (0 to 1); 0.5, or 0.9 where lineage is declared.",
    ),
]
NoInferOption = Annotated[bool, typer.Option("--no-infer", help="Link nothing by similarity of words.")]
DayOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As the record stood on this day (YYYY-MM-DD).")
]
LanguagesOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG,…", help="Titles and texts in these languages, the best first: uk,en."),
]
OldName = Annotated[
    str | None,
    typer.Argument(
        metavar="[OLD]",
        help="An id, latest, previous or a file, also REV:id.",
        autocompletion=completers.versions,
    ),
]
NewName = Annotated[str | None, typer.Argument(metavar="[NEW]", help="The same.", autocompletion=completers.versions)]
OnlyOption = Annotated[
    str | None,
    typer.Option(
        metavar="KIND,…",
        help="Only these kinds of change or alarms, parted by commas.",
        autocompletion=completers.changes,
    ),
]
PointOption = Annotated[
    list[str] | None,
    typer.Option(metavar="POINT", help="Only this point (id or number).", autocompletion=completers.points),
]
PartyOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PARTY", help="Only what names this party, or what it spoke of.", autocompletion=completers.parties
    ),
]
SidesOption = Annotated[bool, typer.Option("--side-by-side", help="Old and new beside each other, if there is room.")]
FindingsOption = Annotated[
    bool, typer.Option("--findings", help="Only the alarms, one a line, each with its fingerprint.")
]
LevelOption = Annotated[
    list[str] | None, typer.Option(metavar="RULE=LEVEL", help="How loud an alarm is: error, warning, info or off.")
]
FailOnOption = Annotated[FailOn | None, typer.Option(help="Leave with 1 if an alarm is as loud as this or louder.")]


def known_languages(text: str | None) -> tuple[str, ...]:
    """The tags of a list parted by commas; a usage error where one of them is no language tag."""
    tags = tuple(tag.strip() for tag in (text or "").split(",") if tag.strip())
    for tag in tags:
        if not is_language_tag(tag):
            raise typer.BadParameter(f"'{visible(tag)}' is not a language tag, such as en or uk", param_hint="'--lang'")
    if text is not None and not tags:
        raise typer.BadParameter("it names no language; write for example uk,en", param_hint="'--lang'")
    return tags
