"""Lines as HTML: every text escaped, tones as elements, references only to the web or within the page."""

import html
import re
from collections.abc import Iterator, Mapping
from itertools import count, groupby
from typing import NamedTuple

from planvers import joblog
from planvers.views.page import Line, Span, Tone

# The direction of a text is that of its own first letter: a title may be Arabic, and the next one English.
OWN_DIRECTION = 'dir="auto"'
# No reader of HTML takes these; half of a surrogate pair cannot even be written.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ROW_ENDS = {ord("\n"): "&#10;", ord("\t"): "&#9;"}
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f]+", re.IGNORECASE)
_PLAIN_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ELEMENTS = {
    Tone.STRONG: ("<strong>", "</strong>"),
    Tone.MUTED: ('<span class="muted">', "</span>"),
    Tone.ALERT: ('<strong class="alert">', "</strong>"),
    Tone.OLD: ('<span class="old">', "</span>"),
    Tone.NEW: ('<span class="new">', "</span>"),
    Tone.REMOVED: ("<del>", "</del>"),
    Tone.ADDED: ("<ins>", "</ins>"),
    Tone.MOVED: ('<span class="moved">', "</span>"),
    Tone.SIGN: ("<strong>", "</strong>"),
}


class Scope(NamedTuple):
    """Where on the page something is written.

    `ids` are the anchors that the page has, each with its id, `addresses` those that it has not, each with
    its web address, and `unset` those that are still to be written, since an id stands once; `cited` are
    those that were referred to, each with the words that did so first; `numbers` count what needs an id of
    our own. `level` and `name` are those of the heading above, 0 and nothing before the first.
    """

    ids: Mapping[str, str]
    unset: dict[str, str]
    cited: dict[str, str]
    numbers: Iterator[int]
    addresses: Mapping[str, str]
    level: int = 0
    name: str = ""

    def own_id(self) -> str:
        """An id that nothing else on the page has: an anchor's never begins with these letters."""
        return f"_n{next(self.numbers)}"


def scope_of(anchors: Iterator[str], addresses: Mapping[str, str]) -> Scope:
    """The scope of a page with these anchors, and addresses of others, in which nothing is written yet."""
    ids = {anchor: _id(anchor) for anchor in anchors if anchor}
    return Scope(ids, dict(ids), {}, count(1), addresses)


def _id(anchor: str) -> str:
    """An anchor as an id: as it is where that is plain, or else its bytes. Different anchors have different ids."""
    return anchor if _PLAIN_ANCHOR.fullmatch(anchor) else f"_a{anchor.encode('utf-8', 'surrogatepass').hex()}"


def escaped(text: str) -> str:
    """Text that is nothing but text, between tags and within the quotes of an attribute, on one row.

    A row of its own could be a command to the runner of a job that prints the page.
    """
    return joblog.parted(html.escape(_UNPRINTABLE.sub("\ufffd", text)), "&#35;").translate(_ROW_ENDS)


def plain(line: Line) -> str:
    """A line as text without tones, as for a title; not yet escaped."""
    return " ".join("".join(span.text for span in line).split())


def inline(line: Line, scope: Scope) -> str:
    """A line as HTML, to stand within a block."""
    groups = groupby(line, key=_foreign)
    return "".join(_in_language(tag, "".join(_span(span, scope) for span in spans)) for tag, spans in groups)


def _foreign(span: Span) -> str:
    """The tag of the language of a text that is not in that of the page, which is English."""
    return "" if span.lang.lower().partition("-")[0] == "en" else span.lang


def _in_language(tag: str, written: str) -> str:
    return f'<span lang="{escaped(tag)}">{written}</span>' if tag else written


def paragraph(line: Line, scope: Scope) -> str:
    """A line as a paragraph."""
    return f"<p {OWN_DIRECTION}>{inline(line, scope)}</p>"


def id_attribute(anchor: str, scope: Scope) -> str:
    """The attribute by which an anchor is found, with a space before it; nothing for none, or where it stood before."""
    found = scope.unset.pop(anchor, "")
    return f' id="{found}"' if found else ""


def _span(span: Span, scope: Scope) -> str:
    opening, closing = _ELEMENTS.get(span.tone, ("", ""))
    target = _target(span.ref, scope)
    text = escaped(span.text)
    if target:
        scope.cited.setdefault(span.ref.removeprefix("#"), text)
        # White space is no part of what a reader may follow.
        body = text.strip()
        before, _, after = text.partition(body) if body else (text, "", "")
        text = f'{before}<a href="{target}">{body}</a>{after}' if body else text
    return f"{opening}{text}{closing}"


def _target(ref: str, scope: Scope) -> str:
    """Where a reference leads, or nothing: what the page does not have, and any but a web address, is no link."""
    if ref[1:] in scope.ids and ref.startswith("#"):
        return f"#{scope.ids[ref[1:]]}"
    if ref.startswith("#"):
        ref = scope.addresses.get(ref[1:], "")
    return escaped(ref) if _ADDRESS.fullmatch(ref) else ""
