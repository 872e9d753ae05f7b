"""What was set in git, as text: lines that are to be copied are not wrapped."""

from collections.abc import Iterable, Sequence

from planvers.git.driver import Setting


def installed_text(settings: Iterable[Setting], attributes: Sequence[str], *, is_global: bool) -> str:
    """The settings that were made, and what is left to do in the repository."""
    told = [f"{item.name} {'was set already' if item.is_old else 'is set'}: {item.value}" for item in settings]
    where = _where(is_global=is_global)
    lead = ["", "Put these lines into .gitattributes at the top of a repository with plans, and commit it:", ""]
    return "".join(f"{row}\n" for row in (f"In {where}:", *told, *lead, *attributes))


def uninstalled_text(names: Sequence[str], *, is_global: bool) -> str:
    """The settings that were taken back."""
    where = _where(is_global=is_global)
    told = [f"{name} is taken back" for name in names] or ["nothing was set"]
    return "".join(f"{row}\n" for row in (f"In {where}:", *told))


def _where(*, is_global: bool) -> str:
    return "the settings of all your repositories" if is_global else "the settings of this repository"
