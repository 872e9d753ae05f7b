"""Plans of any size that mean nothing, for benchmarks: the same for the same numbers."""

import random
from collections.abc import Iterator
from pathlib import Path

WORDS = (
    *("the parties zone border forces energy trade prisoners withdraw verify within days shall may not all".split()),
    *("commission guarantee region harbour exchange statement between monitoring return reconstruction fund".split()),
)
PARTIES = ("north", "south", "east", "west", "league", "union")
STANCES = ("accepts", "opposes", "reserves", "no_position", "accepts_conditionally", "counter_proposes")
HEAD = """\
schema: 1
id: large
title: A large plan
language: en
topics:
- {id: land, name: Land}
- {id: trade, name: Trade}
parties:
"""
SOURCE = '- {id: paper, publisher: The Paper, title: Talks, date: "2025-01-01", language: en, kind: press}\n'


def sentence(chance: random.Random, words: int = 40) -> str:
    """A sentence without a sense."""
    return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()}."


def write_plan(folder: Path, *, versions: int, points: int, statements: int = 0, reworded: int = 5) -> Path:
    """A plan of versions, all but the first based on that one, of which each rewords some points; its folder.

    The statements are spread over the points of the newest version, the parties and the days of a year.
    """
    chance = random.Random(1)
    plan = folder / "plans" / "large"
    (plan / "versions").mkdir(parents=True)
    parties = "".join(f"- {{id: {name}, name: {name.title()}, short: {name[:2].upper()}}}\n" for name in PARTIES)
    (plan / "plan.yaml").write_text(HEAD + parties, "utf-8")
    (plan / "sources.yaml").write_text(f"schema: 1\nsources:\n{SOURCE}", "utf-8")
    first = [sentence(chance) for _ in range(points)]
    for number in range(versions):
        texts = list(first)
        for place in chance.sample(range(points), min(reworded, points) if number else 0):
            texts[place] = sentence(chance)
        name = f"v{number}"
        (plan / "versions" / f"{name}.yaml").write_text(version(name, "v0" if number else "", texts), "utf-8")
    if statements:
        rows = "".join(_statements(chance, f"v{versions - 1}", points, statements))
        (plan / "statements.yaml").write_text(f"schema: 1\nstatements:\n{rows}", "utf-8")
    return plan


def version(name: str, parent: str, texts: list[str]) -> str:
    """The text of a version file with points of these wordings."""
    head = (
        f'schema: 1\nid: {name}\ntitle: Version {name}\ndate: "2025-01-01"\nkind: draft\ndisclosure: full\n'
        f"wording: official\nsources: [paper]\n{f'based_on: [{parent}]' if parent else '# the first'}\npoints:\n"
    )
    points = (
        f'- id: p{number}\n  number: "{number}"\n  title: Point {number}\n  topic: {("land", "trade")[number % 2]}\n'
        f"  text: {text}\n"
        for number, text in enumerate(texts)
    )
    return head + "".join(points)


def _statements(chance: random.Random, about: str, points: int, count: int) -> Iterator[str]:
    for number in range(count):
        stance = STANCES[number % len(STANCES)]
        more = {"accepts_conditionally": "  condition: If so.\n", "counter_proposes": "  proposal: Less.\n"}
        day = f"2025-{number * 12 // count + 1:02}-{number % 28 + 1:02}"
        yield (
            f'- id: st-{number}\n  date: "{day}"\n  party: {chance.choice(PARTIES)}\n  speaker: Speaker {number % 40}\n'
            f"  about: [{about}#p{chance.randrange(points)}]\n  stance: {stance}\n{more.get(stance, '')}"
            f"  summary: {sentence(chance, 12)}\n  basis: on_record\n  sources: [paper]\n"
        )
