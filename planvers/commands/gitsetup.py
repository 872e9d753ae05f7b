"""planvers git-driver --install and --uninstall."""

from collections.abc import Sequence
from pathlib import Path

from planvers.commands import Answer
from planvers.git import driver
from planvers.views.gitsetup import installed_text, uninstalled_text


def install(folder: Path, program: Sequence[str], *, is_global: bool) -> Answer:
    """Have git show files of plans through a program, in the repository of a folder or in all of the user's."""
    done = driver.install(folder, program, is_global=is_global)
    return Answer(lambda: installed_text(done, driver.ATTRIBUTES, is_global=is_global))


def uninstall(folder: Path, *, is_global: bool) -> Answer:
    """Take that back."""
    gone = driver.uninstall(folder, is_global=is_global)
    return Answer(lambda: uninstalled_text(gone, is_global=is_global))
