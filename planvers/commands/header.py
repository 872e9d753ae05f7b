"""What somebody typed about a new version, besides its points, into what its file begins with."""

from collections.abc import Sequence
from typing import NamedTuple

from planvers.commands.newfile import Known
from planvers.drafting.draft import Header
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade
from planvers.reading.characters import hidden_name
from planvers.reading.kinds import is_slug
from planvers.trouble import TroubleError, one_of
from planvers.typed import parties_named, when_of


class TypedHeader(NamedTuple):
    """What was typed, as it was typed; None and nothing for what was not."""

    title: str | None = None
    date: str | None = None
    kind: VersionKind | None = None
    authors: Sequence[str] = ()
    disclosure: Disclosure | None = None
    wording: WordingGrade | None = None
    sources: Sequence[str] = ()


def header_in(known: Known | None, typed: TypedHeader) -> Header:
    """The header that was typed, parties and sources by their ids; trouble for what its plan does not have.

    Where the file belongs to no plan (None), parties and sources are taken for ids as they stand.
    """
    return Header(
        title=_title(typed.title),
        date=when_of(typed.date) if typed.date is not None else None,
        kind=typed.kind,
        authors=_once(parties_named(known.parties, typed.authors) if known else _ids("party", typed.authors)),
        disclosure=typed.disclosure,
        wording=typed.wording,
        sources=_once(
            [one_of("source", name, sorted(known.sources)) for name in typed.sources]
            if known
            else _ids("source", typed.sources)
        ),
    )


def _title(text: str | None) -> str:
    """A title on one line; trouble where nothing can be seen of it, or something of it cannot."""
    if text is None:
        return ""
    title = " ".join(text.split())
    hidden = hidden_name(title)
    if hidden or not title:
        raise TroubleError(f"the title holds {hidden}, which nobody can see" if hidden else "the title is empty")
    return title


def _ids(what: str, names: Sequence[str]) -> Sequence[str]:
    for name in names:
        if not is_slug(name):
            hint = "lower-case letters, digits and single hyphens"
            raise TroubleError(f"'{name}' cannot be the id of a {what}", hint)
    return names


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
