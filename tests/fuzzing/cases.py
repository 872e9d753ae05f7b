"""The kinds of cases, how often each comes, and what is done in one."""

import random
from collections.abc import Callable
from pathlib import Path

from fuzzing import asking, by_bytes, by_events, by_fields, by_git, plans
from fuzzing.judging import judged
from fuzzing.running import no_longer, run
from fuzzing.texts import check_matching, check_page, check_tree, check_wordings, check_yaml, numbered

# The slower of the two parsers of YAML reads these in a blink.
_SHORT = 3_000
Mutate = Callable[[random.Random, plans.Files], plans.Files]


def kind_of(number: int) -> str:
    """What sort of case a number is."""
    # Not from what the case itself draws: its first draw would always be about the same.
    return random.Random(f"kind of {number}").choices(tuple(KINDS), [weight for weight, _ in KINDS.values()])[0]


def play(number: int, folder: Path) -> None:
    """Play a case in a folder for plans; AssertionError, or whatever planvers fails with, if something is wrong.

    The current folder is the one that holds it. Afterwards its files are in it.
    """
    chance = random.Random(f"case {number}")
    KINDS[kind_of(number)][1](chance, folder)


def _mutant(mutate: Mutate) -> Callable[[random.Random, Path], None]:
    def case(chance: random.Random, folder: Path) -> None:
        name, files = plans.any_plan(chance)
        files = mutate(chance, files)
        plans.write(folder, {f"{name}/{path}": content for path, content in files.items()})
        for content in files.values():
            if len(content) < _SHORT and chance.random() < 0.2:
                with no_longer():
                    check_tree(content.decode("utf-8-sig", "replace"))
        variables = asking.surroundings(chance)
        before = ["-C", folder.name]
        asked = [["check", "-f", chance.choice(("json", "text"))]]
        named = plans.names(chance, files)
        is_valid = mutate is by_fields.reworded
        asked += [asking.reading(chance, named) for _ in range(4 if is_valid else chance.choice((1, 1, 2)))]
        if chance.random() < (0.5 if is_valid else 0.15):
            asked.append(asking.writing(chance, named))
        for arguments in asked:
            _ask(before, arguments, variables, chance)
        if asked[-1][0] in ("settle", "new", "add"):
            _ask(before, ["check", "-f", "json"], variables, chance)

    return case


def _arguments(chance: random.Random, folder: Path) -> None:
    """A plan as it stands, and arguments as nobody should type them."""
    name, files = plans.any_plan(chance)
    plans.write(folder, {f"{name}/{path}": content for path, content in files.items()})
    arguments = asking.odd(chance, plans.names(chance, files))
    _ask(["-C", folder.name], arguments, asking.surroundings(chance), chance)


def _import(chance: random.Random, folder: Path) -> None:
    """A text made a version of a plan, which is then read."""
    name, files = plans.any_plan(chance)
    plans.write(folder, {f"{name}/{path}": content for path, content in files.items()})
    content = numbered(chance)
    like = chance.choice(([], ["--like", plans.names(chance, files).old]))
    language = chance.choice(([], [], ["--language", "uk"]))
    arguments = ["import", "-", "--as", "read-in", *like, *language]
    code = _ask(["-C", folder.name], arguments, asking.surroundings(chance), chance, content)
    made = folder / name / "versions" / "read-in.yaml"
    assert made.is_file() == (code == 0), "a file and no success, or the other way round"
    if code == 0:
        ran = run(["-C", folder.name, "check", "-f", "json", str(made)], {})
        judged(ran._replace(arguments=ran.arguments[2:]))
        assert "yaml-" not in ran.out, "what import wrote is not read as it was written"
        assert "hidden-character" not in ran.out, "import wrote what cannot be seen"


def _ask(
    before: list[str], arguments: list[str], variables: dict[str, str], chance: random.Random, typed: bytes = b""
) -> int:
    """The exit code of a command, of which all must hold that does of every one."""
    answers = typed or "\n".join(chance.choices(("y", "n", "s", "u", "1", "2", "?", "", "q", "\x1b"), k=9)).encode()
    ran = run([*before, *arguments], variables, answers)
    # What stands before a command is no part of what is judged.
    judged(ran._replace(arguments=arguments))
    return ran.code


def _pure(check: Callable[[random.Random], None]) -> Callable[[random.Random, Path], None]:
    def case(chance: random.Random, _folder: Path) -> None:
        with no_longer():
            check(chance)

    return case


# The first number is how often a kind comes, compared with the others: what takes little time comes more often.
KINDS: dict[str, tuple[int, Callable[[random.Random, Path], None]]] = {
    "bytes": (18, _mutant(by_bytes.mutated)),
    "events": (15, _mutant(by_events.mutated)),
    "fields": (25, _mutant(by_fields.mutated)),
    "rewordings": (20, _mutant(by_fields.reworded)),
    "arguments": (12, _arguments),
    "import": (6, _import),
    "review": (2, by_git.review),
    "driver": (6, by_git.driver),
    "wordings": (10, _pure(check_wordings)),
    "matching": (3, _pure(check_matching)),
    "pages": (12, _pure(check_page)),
    "yaml": (40, _pure(check_yaml)),
}
