"""The step that reviews: what it finds goes to the step summary, onto lines, into outputs and into files.

Of what a pull request says nothing is logged but annotations, which planvers escapes: the log is read for commands.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from runner import LONGEST_COMMENT, LONGEST_SUMMARY, MARKER, add_outputs, add_summary, tell

_LEVELS = ("error", "warning", "info")
_COMMIT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ANNOTATION = re.compile(r"::(?:error|warning|notice) file=|planvers: not shown on lines: ")
_HEADS, _TAGS = "refs/heads/", "refs/tags/"
_TROUBLE = 2


class TroubleError(Exception):
    """What keeps the step from reviewing, told in one line."""


class Asked(NamedTuple):
    """What to review: two revisions of what lies below a folder, and the level from which on the job fails."""

    base: str
    head: str
    folder: str
    fail_on: str | None

    def planvers(self, *more: str) -> subprocess.CompletedProcess[str]:
        """The review as planvers tells it."""
        # The names of revisions stand behind --, so that none of them is an option.
        command = (sys.executable, "-P", "-m", "planvers", "-C", self.folder, "review", *more, "--", *self[:2])
        return _ran(command)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What git says in the folder."""
        return _ran(("git", "-C", self.folder, *arguments))

    def has(self, name: str) -> bool:
        """Whether the clone has a commit of this name."""
        return not self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode


def asked(surroundings: Mapping[str, str]) -> Asked:
    """What the inputs and the event of the job ask for; trouble if that is nothing that can be done."""
    given = {name: surroundings.get(f"REVIEW_{name}", "") for name in ("BASE", "HEAD", "FOLDER", "FAIL_ON")}
    if given["FAIL_ON"] not in (*_LEVELS, "never"):
        raise TroubleError("the input fail-on is one of error, warning, info and never")
    if not given["BASE"] or not given["HEAD"]:
        raise TroubleError("this is no pull request: name what to compare with in the input base")
    fail_on = None if given["FAIL_ON"] == "never" else given["FAIL_ON"]
    wanted = Asked(given["BASE"], given["HEAD"], given["FOLDER"] or ".", fail_on)
    # A checkout has the branches of the repository as those of origin alone.
    of_origin = f"origin/{wanted.base}"
    return wanted._replace(base=of_origin) if not wanted.has(wanted.base) and wanted.has(of_origin) else wanted


def reviewed(wanted: Asked) -> tuple[Asked, Any]:
    """The review as data, and what was compared; what the clone lacks is fetched. Trouble if it cannot be had."""
    more = ("-f", "json", *(("--fail-on", wanted.fail_on) if wanted.fail_on else ()))
    ran = wanted.planvers(*more)
    if ran.returncode == _TROUBLE:
        fuller = deepened(wanted)
        if fuller:
            wanted, ran = fuller, fuller.planvers(*more)
    if ran.returncode not in (0, 1):
        raise TroubleError(_why(ran))
    return wanted, json.loads(ran.stdout)


def deepened(wanted: Asked) -> Asked | None:
    """What to compare once what a shallow clone lacks was fetched; None if nothing is missing or nothing came."""
    is_shallow = wanted.git("rev-parse", "--is-shallow-repository").stdout.strip() == "true"
    missing = [name for name in (wanted.base, wanted.head) if not wanted.has(name)]
    if not is_shallow and not missing:
        return None
    # Commits are fetched by their ids, branches and tags by their full names, which begin no option.
    commits = [name for name in (wanted.base, wanted.head) if _COMMIT.fullmatch(name)]
    named = None if wanted.base in commits else _named_at_origin(wanted)
    found = [f"+{named.ref}:{named.kept}"] if named else []
    depth = ("--unshallow",) if is_shallow else ()
    ran = wanted.git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", *depth, "origin", *found, *commits)
    return None if ran.returncode else wanted._replace(base=named.told if named else wanted.base)


class _Named(NamedTuple):
    """A branch or tag by its full name at origin, by the one that it has here, and as people call it here."""

    ref: str
    kept: str
    told: str


def _named_at_origin(wanted: Asked) -> _Named | None:
    """The tag or branch that the base is at origin, the tag where both have the name, as git has it; None if none."""
    tag = wanted.base.removeprefix(_TAGS)
    branch = wanted.base.removeprefix(_HEADS).removeprefix("origin/")
    known = [
        _Named(f"{_TAGS}{tag}", f"{_TAGS}{tag}", wanted.base),
        _Named(f"{_HEADS}{branch}", f"refs/remotes/origin/{branch}", f"origin/{branch}"),
    ]
    # A name that says which of them it is, is not the other.
    if tag != wanted.base:
        del known[1]
    elif branch != wanted.base:
        del known[0]
    listed = wanted.git("ls-remote", "--quiet", "origin", *(item.ref for item in known)).stdout.splitlines()
    there = {line.partition("\t")[2] for line in listed}
    return next((item for item in known if item.ref in there), None)


def page(wanted: Asked, limit: int) -> str:
    """The review as Markdown of so many characters."""
    ran = wanted.planvers("-f", "markdown", "--limit", str(limit))
    if ran.returncode:
        raise TroubleError("the review could not be written")
    return ran.stdout


def comment(wanted: Asked, report: str, headline: str) -> str:
    """The review as a comment, with its marker; of one that cannot be cut to what a comment may hold the headline."""
    limit = LONGEST_COMMENT - len(MARKER) - 1
    short = report if len(report) <= limit else page(wanted, limit)
    told = short if len(short) <= limit else f"# {headline}\n\nThe whole review is in the summary of the run.\n"
    return f"{MARKER}\n{told}"


def annotations(wanted: Asked) -> str:
    """The commands that put what was found onto the lines of the pull request, and nothing else."""
    lines = wanted.planvers("-f", "github").stdout.split("\n")
    return "".join(f"{line}\n" for line in lines if _ANNOTATION.match(line))


def review(wanted: Asked, place: Path) -> None:
    """Review, and tell what was found in every place; files are written into `place`."""
    wanted, found = reviewed(wanted)
    headline, levels = found["summary"]["headline"], found["summary"]["levels"]
    report = page(wanted, LONGEST_SUMMARY)
    written = {"report": place / "review.md", "comment": place / "comment.md"}
    place.mkdir(parents=True, exist_ok=True)
    written["report"].write_text(report, "utf-8", newline="\n")
    written["comment"].write_text(comment(wanted, report, headline), "utf-8", newline="\n")
    print(annotations(wanted), end="")
    print(", ".join(f"{levels[level]} of level {level}" for level in _LEVELS))
    add_summary(report if len(report) <= LONGEST_SUMMARY else f"# {headline}\n")
    add_outputs(
        {
            "changed": "true" if found["plans"] else "false",
            "headline": headline,
            "errors": str(levels["error"]),
            "warnings": str(levels["warning"]),
            "exit-code": str(found["verdict"]["exit_code"]),
            **{name: str(path) for name, path in written.items()},
        }
    )


def _why(ran: subprocess.CompletedProcess[str]) -> str:
    """What kept planvers from reviewing: it says so as data, unless it broke."""
    try:
        return str(json.loads(ran.stdout)["error"]["message"])
    except (ValueError, LookupError):
        last = ran.stderr.strip().splitlines()[-1:]
        return f"planvers left with {ran.returncode}: {''.join(last) or 'it did not say why'}"


def _ran(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return subprocess.run(
        command, env=surroundings, capture_output=True, check=False, encoding="utf-8", errors="replace"
    )


def main() -> int:
    """Run the step; gives its exit code."""
    try:
        review(asked(os.environ), Path(os.environ["RUNNER_TEMP"]) / "planvers-review")
    except TroubleError as fault:
        tell("error", str(fault))
        return _TROUBLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
