"""Rules on what is too much: sources that nothing cites, statements that stand there twice, and remarks to work off."""

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from planvers.model.places import Location
from planvers.model.plan import Statement, Version
from planvers.model.problems import Problem, Severity
from planvers.reading.folder import PlanRecords
from planvers.reading.records import Record
from planvers.words.sequences import likeness
from planvers.words.tokens import core, is_word, tokens

# One word in ten may be another: a long summary that was mended is above. In a short one a single word
# may be what sets two statements apart («will not give up the port», «… the bridge»), and is below.
# In the plan for Ukraine no two statements of one occasion share more than a quarter of their words.
NEARLY_THE_SAME = 0.9
_TODO = re.compile(r"^[ \t]*(#[ \t]*TODO\b)", re.MULTILINE)


def nothing_is_left_to_do(record: Record[Version]) -> Iterator[Problem]:
    """Remarks that `planvers import` and `new` leave to a person are gone when that is done; one problem for a file."""
    left = [*_TODO.finditer(record.source.text)] if record.source and "TODO" in record.source.text else []
    if record.source and left:
        text, first = record.source.text, left[0].start(1)
        where = Location(record.path, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
        noun = "a remark marked TODO is" if len(left) == 1 else f"{len(left)} remarks marked TODO are"
        hint = "write what they ask for, or remove them"
        yield Problem("todo-left", where, f"{noun} left", hint, Severity.WARNING)


def sources_are_cited(records: PlanRecords) -> Iterator[Problem]:
    """A source that nothing cites is a leftover, or a claim that lost its source."""
    if records.misnamed or records.unread or any(record.value is None and record.exists for record in records.all()):
        return
    cited = {ref.id for record in records.all() for ref in record.references if ref.kind == "source"}
    for source, where in records.sources.value or ():
        if source.id not in cited:
            yield Problem(
                "source-uncited",
                where,
                f"nothing cites the source '{source.id}'",
                "cite or remove it",
                Severity.WARNING,
            )


def statements_are_made_once(records: PlanRecords) -> Iterator[Problem]:
    """One statement is one entry: twice in the log, it counts as if it had been repeated. The later one is reported."""
    occasions: dict[Hashable, list[Statement]] = {}
    for item in records.statements.value or ():
        about = frozenset(item.about) or item.topic
        occasions.setdefault((item.party, _folded(item.speaker), item.date, about), []).append(item)
    for statements in occasions.values():
        entries = [_Entry(item, _folded(item.summary)) for item in statements] if len(statements) > 1 else []
        for place, entry in enumerate(entries):
            first = next((other.statement for other in entries[:place] if other.says_the_same(entry)), None)
            if first is not None:
                yield Problem(
                    "statement-repeated",
                    entry.statement.where,
                    f"this repeats the statement '{first.id}' (line {first.where.line})",
                    "keep one, with the sources of both; or let each summary say what sets it apart",
                    Severity.WARNING,
                )


class _Entry(NamedTuple):
    """A statement with the words of its summary."""

    statement: Statement
    words: tuple[str, ...]

    def says_the_same(self, other: "_Entry") -> bool:
        """Whether two statements made on one occasion about the same thing say the same.

        They do where their summaries differ in nothing but case, spacing and punctuation; or where
        stance and sources are the same and the summaries share most of their words, in one order.
        """
        one, two = self.statement, other.statement
        if self.words == other.words:
            return True
        is_from_one_place = one.stance is two.stance and set(one.sources) == set(two.sources)
        return is_from_one_place and likeness(self.words, other.words) >= NEARLY_THE_SAME


def _folded(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(core(token) for token in tokens(text.casefold()) if is_word(token))
