"""Options and arguments that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class Output(StrEnum):
    """What a result is written as."""

    TEXT = "text"
    JSON = "json"


VersionName = Annotated[str, typer.Argument(metavar="VERSION", help="An id, latest, previous or a file.")]
TopicOption = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only points of this topic.")]
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
