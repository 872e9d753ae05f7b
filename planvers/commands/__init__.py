"""One module a command: from the names a user typed to a page. Only the module asked for is imported."""

from typing import NamedTuple

from planvers.views.page import Page


class Answer(NamedTuple):
    """What a command found: a page, or a document that is text already.

    `condition` says whether what the user asked to be told by exit code holds.
    """

    output: Page | str
    condition: bool = False
