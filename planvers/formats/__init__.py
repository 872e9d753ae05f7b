"""The output formats: a row each, imported only when asked for, so that none slows the others down."""

from importlib import import_module
from typing import NamedTuple, Protocol

from planvers.views.page import Page

_MODULES = {
    "text": "planvers.formats.terminal",
    "markdown": "planvers.formats.markdown",
    "html": "planvers.formats.html",
}


class Look(NamedTuple):
    """What the place of output can show: `width` in columns, `colours` 0, 16 or 256, and whether text can be a link."""

    width: int
    colours: int = 0
    has_links: bool = False


class Format(Protocol):
    """What a format module offers."""

    @staticmethod
    def render(page: Page, look: Look) -> str:
        """The whole page as text that ends in one line end."""
        ...


def get(name: str) -> Format:
    """The format with this name, a key of `_MODULES`."""
    module: Format = import_module(_MODULES[name])  # type: ignore[assignment]
    return module
