"""One module a command: from the names a user typed to an answer. Only the module asked for is imported."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from planvers.views.page import Page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document
    from planvers.review.notices import Notice
    from planvers.sheets.table import Table


class Answer(NamedTuple):
    """What a command found, in every form in which it can be written; only the one asked for is made.

    `page` is for people, or text that is nothing but text; `document` for programs, `table` for
    spreadsheets, `notices` to be shown on the lines that they are about, where there is one. `condition`
    says whether what the user asked to be told by exit code holds, and `is_loud` whether a finding is as
    loud as the level that the user set.
    """

    page: Callable[[], Page | str]
    document: "Callable[[], Document] | None" = None
    table: "Callable[[], Table] | None" = None
    notices: "Callable[[], Sequence[Notice]] | None" = None
    condition: bool = False
    is_loud: bool = False
