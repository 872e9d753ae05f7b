"""Questions gone through one by one: what each answer of a person does, without asking or writing anything."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from planvers.comparing.doubts import Doubt
from planvers.trouble import TroubleError

HELP = (
    "a accept what is proposed · r reject it: the point is new · c ID … choose what it continues instead · "
    "s skip · u undo the last answer · w write the answers so far · q quit"
)
_PARTS = re.compile(r"[\s,]+")


class Given(NamedTuple):
    """What was answered to the doubt at a place: old points by id, none for a new point, None where it was skipped."""

    place: int
    olds: tuple[str, ...] | None


class Stage(StrEnum):
    """What the person is asked for."""

    DOUBT = "doubt"
    CHOICE = "choice"
    WRITING = "writing"


class State(NamedTuple):
    """How far somebody is. `trail` is what was answered and not written yet."""

    place: int = 0
    stage: Stage = Stage.DOUBT
    trail: tuple[Given, ...] = ()

    @property
    def answers(self) -> tuple[Given, ...]:
        """What would be written."""
        return tuple(given for given in self.trail if given.olds is not None)


class Act(StrEnum):
    """What has to be done after an answer."""

    ASK = "ask"
    WRITE = "write"
    WRITE_AND_END = "write_and_end"
    END = "end"


class Step(NamedTuple):
    """What an answer leads to; `told` is a word to the person, and `is_same` says that the doubt was shown already."""

    state: State
    act: Act = Act.ASK
    told: str = ""
    is_same: bool = False


def step(state: State, typed: str, doubts: Sequence[Doubt], known: Callable[[str], str]) -> Step:
    """What a line that was typed leads to. `known` turns the name of an old point into its id, or raises trouble."""
    if state.stage is Stage.WRITING:
        return _at_the_end(state, typed)
    if state.stage is Stage.CHOICE:
        return _chosen(state._replace(stage=Stage.DOUBT), typed, doubts, known)
    key, _, rest = typed.partition(" ")
    if key == "c" and rest.strip():
        return _chosen(state, rest, doubts, known)
    if rest or key not in _KEYS:
        return Step(state, told=HELP, is_same=True)
    return _KEYS[key](state, doubts)


def _at_the_end(state: State, typed: str) -> Step:
    # Who writes on the way with w means the same by it here.
    if typed in ("y", "w"):
        return Step(state, Act.WRITE_AND_END)
    if typed == "n":
        return Step(state._replace(trail=()), Act.END)
    return (
        _undone(state)
        if typed == "u"
        else Step(state, told="y writes the answers, n drops them, u takes back the last one")
    )


def _accepted(state: State, doubts: Sequence[Doubt]) -> Step:
    doubt = doubts[state.place]
    if not doubt.links:
        return Step(state, told="nothing is proposed here: c ID chooses, r says that the point is new", is_same=True)
    return _answered(state, doubt.proposed, doubts)


def _asked_what(state: State, _: Sequence[Doubt]) -> Step:
    return Step(state._replace(stage=Stage.CHOICE), is_same=True)


def _kept(state: State, _: Sequence[Doubt]) -> Step:
    if not state.answers:
        return Step(state, told="there is nothing to write yet", is_same=True)
    return Step(state._replace(trail=()), Act.WRITE, is_same=True)


def _left(state: State, _: Sequence[Doubt]) -> Step:
    return Step(state._replace(stage=Stage.WRITING)) if state.answers else Step(state, Act.END)


def _chosen(state: State, typed: str, doubts: Sequence[Doubt], known: Callable[[str], str]) -> Step:
    try:
        olds = tuple(dict.fromkeys(known(name) for name in _PARTS.split(typed) if name))
    except TroubleError as fault:
        return Step(state, told=str(fault), is_same=True)
    return _answered(state, olds, doubts) if olds else Step(state, is_same=True)


def _answered(state: State, olds: tuple[str, ...] | None, doubts: Sequence[Doubt]) -> Step:
    trail = (*state.trail, Given(state.place, olds))
    is_last = state.place + 1 == len(doubts)
    done = State(state.place + 1, Stage.WRITING if is_last else Stage.DOUBT, trail)
    return Step(done, Act.END if is_last and not done.answers else Act.ASK)


def _undone(state: State) -> Step:
    if not state.trail:
        told = "there is nothing to undo; what was written shows in git diff"
        return Step(state, told=told, is_same=True)
    *trail, last = state.trail
    return Step(State(last.place, Stage.DOUBT, tuple(trail)))


_KEYS: dict[str, Callable[[State, Sequence[Doubt]], Step]] = {
    "a": _accepted,
    "r": lambda state, doubts: _answered(state, (), doubts),
    "c": _asked_what,
    "s": lambda state, doubts: _answered(state, None, doubts),
    "u": lambda state, _: _undone(state),
    "w": _kept,
    "q": _left,
}
