"""A person settles what only words link, and derived_from is written where it belongs, and nothing else changes."""

import io
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Golden, Ran, Run
from planvers.comparing.align import Method, align
from planvers.library import load_plan

HEAD = """\
schema: 1
id: {name}
title: The {name} text
date: {date}
kind: draft
disclosure: full
wording: official
{more}points:
"""
OLD_POINTS = """\
- {id: forces, number: "1", text: The armed forces are limited to 90 000 soldiers in peacetime.}
- {id: prisoners, number: "2", text: Prisoners of war are exchanged in full within sixty days.}
- {id: harbours, number: "3", text: All harbours stay open to merchant ships of every flag.}
- {id: duties, number: "4", text: Customs duties on grain are abolished.}
"""
NEW_POINTS = """\
# The points, as published.
- {id: army, number: "1", text: "In peacetime the armed forces keep at most 60 000 soldiers."} # 60 000!
- id: exchange   # was it point 2?
  number: '2'
  text: >-
    Prisoners of war are exchanged within ninety days.

  # nobody said more
  sources: [gazette]
- id: harbours
  number: "3"
  text: All harbours stay open to merchant ships of every flag.

- id: grain
  number: "4"
  text: Customs duties on all grain are abolished
    for ten years.
"""
OTHERS = {
    "plan.yaml": "schema: 1\nid: sea\ntitle: The sea\nlanguage: en\nparties:\n- {id: north, name: North, short: N}\n"
    "topics:\n- {id: sea, name: The sea}\n",
    "sources.yaml": "schema: 1\nsources:\n- {id: gazette, publisher: The Gazette, title: The talks, kind: press, "
    "language: en}\n",
}
Settle = Callable[..., Ran]


@pytest.fixture
def sea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The new version of a plan with two, of which words link three points; the current folder holds plans/."""
    folder = tmp_path / "plans" / "sea"
    (folder / "versions").mkdir(parents=True)
    for name, text in OTHERS.items():
        (folder / name).write_text(text, "utf-8")
    old = HEAD.format(name="old", date="2020-01-01", more="")
    new = HEAD.format(name="new", date="2020-02-01", more="based_on: [old]\n")
    (folder / "versions" / "old.yaml").write_text(old + OLD_POINTS, "utf-8")
    file = folder / "versions" / "new.yaml"
    file.write_text(new + NEW_POINTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return file


@pytest.fixture
def settle(run: Run, monkeypatch: pytest.MonkeyPatch) -> Settle:
    """Runs settle with lines typed."""

    def settled(*typed: str, arguments: tuple[str, ...] = ("old", "new")) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{row}\n" for row in typed)))
        return run("settle", *arguments)

    return settled


def added(before: str, after: str) -> list[str]:
    """What came in, row by row, where no other row changed; of a row in braces, the row."""
    rows = before.splitlines()
    return [row for row in after.splitlines() if row not in rows]


ARMY = (
    '- {id: army, number: "1", text: "In peacetime the armed forces keep at most 60 000 soldiers.", derived_from: [%s]}'
    " # 60 000!"
)
WRITTEN = re.compile(rb", derived_from: \[[^]]*\]| {2}derived_from: \[[^]]*\]\r?\n")
SCRIPTS: dict[str, tuple[list[str], list[str]]] = {
    "accept all": (["a", "a", "a", "y"], [ARMY % "forces", "  derived_from: [prisoners]", "  derived_from: [duties]"]),
    "reject": (["r", "s", "s", "y"], [ARMY % ""]),
    "choose by number and id": (["s", "c 2, duties", "s", "y"], ["  derived_from: [prisoners, duties]"]),
    "choose when asked": (["s", "s", "c", "2", "y"], ["  derived_from: [prisoners]"]),
    "choose nothing after all": (["s", "c", "", "a", "s", "y"], ["  derived_from: [prisoners]"]),
    "undo": (["a", "u", "r", "u", "s", "a", "q", "y"], ["  derived_from: [prisoners]"]),
    "undo at the end": (["s", "s", "a", "u", "r", "y"], ["  derived_from: []"]),
    "write and go on": (["a", "w", "a", "w", "s", "y"], [ARMY % "forces", "  derived_from: [prisoners]"]),
    "what was written stays": (["a", "w", "u", "a", "q", "n"], [ARMY % "forces"]),
    "w at the end": (["s", "a", "s", "w"], ["  derived_from: [prisoners]"]),
    "drop": (["a", "a", "q", "n"], []),
    "quit at once": (["q"], []),
    "skip all": (["s", "s", "s"], []),
    "nothing typed": ([], []),
    "mistaken": (["x", "w", "u", "a b", "c nowhere", "", "s", "a", "q", "?", "y"], ["  derived_from: [prisoners]"]),
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("style", ["lf", "crlf", "mark"])
def test_what_is_typed_is_what_is_written(script: str, style: str, sea: Path, settle: Settle) -> None:
    typed, wanted = SCRIPTS[script]
    before = sea.read_text("utf-8")
    if style != "lf":
        encoded = before.replace("\n", "\r\n") if style == "crlf" else f"\ufeff{before}"
        sea.write_bytes(encoded.encode("utf-8"))
    raw = sea.read_bytes()
    ran = settle(*typed)
    assert ran.code == 0, ran.err
    assert added(before, sea.read_bytes().decode("utf-8-sig")) == wanted
    # Line ends and the mark too: taking out what came in gives back the file.
    assert WRITTEN.sub(b"", sea.read_bytes()) == raw
    assert ("Nothing was written." in ran.out) == (not wanted)


def test_what_was_settled_is_declared(sea: Path, settle: Settle, run: Run) -> None:
    ran = settle("a", "r", "a", "y")
    assert ran.out.startswith("3 points settled in plans/sea/versions/new.yaml\n")
    assert "planvers map old new --pending" in ran.out
    plan = load_plan(sea.parent.parent)
    links = align(plan.version("old"), plan.version("new"), plan).links
    assert {(link.old, link.new, link.method) for link in links} == {
        ("forces", "army", Method.DECLARED),
        ("harbours", "harbours", Method.ID),
        ("duties", "grain", Method.DECLARED),
    }
    assert run("check", sea).code == 0
    again = settle()
    assert "nothing is left for a person to settle" in again.err


def test_what_a_person_is_shown(sea: Path, settle: Settle, golden: Golden) -> None:
    assert sea.exists()
    ran = settle("a", "s", "r", "y")
    golden("settle.txt", f"{ran.err}\n=====\n{ran.out}")


@pytest.mark.parametrize(
    ("score", "names"), [("0", "army exchange grain"), ("0.5", "army exchange grain"), ("1", "")], ids=str
)
def test_accepting_above_a_score_asks_nothing(score: str, names: str, sea: Path, settle: Settle) -> None:
    ran = settle(arguments=("old", "new", "--accept-above", score))
    assert ran.code == 0
    assert [name for name in ("army", "exchange", "harbours", "grain") if f"{name}  derived_from" in ran.out] == (
        names.split()
    )
    assert sea.read_text("utf-8").count("derived_from") == len(names.split())
    assert "accept · " not in ran.err


def test_the_end_of_input_writes_nothing_and_says_so(sea: Path, settle: Settle) -> None:
    before = sea.read_bytes()
    ran = settle("a", "a")
    assert (ran.code, sea.read_bytes()) == (2, before)
    assert "the input ended; 2 answers dropped, nothing was written" in ran.err


def test_an_interruption_writes_nothing(sea: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def readline(self, _: int | None = -1) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    before = sea.read_bytes()
    monkeypatch.setattr(sys, "stdin", Interrupted())
    assert (run("settle", "old", "new").code, sea.read_bytes()) == (130, before)


def test_a_file_that_somebody_else_changed_is_not_written_over(
    sea: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "planvers.commands.settle.with_lineage", lambda source, _: (sea.write_text("theirs"), source)[1]
    )
    monkeypatch.setattr("planvers.commands.settle.all_continued", lambda *_: set())
    ran = settle("r", "q", "y")
    assert ran.code == 2
    assert "was changed while this was going on; nothing was written" in ran.err
    assert sea.read_text() == "theirs"


@pytest.mark.parametrize("name", ["new", "old"])
def test_a_version_that_goes_away_meanwhile_is_told(
    name: str, sea: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["r", "q", "y"])

    class Answers(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            answer = next(typed)
            if answer == "y":
                (sea.parent / f"{name}.yaml").unlink()
            return f"{answer}\n"

    monkeypatch.setattr(sys, "stdin", Answers())
    ran = run("settle", "old", "new")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert "was changed while this was going on" in ran.err if name == "new" else "old" in ran.err


@pytest.mark.slow
def test_many_answers_are_written_at_once(sea: Path, settle: Settle) -> None:
    # Reading the text back for each of them would take half a minute.
    count = 400
    old = "".join(f'- {{id: o{n}, number: "{n}", text: {_sentence(n)} of the north.}}\n' for n in range(count))
    new = "".join(f'- id: n{n}\n  number: "{n}"\n  text: {_sentence(n)} of the south.\n' for n in range(count))
    (sea.parent / "old.yaml").write_text(HEAD.format(name="old", date='"2025-01-01"', more="") + old, "utf-8")
    sea.write_text(HEAD.format(name="new", date='"2025-02-01"', more="based_on: [old]\n") + new, "utf-8")
    ran = settle(arguments=("old", "new", "--accept-above", "0"))
    assert ran.code == 0, ran.err
    assert sea.read_text("utf-8").count("derived_from: [o") == count


def _sentence(number: int) -> str:
    chance = random.Random(number)
    return " ".join("".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(8))


@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.replace"])
def test_a_crash_leaves_the_old_file_whole(
    moment: str, sea: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sea.read_bytes()

    def crash(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(moment, crash)
    assert settle("a", "q", "y").code == 70
    assert sea.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("new", "old"), "of it (old is the earlier one: planvers settle old new)"),
        (("new", "new"), "new is not based on new, so derived_from cannot name points of it (name two versions: "),
        (("HEAD:old", "new"), "error: "),
        (("old", "new", "--accept-above", "7"), "7.0 is not a score"),
    ],
    ids=["other way round", "the same", "revision", "no score"],
)
def test_what_cannot_be_settled(arguments: tuple[str, ...], why: str, sea: Path, settle: Settle) -> None:
    before = sea.read_bytes()
    ran = settle("a", "q", "y", arguments=arguments)
    assert ran.code == 2
    assert why in ran.err
    assert sea.read_bytes() == before


def test_the_plans_that_come_with_the_program_are_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = settle("q", arguments=("us-28", "e3-counter"))
    assert ran.code == 2
    assert "the plans that come with planvers are not written to" in ran.err


def test_what_a_point_continues_by_its_id_is_kept(sea: Path, settle: Settle) -> None:
    text = sea.read_text("utf-8")
    merged = "every flag. Customs duties on grain are abolished.\n"
    sea.write_text(text[: text.index("\n- id: grain") + 1].replace("every flag.\n", merged), "utf-8")
    ran = settle("s", "s", "a", "y")
    assert ran.code == 0, ran.err
    assert "harbours  derived_from: [harbours, duties]" in ran.out


@pytest.mark.usefixtures("sea")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("a", "a", "a", "y"), ""),
        (("r", "a", "a", "y"), "1 point of old without a counterpart"),
        (("c 2", "a", "a", "y"), "1 point of old without a counterpart"),
        (("c 1 2", "r", "r", "y"), "1 point of old without a counterpart"),
        (("r", "r", "r", "y"), "3 points of old without a counterpart"),
        (("r", "r", "r", "n"), ""),
    ],
)
def test_what_no_answer_can_settle_is_told_at_the_end(
    typed: tuple[str, ...], told: str, settle: Settle, run: Run
) -> None:
    shown = [row for row in settle(*typed).err.splitlines() if "not asked about" in row]
    assert shown == ([f"not asked about: {told}; planvers map old new --pending shows what comes near"] if told else [])
    # Read again, the files leave the same points over.
    again = run("settle", "old", "new", "--accept-above", "1").err
    assert "0 points left to a person: no match" not in again
    assert re.findall(r"\d points? of old", again) == re.findall(r"\d points? of old", told)


def test_a_link_that_the_words_contradict_is_told(sea: Path, settle: Settle) -> None:
    text = sea.read_text("utf-8").replace("id: exchange ", "id: forces ")
    sea.write_text(text, "utf-8")
    assert "not asked about: 1 point of old without a counterpart and 2 links of the files" in settle("q").err
