"""What keeps a command from doing its job: told in one line, with what to do, and never with a traceback."""

from collections.abc import Iterable, Sequence

from planvers.model.problems import Problem
from planvers.model.unseen import visible
from planvers.words.sequences import nearest

_FEW = 24


class TroubleError(Exception):
    """Something a user can mend. The message says what is wrong, and the hint in brackets what to do.

    All of it stands on one row, whatever a user typed or a file holds; `several` are messages on a row each.
    """

    def __init__(self, message: str, hint: str = "", *, several: Sequence[str] = ()) -> None:
        told = "\n".join(map(visible, (message, *several)))
        super().__init__(f"{told} ({visible(hint)})" if hint else told)


class UnreadableError(Exception):
    """Plan files with faults that make them unusable; `problems` are all of them, warnings included."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def one_of(what: str, name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The name itself if it is known; trouble that suggests the nearest known name if not."""
    names = list(dict.fromkeys(known))
    if name not in names:
        raise TroubleError(f"there is no {what} '{name}'", suggestion(name, names, otherwise))
    return name


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The nearest known name as a question, or all of them where they are few, or else `otherwise`."""
    names = list(dict.fromkeys(known))
    # One number is not a misspelling of another.
    near = None if name.isdecimal() else nearest(name, names) or _begun(name.casefold(), names)
    if near:
        return f"did you mean '{near}'?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= _FEW else otherwise


def _begun(name: str, names: list[str]) -> str | None:
    """The one known name that is meant but for capitals, or that begins as this one does."""
    found = [known for known in names if name and known.casefold().startswith(name)]
    return found[0] if len(found) == 1 else None
