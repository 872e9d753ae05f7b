"""One wording in one or more languages, and which of them serves a reader best."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LANGUAGE_TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
_TAG = re.compile(LANGUAGE_TAG)


class Text(NamedTuple):
    """One wording, in one or more languages.

    `wordings` pairs a BCP 47 tag with the wording, in the order of the file; the tag
    is empty where the file gives none, which means the plan's own language. `chosen` is the
    tag of the one that a reader is to see, or None where nobody chose. `str()` gives the
    chosen wording, else the first.
    """

    wordings: tuple[tuple[str, str], ...]
    chosen: str | None = None

    def __str__(self) -> str:
        return next((wording for tag, wording in self.wordings if tag == self.chosen), self.first)

    @property
    def first(self) -> str:
        """The wording that stands first in the file, whatever a reader chose."""
        return self.wordings[0][1]


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a BCP 47 tag."""
    return _TAG.fullmatch(text) is not None


def chosen(text: Text, tags: Sequence[str], language: str) -> Text:
    """The text with the wording chosen that serves best a reader of some languages, named by tag, the best first.

    `language` is that of unmarked text. Where there is none of those asked for it is chosen, else the first.
    """
    known = {tag or language: tag for tag, _ in text.wordings}
    asked = (found for tag in (*tags, language) if (found := best_match(tag, known)) is not None)
    return text._replace(chosen=known[next(asked, next(iter(known)))])


def best_match(asked: str, tags: Iterable[str]) -> str | None:
    """Which of some BCP 47 tags means the language asked for: the same, a wider one of it, else one of its kin.

    Tags mean the same in upper and lower case. `uk-UA` is kin to `uk`, and `pt-BR` to `pt-PT`: the
    primary language is the same. An empty tag means no language.
    """
    known = {tag.lower(): tag for tag in reversed(tuple(tags)) if tag}
    parts = asked.lower().split("-")
    for length in range(len(parts), 0, -1):
        wider = "-".join(parts[:length])
        if wider in known:
            return known[wider]
    return next((tag for tag in reversed(known.values()) if is_kin(tag, asked)), None)


def is_kin(one: str, other: str) -> bool:
    """Whether two tags have the same primary language."""
    return bool(one) and one.lower().split("-")[0] == other.lower().split("-")[0]
