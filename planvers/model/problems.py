"""What can be wrong with a file: data with a stable code and a place, never an exception.

The codes and what each means are in `CODES`; `docs/problems.md` shows a broken example of every one.
"""

from enum import StrEnum
from typing import NamedTuple

from planvers.model.places import Location
from planvers.model.unseen import visible


class Severity(StrEnum):
    """Errors make a plan unusable; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


CODES: dict[str, str] = {
    "file-missing": "a file that every plan needs is not there",
    "file-unreadable": "the operating system would not let the file be read",
    "file-name": "a file in versions/ is not named <id>.yaml",
    "file-too-large": "the file is larger than 4 MiB, or has more than 500,000 lines and commas",
    "file-not-utf8": "the file is not UTF-8 text",
    "file-empty": "the file holds no data",
    "hidden-character": "a control, line-separator, text-direction or tag character that readers cannot see",
    "yaml-syntax": "the file is not well-formed YAML",
    "yaml-second-document": "the file holds a second YAML document",
    "yaml-anchor": "anchors (&name) are not used in plan files",
    "yaml-alias": "aliases (*name) are not used in plan files",
    "yaml-tag": "tags (!name) are not used in plan files",
    "yaml-key": "a key is not plain text",
    "yaml-duplicate-key": "the same key stands twice in one mapping",
    "yaml-depth": "lists and mappings are nested too deep",
    "unsupported-schema": "the file is of another format version than this program reads",
    "unknown-key": "a key that this kind of record does not have",
    "missing-key": "a key that this kind of record needs is not there",
    "misplaced-key": "a key that only makes sense together with another value",
    "wrong-type": "text, a list or a mapping stands where another of them is needed",
    "empty-value": "a value is empty",
    "repeated-item": "the same item stands twice in one list",
    "bad-id": "an id is not a slug of lower-case letters, digits and hyphens",
    "bad-date": "a date is not an ISO date",
    "bad-boolean": "a value is neither true nor false",
    "bad-count": "a value is not a whole number",
    "bad-url": "an address does not begin with https:// or http://",
    "bad-language": "a language is not a BCP 47 tag",
    "bad-fingerprint": "a fingerprint is not 12 lower-case hexadecimal digits",
    "not-in-vocabulary": "a value is not one of the words that the field may hold",
    "id-mismatch": "the id differs from the name of the file or folder",
    "duplicate-id": "two records of one file have the same id",
    "duplicate-point-id": "two points of one version have the same id",
    "duplicate-number": "two points of one version have the same number",
    "unknown-party": "a party that plan.yaml does not list",
    "unknown-topic": "a topic that plan.yaml does not list",
    "unknown-source": "a source that sources.yaml does not list",
    "unknown-version": "a version that the plan does not have",
    "unknown-point": "a point that the version does not have, or that no version has",
    "derived-from-nowhere": "a predecessor that no earlier version of the point's lineage has",
    "into-nowhere": "a dropped point that went into a point that the version does not have",
    "based-on-cycle": "a version that is, through its parents, based on itself",
    "agreed-by-missing": "an agreed status that does not say who agreed",
    "dropped-with-text": "a dropped point that still carries text",
    "bracket-unbalanced": "a square bracket that is never closed, or was never opened",
    "count-contradicted": "a point_count below the number of points listed, or above it in a version disclosed in full",
    "points-not-public": "points listed in a version of which only the count is known",
    "version-before-parent": "a version that is older than one that it is based on",
    "statement-before-version": "a statement on a version that did not exist yet",
    "statement-repeated": "a statement that stands twice in the log",
    "quotation-marks": "a quotation where texts are restated",
    "loaded-word": "a word that judges a party, or what it says, in our own words",
    "unknown-alarm": "a rule that raises alarms and that there is not",
    "acceptance-expired": "an acceptance of a finding whose last day is over",
    "acceptance-unused": "an acceptance that silences no finding",
    "todo-left": "remarks that ask a person for something, in a file that is otherwise complete",
    "source-uncited": "a source that nothing cites",
    "translation-stale": "a wording that changed in one language since a parent version and stayed in another",
}


class Problem(NamedTuple):
    """One fault in a file.

    `code` is a stable public name, a key of `CODES`; `message` and `hint` are for
    people and may be reworded freely.
    """

    code: str
    where: Location
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """The problem on one row, whatever stands in the file."""
        hint = f" ({self.hint})" if self.hint else ""
        return visible(f"{self.where}: {self.severity} [{self.code}] {self.message}{hint}")
