"""Arguments and options that several commands have, each described once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from planvers.screen import Color


class Order(StrEnum):
    """How changes are ordered."""

    IMPORTANCE = "importance"
    NUMBER = "number"


class Output(StrEnum):
    """What a result is written as."""

    TEXT = "text"
    JSON = "json"


class Settings(NamedTuple):
    """The options that stand before the command."""

    folder: Path | None = None
    plan: str | None = None
    color: Color = Color.AUTO


VersionName = Annotated[str, typer.Argument(metavar="VERSION", help="An id, latest, previous or a file.")]
TopicOption = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only points of this topic.")]


def _share(value: float | None) -> float | None:
    """A share from 0 to 1. Not min and max of typer, which let «nan» pass."""
    if value is not None and not 0 <= value <= 1:
        raise typer.BadParameter("it must be from 0 to 1")
    return value


ThresholdOption = Annotated[
    float | None,
    typer.Option(
        callback=_share,
        metavar="SCORE",
        help="Infer links of this score or more; by default 0.5, or 0.9 where the files declare lineage.",
    ),
]
NoInferOption = Annotated[bool, typer.Option("--no-infer", help="Link nothing by similarity of words.")]
DayOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As the record stood on this day (YYYY-MM-DD).")
]
