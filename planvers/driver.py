"""What git runs to show files of plans: `python -P -m planvers.driver diff …`, `… text …`, `… merge …`.

It does without the command line, which costs as much time as the work itself, and it never fails: git
stops showing anything as soon as one file cannot be shown.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from planvers.screen import ClosedPipeError, look_under, tell, use_utf8, write
from planvers.trouble import TroubleError

# Above the files of the current folder, which may be anybody's, those of Python itself must be found: hence -P.
PROGRAM = (sys.executable, "-P", "-m", "planvers.driver")
_UNMERGED = 1
# To git, more than 128 means that nothing was merged.
_CONFLICT, _GIVE_UP = 1, 129


def needs_installing() -> bool:
    """Whether this very package was found in the current folder only, where git will not look for it."""
    home = str(Path(__file__).resolve().parent.parent)
    first, *others = [str(Path(item).resolve()) for item in sys.path]
    return not sys.flags.safe_path and first == home and home not in others


def main(arguments: Sequence[str]) -> int:
    """Do what git asks for: show the text of a file, or what was edited in it, or merge. Gives the exit code.

    To show never fails, so that git can go on with other files.
    """
    use_utf8()
    gc.disable()
    deed, *rest = arguments or ("",)
    if deed == "merge":
        return _merge(rest)
    try:
        write(_text(rest) if deed == "text" else _difference(rest))
    except ClosedPipeError:
        pass
    except Exception as fault:  # noqa: BLE001 - whatever it is, other files are still to be shown
        write(f"planvers cannot show this file: {_words(fault)}\n")
    return 0


def _merge(arguments: Sequence[str]) -> int:
    """Merge base, ours and theirs into ours: what both appended as a whole, anything else line by line."""
    from planvers.commands.gitmerge import with_both
    from planvers.git.driver import merge_lines
    from planvers.saving import save

    try:
        base, ours, theirs, marker_size = arguments
        found = with_both(*(Path(name).read_bytes().decode("utf-8", "replace") for name in (base, ours, theirs)))
        # What is not UTF-8 must not be written as something else.
        if found is not None and "\N{REPLACEMENT CHARACTER}" not in found:
            save(Path(ours), found)
            return 0
        return 0 if merge_lines(Path(), (ours, base, theirs), marker_size) else _CONFLICT
    except Exception as fault:  # noqa: BLE001 - git must not take half a merge for a whole one
        tell(f"planvers cannot merge: {_words(fault)}")
        return _GIVE_UP


def _text(arguments: Sequence[str]) -> str:
    from planvers.commands.gitdriver import as_it_is, text_of

    path = arguments[-1]
    try:
        return text_of(path)
    except Exception as fault:  # noqa: BLE001 - the file can still be shown as it is
        return as_it_is(path, _words(fault))


def _difference(arguments: Sequence[str]) -> str:
    from planvers.commands import gitdriver
    from planvers.formats import terminal
    from planvers.git.driver import wants_colour
    from planvers.model.unseen import visible

    if len(arguments) == _UNMERGED:
        return f"* Unmerged path {visible(arguments[0])}\n"
    try:
        shown = gitdriver.edited(arguments)
    except TroubleError:
        raise
    except Exception as fault:  # noqa: BLE001 - the lines that differ can still be shown
        shown = gitdriver.plain(gitdriver.handed(arguments), _words(fault))
    look = look_under(lambda is_terminal: wants_colour(Path(), is_terminal=is_terminal))
    # An empty row tells one file from the next.
    return f"{terminal.render(shown.page, look)}{terminal.verbatim(shown.plain, look)}\n"


def _words(fault: Exception) -> str:
    return str(fault) if isinstance(fault, TroubleError) else f"planvers failed ({type(fault).__name__})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
