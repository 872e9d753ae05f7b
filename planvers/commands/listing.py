"""planvers list."""

from planvers.commands import Answer
from planvers.desk import Desk
from planvers.views.versions import versions_page


def run(desk: Desk, *, tree: bool) -> Answer:
    """Every plan with its versions."""
    return Answer(versions_page(desk.plans(), tree=tree))
