"""Showing what is longer than the screen a screen at a time."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys

_DEFAULT = "less"
# Leave at once if it fits after all, pass colours on, and leave the text on the screen: what git does.
_LESS = "FRX"
# The codes of a link. The less of before 2020 (version 565) shows them as they are written, other pagers do what they
# like with them, and none can be asked: a text without links is better than one that cannot be read.
_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")


def paged(text: str) -> bool:
    """Hand a text to the user's pager, if standard output is a terminal that it does not fit on.

    The pager is PLANVERS_PAGER, else PAGER, else less; an empty one or `cat` is none. False if the text
    has not been shown. Links are taken out unless FORCE_HYPERLINK asks for them.
    """
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    if text.count("\n") < shutil.get_terminal_size().lines:
        return False
    command = _command()
    if not command or shutil.which(command[0]) is None:
        return False
    # Ctrl-C is for the pager, which takes it as a command.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        environment = {"LESS": _LESS} | os.environ
        shown = text if os.environ.get("FORCE_HYPERLINK") else _LINK.sub("", text)
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:  # noqa: S603 - the user's own
            pager.communicate(shown.encode("utf-8", "backslashreplace"))
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _command() -> list[str]:
    named = os.environ.get("PLANVERS_PAGER")
    chosen = named if named is not None else os.environ.get("PAGER") or _DEFAULT
    try:
        command = shlex.split(chosen)
    except ValueError:
        return []
    return [] if command == ["cat"] else command
