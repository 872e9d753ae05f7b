"""Pages as one HTML file that needs nothing else: no script, no network, nothing that could be fetched.

Every text of a page is data and escaped where it is written; the policy in the head forbids what the
format never writes, so that a fault here could still do nothing.
"""

from base64 import b64encode
from hashlib import sha256

from planvers.formats import Look
from planvers.formats.html.blocks import written
from planvers.formats.html.outline import anchors_of, contents, outlined, title_of
from planvers.formats.html.style import STYLE
from planvers.formats.html.text import escaped, scope_of
from planvers.views.page import Page

_REDLINE = (
    '<p class="reading">How to read it: <del>struck through</del> what was taken out, '
    "<ins>underlined</ins> what was put in, "
    '<span class="moved">underlined with dots</span> what moved.</p>'
)
_MARKS = ("<del>", "<ins>", '<span class="moved">')


def render(page: Page, _look: Look) -> str:
    """The whole page; the same page gives the same bytes. How wide a window is, the style sheet finds out."""
    blocks = outlined(page.blocks)
    scope = scope_of(anchors_of(blocks), dict(page.addresses))
    body = written(blocks, scope)
    title, end, after = body.partition("</h1>")
    reading = _REDLINE if any(mark in body for mark in _MARKS) else ""
    main = f"<main>{title}{end}{reading}{contents(blocks, scope)}{after}</main>"
    return f"{_head(title_of(blocks))}<body>{main}</body></html>\n"


def _head(title: str) -> str:
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f"<title>{escaped(title)}</title><style>{STYLE}</style></head>"
    )
