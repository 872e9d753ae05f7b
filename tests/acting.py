"""What acts in an output of each format, found by reading it as whoever shows it does.

Each function gives a set of words for what acts. What stands for texts only (a heading, a row, an element without
attributes that run) is in it as well, so that a text which becomes more of it than a harmless one does is seen.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markup import Element, read

_CODE = re.compile(r"\x1b\[[0-9;]*m")
_LINK = re.compile(r"\x1b\]8;;([!-~]*)\x1b\\")
# What runners of jobs take for commands: GitHub after white space, GitHub, Azure and TeamCity anywhere in a row.
_COMMAND = re.compile(r"^\s*(::)|(##[A-Za-z]*\[)")
_ROW_END = re.compile(r"\r\n|\r|\n")
_ANNOTATION = re.compile(r"::(?P<command>[a-z]+) file=[^,:\r\n]+,line=\d+,col=\d+,title=planvers [a-z-]+::[^\r\n]*")
_PERCENT = re.compile(r"%(?!25|0D|0A|3A|2C)")
# What GitHub makes a link, a picture or mathematics of in a text that Markdown has been read from.
_AFTER_MARKDOWN = {
    "mention": re.compile(r"(?<![\w`])@[A-Za-z0-9]"),
    "issue": re.compile(r"(?<!\w)(#|GH-)\d", re.IGNORECASE),
    "address": re.compile(r"\b(https?://|www\.|mailto:|xmpp:)\S", re.IGNORECASE),
    "commit": re.compile(r"\b[0-9a-f]{7,40}\b"),
    "emoji": re.compile(r":[a-z0-9_+-]+:"),
    "mathematics": re.compile(r"\$"),
}
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
# In a label every sign that Mermaid reads is a code.
_LABEL = r"([^\"#<>&`|\[\]{}()\\;%*_~$\n]|#\d+;)*"
_MERMAID = re.compile(rf'flowchart TD|    (v\d+ --> v\d+|v\d+\["{_LABEL}"\])')
_KEY = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def rows_that_command(text: str) -> set[str]:
    """The signs of commands in rows as a runner of jobs parts them."""
    found = (_COMMAND.search(row) for row in _ROW_END.split(text))
    return {f"command {hit[1] or hit[2]}" for hit in found if hit}


def controls(text: str) -> set[str]:
    """The control characters of a text, but for the end of a row."""
    return {f"control U+{ord(sign):04X}" for sign in set(text) if sign != "\n" and unicodedata.category(sign) == "Cc"}


def _in_terminal(text: str) -> set[str]:
    bare = _LINK.sub("", _CODE.sub("", text))
    return {*_CODE.findall(text), *_LINK.findall(text), *controls(bare), *rows_that_command(bare)}


def _in_markdown(text: str) -> set[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    found = {mark for token in tokens for mark in _of_token(token)}
    return found | controls(text) | rows_that_command(text)


def _of_token(token: Token) -> Iterator[str]:
    yield f"{token.type} {token.tag}"
    if token.type == "inline":
        yield from (f"footnote {name}" for name in _FOOTNOTE.findall(token.content))
    if token.type == "fence":
        assert token.info == "mermaid"
        assert all(_MERMAID.fullmatch(row) for row in token.content.splitlines()), token.content
    elif token.type in ("html_inline", "html_block"):
        yield from _elements(token.content)
    yield from (f"{name} {_target(str(value))}" for name, value in token.attrs.items() if name in ("href", "src"))
    children = token.children or []
    depth = 0
    for before, child in zip([None, *children], children, strict=False):
        depth += child.nesting * (child.type in ("link_open", "link_close"))
        yield from _of_token(child)
        # As GitHub's manual has it: a dollar in an element of its own is none of mathematics.
        if child.type == "text" and not (before and before.content == "<span>" and child.content == "$"):
            # Within a link nothing is linked.
            signs = {"emoji", "mathematics"} if depth else {*_AFTER_MARKDOWN}
            yield from (name for name in signs if _AFTER_MARKDOWN[name].search(child.content))


def _elements(html: str) -> Iterator[str]:
    """The tags of a piece of HTML as it stands in Markdown, of which not every one is closed there."""
    rest = re.sub(r"<!-- -->|<!-- planvers[a-z -]* -->", "", html)
    for tag in re.findall(r"<[^>]*>?", rest):
        yield re.sub('"[^"]*"', '""', tag)
    if "<!" in rest:
        yield "remark"


def _in_html(text: str) -> set[str]:
    assert text.startswith("<!DOCTYPE html>\n")
    page = read(text.removeprefix("<!DOCTYPE html>\n"))
    for picture in re.findall(r"<svg\b.*?</svg>", text, re.DOTALL):
        ElementTree.fromstring(re.sub(r"&(?!(amp|lt|gt|quot|#)\b|#)", "&amp;", picture))  # noqa: S314 - ours
    found = {mark for element in page.all() for mark in _of_element(element)}
    return found | controls(text) | rows_that_command(text)


def _of_element(element: Element) -> Iterator[str]:
    yield element.tag
    for name, value in element.attributes.items():
        yield f"{element.tag} {name}"
        if name in ("class", "role", "style", "rel", "type"):
            yield f"{element.tag} {name} {re.sub(r'[0-9.]+', '0', value)}"
        elif name in ("href", "src", "xlink:href"):
            yield f"{element.tag} {name} {_target(value)}"


def _target(address: str) -> str:
    """Where a link leads, as far as it matters."""
    return "#" if address.startswith("#") else address.partition("/a?")[0]


def _in_json(text: str) -> set[str]:
    return {*_keys(json.loads(text)), *controls(text), *rows_that_command(text)}


def _keys(value: object) -> Iterator[str]:
    """The keys that are no names of ours, and no ids or tags of languages."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not _KEY.fullmatch(name):
                yield f"key {name}"
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _in_csv(text: str) -> set[str]:
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(len(row) == len(head) for row in rows)
    cells = [cell for row in rows for cell in row]
    formulas = {f"formula {cell}" for cell in cells if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)}
    return {*head, *formulas, *controls(re.sub("[\t\r]", "", text)), *rows_that_command(text)}


def _in_annotations(text: str) -> set[str]:
    found: set[str] = set()
    for row in text.split("\n")[:-1]:
        told = _ANNOTATION.fullmatch(row)
        assert told or row.startswith("planvers: not shown on lines: "), row
        assert not _PERCENT.search(row), row
        found |= {told["command"]} if told else set()
    return found | controls(text)


ACTING: dict[str, Callable[[str], set[str]]] = {
    "text": _in_terminal,
    "markdown": _in_markdown,
    "html": _in_html,
    "json": _in_json,
    "csv": _in_csv,
    "github": _in_annotations,
    "gitlab": _in_json,
}
