"""What git shows of one file of a plan: its text to compare line by line, and what was edited between two of it.

git runs this for each file, so little is imported, and whatever a file holds there is something to show.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planvers.model.problems import Problem
from planvers.model.unseen import visible
from planvers.reading.characters import hidden_problems
from planvers.reading.files import read, rows, sort_of
from planvers.trouble import TroubleError

if TYPE_CHECKING:
    from planvers.reading.folder import PlanRecords
    from planvers.views.edited_file import FileNames
    from planvers.views.page import Line, Page

_NOTHING = "/dev/null"
_NO_PLAN, _EMPTY = "this is no file of a plan", "it is empty"
# Path, then file, id and mode of both sides; of a renamed file also its new name, and what git says of that.
_BOTH, _RENAMED = 7, 9


class Shown(NamedTuple):
    """What was edited in a file: a page, and the lines of a plain difference where the page cannot say it."""

    page: "Page"
    plain: tuple["Line", ...] = ()


class Handed(NamedTuple):
    """What git hands over for one file: its name before and now, where both contents are, and their modes."""

    path: str
    new_path: str
    old: str
    new: str
    old_mode: str
    new_mode: str

    def names(self) -> "FileNames":
        """The name, and what became of the file as a whole."""
        from planvers.views.edited_file import FileNames

        remarks = []
        if self.path != self.new_path:
            remarks.append(f"renamed from {visible(self.path)}")
        if self.old == _NOTHING:
            remarks.append("new file")
        elif self.new == _NOTHING:
            remarks.append("removed")
        elif self.old_mode != self.new_mode:
            remarks.append(f"mode {self.old_mode} → {self.new_mode}")
        return FileNames(visible(self.new_path), tuple(remarks))


def handed(arguments: Sequence[str]) -> Handed:
    """The arguments of an external diff command as git gives them; trouble if they are not."""
    if len(arguments) not in (_BOTH, _RENAMED):
        raise TroubleError("git hands over seven or nine arguments here", "planvers git-driver --install sets it up")
    path, old, _, old_mode, new, _, new_mode = arguments[:_BOTH]
    return Handed(path, arguments[_BOTH] if len(arguments) == _RENAMED else path, old, new, old_mode, new_mode)


def text_of(path: str) -> str:
    """The text of a file for git to compare, a line a sentence; or the file as it is, below a line that says why."""
    found = read(Path(path))
    if isinstance(found, Problem):
        return as_it_is(path, found.message)
    why = _NO_PLAN if found.text.strip() else _EMPTY
    if sort_of(found.text):
        from planvers.reading.yamltree import Mapping, parse

        # The parsers disagree on hidden characters, so they must not see them.
        problem = next(hidden_problems(found), None)
        tree = None if problem else parse(found)
        problem = problem or next(iter(tree.problems if tree else ()), None)
        if tree and not problem and isinstance(tree.root, Mapping):
            from planvers.views.file_text import file_text

            return file_text(tree.root)
        why = _told(problem) if problem else _NO_PLAN
    return as_it_is(path, why)


def as_it_is(path: str, why: str) -> str:
    """Whatever a file holds, below a line that says why it is shown like this."""
    return "".join(f"{row}\n" for row in (f"# planvers shows this file as it is: {visible(why)}", *rows(Path(path))))


def edited(arguments: Sequence[str]) -> Shown:
    """What was edited in the file that git hands over."""
    from planvers.edits.plans import plan_edits
    from planvers.views.edited_file import edited_file_page

    given = handed(arguments)
    sides = []
    for when, file, mode in (("before", given.old, given.old_mode), ("now", given.new, given.new_mode)):
        side = _records(file, mode)
        if isinstance(side, str):
            return plain(given, f"shown line by line; {when}: {side}")
        sides.append(side)
    edits = plan_edits(*sides)
    if edits.is_empty:
        return plain(given, "shown line by line: the edits change nothing that a plan records")
    return Shown(edited_file_page(given.names(), edits))


def plain(given: Handed, why: str) -> Shown:
    """The lines that differ, with why nothing better is shown."""
    from planvers.git.driver import plain_difference
    from planvers.views.edited_file import file_page, plain_rows

    found = plain_difference(Path(), given.old, given.new)
    return Shown(file_page(given.names(), visible(why)), plain_rows(map(visible, found)))


def _records(file: str, mode: str) -> "PlanRecords | str | None":
    """The records of one side, None where it has no such file, or why they cannot be told."""
    from planvers.reading.lone import fault, read_lone

    if file == _NOTHING:
        return None
    if not mode.startswith("100"):
        return "this is not a file"
    found = read(Path(file))
    if isinstance(found, Problem):
        return found.message
    sort = sort_of(found.text)
    if sort is None:
        return _NO_PLAN if found.text.strip() else _EMPTY
    records = read_lone(found, sort)
    problem = fault(found, records)
    return _told(problem) if problem else records


def _told(problem: Problem) -> str:
    """A fault by its line: the file is git's, and has a name that says nothing."""
    return f"{problem.message} in line {problem.where.line} [{problem.code}]"
