"""planvers new."""

from collections.abc import Sequence
from typing import NamedTuple

from planvers.commands import Answer
from planvers.commands.header import TypedHeader, header_in
from planvers.commands.newfile import Target, known_in, with_schema
from planvers.comparing.naming import find_point
from planvers.desk import Desk
from planvers.drafting.draft_text import draft_text
from planvers.drafting.following import Wishes, following


class Wanted(NamedTuple):
    """What is made: under which id, after which version, without which points (ids or numbers), with which header."""

    version: str
    old: str
    dropped: Sequence[str]
    header: TypedHeader


def run(desk: Desk, wanted: Wanted, wishes: Wishes, target: Target) -> Answer:
    """The file of the version that follows an old one."""
    parent, plan, _ = desk.version_alone(wanted.old)
    gone = frozenset(find_point(parent, name).id for name in wanted.dropped)
    known = known_in(target.folder)
    header = header_in(known if target.folder else None, wanted.header)
    # A version that the plan does not have cannot be named as a parent.
    is_declared = plan is not None and (target.folder is None or parent.id in known.versions)
    draft = following(wanted.version, parent, wishes._replace(dropped=gone), header, is_declared=is_declared)
    return Answer(lambda: with_schema(draft_text(draft), target))
