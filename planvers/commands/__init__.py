"""One module a command: from the names a user typed to a page. Only the module asked for is imported."""

from typing import NamedTuple

from planvers.views.page import Page


class Answer(NamedTuple):
    """What a command found: a page, or a document that is text already.

    `condition` says whether what the user asked to be told by exit code holds, and `is_loud`
    whether a finding is as loud as the level that the user set.
    """

    output: Page | str
    condition: bool = False
    is_loud: bool = False
