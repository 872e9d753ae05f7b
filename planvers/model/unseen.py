"""Characters that a reader cannot see but that change what a text says or does, and a text that shows them."""

import re
from shlex import quote

# Controls but for tab and line ends; line and paragraph separators, which YAML counts as line
# breaks and editors do not; text-direction embeddings, overrides and isolates; the controls of
# shaping that Unicode deprecates; annotations between lines; tags, in which a whole second text can
# be written unseen; a byte-order mark that is not at the start; code points that are no characters.
# Zero-width joiners and the directional marks U+200E and U+200F stay: real scripts need them.
UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
# What every shell takes as it is; within a word also the signs of a point and of a revision, which begin it nowhere.
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_@%+=:,./-][A-Za-z0-9_@%+=:,./~#-]*")
_UNSEEN_IN_LINE = re.compile(f"[{UNSEEN}\t\n\r]")


def visible(text: str) -> str:
    """A text on one line: line ends, hidden characters, and bytes that are no text are written as escapes."""
    return _UNSEEN_IN_LINE.sub(_escaped, text)


def pasted(text: str) -> str:
    """A text as one word of a command that a reader may paste into a shell, which runs nothing that stands in it."""
    return text if _PLAIN_WORD.fullmatch(text) else quote(visible(text))


def _escaped(found: re.Match[str]) -> str:
    # Python holds bytes of a name that are no UTF-8 as lone surrogates.
    is_byte = "\udc80" <= found[0] <= "\udcff"
    return f"\\x{ord(found[0]) & 0xFF:02x}" if is_byte else found[0].encode("unicode_escape").decode("ascii")
