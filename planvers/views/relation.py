"""What a reader must know where the newer of two versions does not follow from the older one."""

from planvers.comparing.lineage import Relation, relation
from planvers.model.plan import Plan, Version
from planvers.views.page import Line, Span, Tone, line


def relation_lines(plan: Plan | None, old: Version, new: Version, backwards: str) -> tuple[Line, ...]:
    """A line, or none where it does follow or nobody knows; `backwards` says what is otherwise if it is earlier."""
    told = {
        Relation.BACKWARDS: f"{new.id} is the earlier one: read backwards, {backwards}",
        Relation.FORKS: f"{old.id} and {new.id} are forks: neither follows from the other",
        Relation.UNRELATED: f"{old.id} and {new.id} are not known to be related",
    }
    found = told.get(relation(plan, old, new))
    return (line(Span(found, Tone.ALERT)),) if found else ()
