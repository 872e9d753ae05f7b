"""What git is told, and asked, about showing the files of plans: its settings, colours and plain differences."""

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from planvers.git.program import NoRepositoryError, run_git
from planvers.trouble import TroubleError

_DIFF, _MERGE = "diff.planvers", "merge.planvers"
# Above a hunk: the entry of a list in a file, or what begins in the first column of its text.
_ABOVE = "^([A-Z].*|[ ]*- id: .*)$"
_YES_OR_NO = (0, 1)
# git merge-file leaves with the number of conflicts, and with more than that in trouble.
_CONFLICTS = range(128)
ATTRIBUTES = (
    "plans/*/versions/*.yaml diff=planvers",
    "plans/*/plan.yaml diff=planvers",
    "plans/*/accepted.yaml diff=planvers",
    "plans/*/statements.yaml diff=planvers merge=planvers",
    "plans/*/sources.yaml diff=planvers merge=planvers",
)
# The same for a .gitattributes in the folder of one plan.
ATTRIBUTES_WITHIN = tuple(row.removeprefix("plans/*/") for row in ATTRIBUTES)


class Setting(NamedTuple):
    """A setting of git: its name, what it is now, and whether it was that before."""

    name: str
    value: str
    is_old: bool = False


def install(folder: Path, program: Sequence[str], *, is_global: bool) -> tuple[Setting, ...]:
    """Set the driver up, run as `program`, for one repository or for all of the user's; trouble outside of one."""
    where = _place(folder, is_global=is_global)
    # git hands programs to a shell, the first two of them followed by its arguments.
    wanted = {
        f"{_DIFF}.command": shlex.join((*program, "diff")),
        f"{_DIFF}.textconv": shlex.join((*program, "text")),
        f"{_DIFF}.xfuncname": _ABOVE,
        f"{_MERGE}.name": "records that both sides appended",
        f"{_MERGE}.driver": shlex.join((*program, "merge", "%O", "%A", "%B", "%L")),
    }
    done = []
    for name, value in wanted.items():
        is_old = run_git(folder, "config", where, "--get-all", name, codes=_YES_OR_NO).text.splitlines() == [value]
        if not is_old:
            run_git(folder, "config", where, "--replace-all", name, value)
        done.append(Setting(name, value, is_old))
    return tuple(done)


def uninstall(folder: Path, *, is_global: bool) -> tuple[str, ...]:
    """Take all settings of the driver back; gives the names of those that there were."""
    where = _place(folder, is_global=is_global)
    found: list[str] = []
    for section in (_DIFF, _MERGE):
        pattern = f"^{section.replace('.', '[.]')}[.]"
        found_here = run_git(folder, "config", where, "--name-only", "--get-regexp", pattern, codes=_YES_OR_NO)
        there = found_here.text.split()
        if there:
            run_git(folder, "config", where, "--remove-section", section)
        found += dict.fromkeys(there)
    return tuple(found)


def wants_colour(folder: Path, *, is_terminal: bool) -> bool:
    """Whether git colours what it shows, on a terminal, through its pager or else."""
    ran = run_git(folder, "config", "--get-colorbool", "color.diff", str(is_terminal).lower(), codes=_YES_OR_NO)
    return ran.text.strip() == "true"


def plain_difference(folder: Path, old: str, new: str) -> Iterator[str]:
    """The lines of two files that differ, in hunks as git shows them, without the names of the files."""
    # An order of files that is set up but not there would be trouble.
    options = ("--no-index", "--no-ext-diff", "--no-textconv", "--no-color", f"-O{os.devnull}")
    out = run_git(folder, "diff", *options, "--", old, new, codes=_YES_OR_NO).text
    is_hunk = False
    for row in out.split("\n"):
        is_hunk = is_hunk or row.startswith("@@")
        if is_hunk and row:
            yield row
    if out and not is_hunk and "Binary files" in out:
        yield "the files are binary, and differ"


def merge_lines(folder: Path, files: tuple[str, str, str], marker_size: str) -> bool:
    """Merge ours, base and theirs into the first of them, line by line as git does; whether no conflict is left."""
    labels = ("-L", "ours", "-L", "before", "-L", "theirs")
    ran = run_git(folder, "merge-file", *labels, f"--marker-size={marker_size}", "--", *files, codes=_CONFLICTS)
    return ran.code == 0


def _place(folder: Path, *, is_global: bool) -> str:
    if is_global:
        return "--global"
    try:
        run_git(folder, "rev-parse", "--git-dir")
    except NoRepositoryError as fault:
        hint = "go into one, or set it up for all of yours with --global"
        raise TroubleError("this is no git repository", hint) from fault
    return "--local"
