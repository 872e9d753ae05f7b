"""planvers new."""

from collections.abc import Sequence

from planvers.commands import Answer
from planvers.commands.newfile import Target, known_in
from planvers.comparing.naming import find_point
from planvers.desk import Desk
from planvers.drafting.following import Wishes, following
from planvers.drafting.version_text import draft_text


def run(desk: Desk, version: str, old: str, dropped: Sequence[str], wishes: Wishes, target: Target) -> Answer:
    """The file of the version that follows an old one. `dropped` are ids or numbers of points that are gone."""
    parent, plan, _ = desk.version(old)
    gone = frozenset(find_point(parent, name).id for name in dropped)
    # A version that the plan does not have cannot be named as a parent.
    is_declared = plan is not None and (target.folder is None or parent.id in known_in(target.folder).versions)
    draft = following(version, parent, wishes._replace(dropped=gone), is_declared=is_declared)
    return Answer(lambda: draft_text(draft))
