"""An answer in the form that was asked for, on standard output or in a file."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planvers.model.unseen import pasted, visible
from planvers.screen import Color, look, tell, write
from planvers.trouble import TroubleError, UnreadableError

if TYPE_CHECKING:
    from planvers.commands import Answer

CONDITION_HOLDS, TROUBLE = 1, 2
_TELLS_ALL = "a document tells all: leave out what only shapes pages, such as --stat, --side-by-side and --pending"


class Format(StrEnum):
    """What a result is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    GITHUB = "github"
    GITLAB = "gitlab"


class Way(NamedTuple):
    """How and where to write an answer; without a file to standard output, through a pager if `is_paged`.

    With `current` nothing is written: the condition is that this file does not hold the answer. Markdown of more
    than `limit` characters is cut, and says so; 0 is no limit.
    With `is_new` the file must not be there yet.
    `languages` are those that were asked for, which a document echoes.
    """

    form: Format = Format.TEXT
    file: Path | None = None
    is_paged: bool = False
    current: Path | None = None
    limit: int = 0
    languages: tuple[str, ...] = ()
    is_new: bool = False


def written(command: str, ask: Callable[[], "Answer"], way: Way, color: Color, *, tell_by_exit_code: bool) -> int:
    """Ask, write the answer, and give the exit code.

    Who asked for JSON gets JSON in trouble too, besides the words on standard error.
    """
    try:
        answer = _asked(ask)
        code = CONDITION_HOLDS if (tell_by_exit_code and answer.condition) or answer.is_loud else 0
        text = _text(command, answer, way, color, code)
        if way.current is not None:
            return _is_current(command, text, way.current)
        if way.file is None:
            _show(text, way)
        else:
            from planvers.saving import save, save_new

            (save_new if way.is_new else save)(way.file, text)
    except (TroubleError, UnreadableError) as fault:
        if way.form is Format.JSON:
            write(_error(command, fault))
        raise
    return code


def _asked(ask: Callable[[], "Answer"]) -> "Answer":
    try:
        return ask()
    except OSError as fault:
        raise TroubleError(f"the system refused: {fault}") from fault


def _is_current(command: str, text: str, file: Path) -> int:
    from planvers.saving import holds

    if holds(file, text):
        return 0
    what = f"'{file}' is out of date" if file.exists() else f"there is no file '{file}'"
    tell(f"planvers: {visible(what)} (planvers {command} VERSION -o {pasted(str(file))} writes it)")
    return CONDITION_HOLDS


def _show(text: str, way: Way) -> None:
    if way.is_paged and way.form is Format.TEXT:
        from planvers.pager import paged

        if paged(text):
            return
    write(text)


def _text(command: str, answer: "Answer", way: Way, color: Color, code: int) -> str:
    if way.form is Format.JSON:
        from planvers.documents.envelope import rendered

        if answer.document is None:
            raise TroubleError(f"planvers {command} has no JSON for this", _TELLS_ALL)
        return rendered(answer.document(), code, way.languages)
    if way.form is Format.CSV:
        from planvers.sheets.table import rendered_table

        if answer.table is None:
            raise TroubleError(f"what planvers {command} says here is no table", _instead(answer))
        return rendered_table(answer.table())
    if way.form in (Format.GITHUB, Format.GITLAB):
        from planvers.annotations import WRITERS

        if answer.notices is None:
            raise TroubleError(f"what planvers {command} says here is about no lines of files", "leave --format out")
        return WRITERS[way.form.value](answer.notices())
    return _page(command, answer, way, color)


def _instead(answer: "Answer") -> str:
    """Which formats there are of an answer that is no table."""
    is_text = isinstance(answer.page(), str)
    known = [Format.TEXT] if is_text else [Format.TEXT, Format.MARKDOWN, Format.HTML]
    known += [Format.JSON] if answer.document else []
    known += [Format.GITHUB, Format.GITLAB] if answer.notices else []
    return f"use --format {', '.join(known)}"


def _page(command: str, answer: "Answer", way: Way, color: Color) -> str:
    from planvers import formats
    from planvers.formats.fitting import fitted

    page = answer.page()
    shown = look(color if way.file is None else Color.NEVER)
    if isinstance(page, str):
        if way.form is not Format.TEXT:
            raise TroubleError(f"what planvers {command} says here is no page", "leave --format out")
        return page
    writer = formats.get(way.form.value)
    limit = way.limit if way.form is Format.MARKDOWN else 0
    return fitted(page, lambda shorter: writer.render(shorter, shown), limit)


def _error(command: str, fault: TroubleError | UnreadableError) -> str:
    from planvers.documents.envelope import rendered_error

    problems = fault.problems if isinstance(fault, UnreadableError) else ()
    return rendered_error(command, str(fault), problems, TROUBLE)
