"""What is asked of a plan in a case: the arguments of commands, with options of all sorts."""

import random

from runs import Names, runs

from fuzzing.hostile import DATES, NAMES, NUMBERS, text

_FORMATS = ("text", "text", "markdown", "json", "json", "html", "csv", "github", "gitlab")
_WIDTHS = ("1", "20", "40", "80", "300")


def surroundings(chance: random.Random) -> dict[str, str]:
    """Variables of the environment that have a say in what is written."""
    return {"COLUMNS": chance.choice(_WIDTHS), "FORCE_COLOR": chance.choice(("", "", "1"))}


def reading(chance: random.Random, named: Names) -> list[str]:
    """A command that only reads, in any format."""
    arguments = list(chance.choice(runs(named)))
    form = chance.choice(_FORMATS)
    if arguments[0] == "report" and form == "text":
        return arguments
    return [*arguments, "-f", form]


def writing(chance: random.Random, named: Names) -> list[str]:
    """A command that writes into the files of the plan, or makes one."""
    return chance.choice(
        (
            ["check", "--fix"],
            ["settle", named.old, named.new, "--accept-above", chance.choice(("0", "0.5", "0.9"))],
            ["settle", named.old, named.new],
            ["new", "next-one", "--from", named.old, *chance.choice(([], ["--keep-text"], ["--renumber"]))],
            ["new", "next-one", "--from", named.new, "--drop", named.point],
            _statement(chance, named),
        )
    )


def _statement(chance: random.Random, named: Names) -> list[str]:
    given = {
        "--party": named.party,
        "--speaker": text(chance),
        "--date": chance.choice(("2025-03-01", "2025-03", chance.choice(DATES))),
        "--about": chance.choice((named.old, f"{named.new}#{named.point}", chance.choice(NAMES))),
        "--stance": chance.choice(("accepts", "opposes", "nothing")),
        "--summary": text(chance),
        "--basis": "on_record",
        "--source": chance.choice(("gazette", "gazette-0101", "gazette-0101", named.topic)),
    }
    if chance.random() < 0.3:
        del given[chance.choice(sorted(given))]
    # An option does not take a text that begins like one, but for behind a sign.
    return ["add", "statement", *(f"{option}={typed}" for option, typed in given.items())]


def odd(chance: random.Random, named: Names) -> list[str]:
    """Any command with some of its arguments made odd, doubled or left out."""
    arguments = reading(chance, named) if chance.random() < 0.7 else writing(chance, named)
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.randrange(1, len(arguments) + 1)
        way = chance.randrange(4)
        if way == 0:
            arguments = arguments[:at] + arguments[at + 1 :]
        elif way == 1:
            arguments = arguments[:at] + arguments[at - 1 :]
        else:
            typed = chance.choice((*NAMES, *NUMBERS, *DATES, text(chance)[:200], *named))
            arguments = [*arguments[:at], typed, *arguments[at + (way == 2) :]]
    # No argument of a program can hold the sign that ends it. Where something is written is not for chance to say.
    return [item.replace("\0", "") for item in arguments if not item.startswith(("-o", "--ou", "--in", "--wr"))]
