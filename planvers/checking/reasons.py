"""Why a rule that needs a reason is there, with an example that fires and one that must not.

Most faults explain themselves: a date that is none. These do not, or leave a decision to a person.
"""

from typing import NamedTuple


class Reason(NamedTuple):
    """Why a rule is there, in a few sentences; `fires` and `silent` tell an example each."""

    why: str
    fires: str
    silent: str


REASONS = {
    "into-nowhere": Reason(
        "Readers follow a dropped point to where it went, and nothing may get lost on the way. `into` names another"
        " point of the same version, or version/id. Where the reason is moved, it names a document in any words.",
        "Point 9 is dropped with into: guarantee, and the version has only a point guarantees.",
        "Point 9 is dropped with into: guarantees.",
    ),
    "source-uncited": Reason(
        "A source that nothing cites is a leftover, or a claim lost its source. Statements, versions, points,"
        " sub-points, reports and events cite.",
        "sources.yaml lists herald-0201, and no sources: of any file holds it.",
        "A report on a sub-point cites herald-0201.",
    ),
}
