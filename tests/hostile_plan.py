"""A plan in which every field that can be free text holds one, made from the shapes of the files themselves.

A field that is new is in it by itself; a kind of value that is new has to be told here what stands for it.
"""

import json
from collections.abc import Iterator
from enum import StrEnum
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

from runs import Names

from planvers.model.vocabulary import Disclosure, Stance, Status
from planvers.reading.accepted_file import ACCEPTANCE, ACCEPTED
from planvers.reading.fields import Field, Shape
from planvers.reading.plan_file import ACTOR, PARTY, PLAN, TOPIC
from planvers.reading.sources_file import SOURCE, SOURCES
from planvers.reading.statements_file import STATEMENTS
from planvers.reading.version_file import EVENT, REPORT, SUBPOINT, VERSION

Record = dict[str, Any]
NAMED = Names("before", "after", "point-1", "north", "border", "package-1", "number")
_VERSIONS = (NAMED.old, "beside", NAMED.new)
# Ids of records, in the order in which these are made; what else has an id is numbered.
_IDS = {PARTY: (NAMED.party, "south"), TOPIC: (NAMED.topic, "trade"), SOURCE: ("paper", "other-paper")}
_SIZES = {ACTOR: 2, REPORT: 2, EVENT: 2, SUBPOINT: 2}
# What a value of each kind is, of those that are no free texts.
_OF_KIND: dict[str, Any] = {
    "true or false": False,
    "a whole number": 9,
    "a date such as 2025-11-23, 2025-11 or 2025": "2025-03-01",
    "a day such as 2025-11-23": "2999-01-01",
    "a web address": "https://example.org/a?b=c&d#e",
    "a language tag": "en",
    "a fingerprint": "0123456789ab",
    "a mapping of the id of a rule to one of error, warning, info, off": {NAMED.code: "warning"},
    "the id of a party": NAMED.party,
    "the id of a topic": NAMED.topic,
    "the id of a source": "paper",
    "the id of a rule": NAMED.code,
}
# Fields on whose values it depends which others there are.
_WORDS: dict[str, type[StrEnum]] = {"status": Status, "stance": Stance}
# Fields that are no free texts to those who use them, whatever the files may hold; None leaves one out.
_FIXED = {"schema": 1, "into": NAMED.point, "package": NAMED.package, "derived_from": None, "based_on": None}
_TEXT, _TEXTS = "text", "text, or a mapping of language tag to text"
_LIST, _CHOICE = "a list, each item ", "one of "


class HostilePlan:
    """Files of a plan whose texts are taken in turn from some, beginning with the one at a place among them."""

    def __init__(self, texts: tuple[str, ...], first: int = 0) -> None:
        self._texts = islice(cycle(texts), first, None)
        self._numbers = count(1)
        self.fields: list[str] = []

    def files(self) -> dict[str, Record]:
        """The content of every file by its name in the folder."""
        files = {
            "plan.yaml": self._record(PLAN) | {"id": "hostile"},
            "sources.yaml": self._record(SOURCES),
            "accepted.yaml": self._record(ACCEPTED),
        }
        versions = {f"versions/{name}.yaml": self._version(place, name) for place, name in enumerate(_VERSIONS)}
        return {**files, **versions, "statements.yaml": self._record(STATEMENTS)}

    def write(self, folder: Path, *, escaped: bool = False) -> None:
        """Put the files into a folder, all but ASCII as escapes if wanted: JSON is YAML, and shows where texts end."""
        for name, record in self.files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(record, ensure_ascii=escaped, indent=1), "utf-8")

    def _version(self, place: int, name: str) -> Record:
        self._numbers = count(1)
        record = self._record(VERSION) | {"id": name, "date": f"2025-01-0{place + 1}", "based_on": []}
        record["disclosure"] = Disclosure.FULL.value
        record["point_count"] = len([point for point in record["points"] if point["status"] != Status.DROPPED])
        if place:
            record["based_on"] = [_VERSIONS[0]]
        return record

    def _records(self, shape: Shape) -> Iterator[Record]:
        """Records of a shape: one for each value that has a say in which other fields there are."""
        deciding = {condition.field.name for condition in shape.conditions} & set(_WORDS)
        if not deciding:
            for place in range(_SIZES.get(shape, len(_IDS.get(shape, ())) or 1)):
                yield self._record(shape, place)
        for name in deciding:
            for place, word in enumerate(islice(_WORDS[name], _SIZES.get(shape))):
                yield self._record(shape, place, name, word)

    def _record(self, shape: Shape, place: int = 0, deciding: str = "", word: StrEnum | None = None) -> Record:
        """One record with all fields that may stand together."""
        forbidden = {
            field.name
            for condition in shape.conditions
            if condition.field.name == deciding and word in condition.values
            for field in condition.forbids
        }
        record = {
            name: word.value if word and name == deciding else self._value(shape, field, place)
            for name, field in shape.fields.items()
            if name not in forbidden
        }
        return {name: value for name, value in record.items() if value is not None}

    def _value(self, shape: Shape, field: Field[Any], place: int) -> Any:  # noqa: ANN401 - what JSON takes
        name = field.name
        if name in _FIXED or (shape is ACCEPTANCE and name == "point"):
            return _FIXED.get(name, NAMED.point)
        if name == "id":
            number = next(self._numbers) if shape is SUBPOINT else place
            return [*_IDS.get(shape, ()), f"{shape.what}-{number}"][: place + 1][-1]
        if name == "number":
            return f"{self._text(shape, name)} {next(self._numbers)}"
        if name == "about":
            return [NAMED.new, f"{NAMED.new}#point-{place}"]
        return self._of_kind(shape, field, field.kind.name)

    def _of_kind(self, shape: Shape, field: Field[Any], kind: str) -> Any:  # noqa: ANN401 - what JSON takes
        if kind.startswith(_LIST):
            shapes = field.kind.shapes
            return [*self._records(shapes[0])] if shapes else [self._of_kind(shape, field, kind.removeprefix(_LIST))]
        if kind.startswith(_CHOICE):
            return kind.removeprefix(_CHOICE).split(", ")[0]
        if kind == _TEXT:
            return self._text(shape, field.name)
        if kind == _TEXTS:
            return {tag: self._text(shape, field.name) for tag in ("en", "uk")}
        return _OF_KIND[kind]

    def _text(self, shape: Shape, name: str) -> str:
        self.fields.append(f"{shape.what}.{name}")
        return next(self._texts)
