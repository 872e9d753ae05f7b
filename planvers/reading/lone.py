"""One file of a plan by itself, as git hands it over: told apart by what it holds, since its name may be any."""

from typing import NamedTuple

from planvers.model.places import Location, Source
from planvers.model.problems import Problem, Severity
from planvers.reading.files import VERSIONS_NAME
from planvers.reading.folder import PlanRecords, read_folder

# The two revisions of a version are one version, whatever their files are called.
_VERSION = "version.yaml"


class Lone(NamedTuple):
    """A plan folder of which one file is known: its text, and its name or that of the folder of versions."""

    source: Source
    sort: str

    @property
    def name(self) -> str:
        """The name of the folder, which is not known."""
        return ""

    def shown(self, name: str) -> str:
        """The file as git calls it."""
        return self.source.path if name == self._only else name

    def has(self, name: str) -> bool:
        """Whether it is the one file."""
        return name == self._only

    def versions(self) -> tuple[str, ...]:
        """The one version, if the file is one."""
        return (_VERSION,) if self.sort == VERSIONS_NAME else ()

    def read(self, name: str) -> Source | Problem:
        """The text of the one file."""
        if name == self._only:
            return self.source
        return Problem("file-missing", Location(name, 1, 1), "there is no such file")

    @property
    def _only(self) -> str:
        return f"{VERSIONS_NAME}/{_VERSION}" if self.sort == VERSIONS_NAME else self.sort


def read_lone(source: Source, sort: str) -> PlanRecords:
    """The records of one file, of the sort that `sort_of` tells."""
    return read_folder(Lone(source, sort))


def fault(source: Source, records: PlanRecords) -> Problem | None:
    """The first error of the one file itself, which keeps it from saying anything."""
    problems = (problem for record in records.all() if record.path == source.path for problem in record.problems)
    return next((problem for problem in problems if problem.severity is Severity.ERROR), None)
