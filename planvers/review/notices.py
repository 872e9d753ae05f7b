"""What a reader should look at, of whatever sort: a finding of a rule or a fault of a file, in one form."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from planvers.model.places import Location
from planvers.model.problems import Problem, Severity
from planvers.model.vocabulary import AlarmLevel
from planvers.review.findings import Finding, essence, fingerprint, loudness

_LINE = re.compile(r"\bline [0-9]+\b")


class Notice(NamedTuple):
    """One thing to look at: how grave, the code of its rule, what it is about (or nothing), where, and a sentence.

    `content` is what it rests on. `scope` tells apart what may have the same fingerprint: the version that a finding
    is on, or the words of the line that a fault is in.
    """

    level: AlarmLevel
    code: str
    subject: str
    where: Location
    message: str
    content: tuple[str, ...]
    scope: str = ""

    @property
    def fingerprint(self) -> str:
        """What stands for it wherever in the file it stands."""
        return fingerprint(self.code, *self.content)

    @property
    def sentence(self) -> str:
        """What is said, behind what it is said of."""
        return f"{self.subject}: {self.message}" if self.subject else self.message

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by in the other revision."""
        return self.scope, self.subject, *essence((self.code, *self.content))


def of_finding(finding: Finding, scope: str = "") -> Notice:
    """A finding as a notice."""
    content = (finding.point, *finding.content)
    return Notice(finding.level, finding.rule, finding.point, finding.where, finding.message, content, scope)


def of_problem(problem: Problem, scope: str = "") -> Notice:
    """A fault of a file as a notice; its fingerprint is over its code, file and message, line numbers apart."""
    level = AlarmLevel.ERROR if problem.severity is Severity.ERROR else AlarmLevel.WARNING
    told = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    content = (problem.where.path, _LINE.sub("line", problem.message))
    return Notice(level, problem.code, "", problem.where, told, content, scope)


def ranked(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Notices by level, the gravest first, then by place."""
    return tuple(sorted(notices, key=lambda notice: (loudness(notice.level), notice.where, notice.code)))


def without(notices: Iterable[Notice], before: Iterable[Notice]) -> tuple[tuple[Notice, ...], int]:
    """The notices that were not there before, in their order, and how many were.

    What was there twice may be there twice.
    """
    known = Counter(notice.key for notice in before)
    new: list[Notice] = []
    count = 0
    for notice in notices:
        if known[notice.key]:
            known[notice.key] -= 1
            count += 1
        else:
            new.append(notice)
    return tuple(new), count
