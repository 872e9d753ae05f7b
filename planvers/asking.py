"""Standard input: the answers of a user, a line each, from a terminal or a pipe."""

import sys

from planvers.screen import tell
from planvers.trouble import TroubleError


def ask(prompt: str) -> str | None:
    """The next line of standard input, without white space at its ends; None at the end. The prompt is no result."""
    tell(prompt)
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except (OSError, UnicodeDecodeError) as fault:
        raise TroubleError(f"the answers cannot be read: {fault}") from None
    return line.strip() if line else None


def is_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()
