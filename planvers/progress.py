"""A progress bar on standard error for work that takes more than a second, and only on a terminal."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from planvers.formats.terminal.progress import ProgressLine

_PATIENCE = 1.0


class Bar:
    """Shows how much of some work is done, from the first second on; leaves nothing behind."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._begun = time.monotonic()
        self._can_show = sys.stderr is not None and sys.stderr.isatty()
        self._shown: ProgressLine | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown.close()

    def show(self, share: float) -> None:
        """Say how much is done, from 0.0 to 1.0."""
        if self._can_show and self._shown is None and time.monotonic() - self._begun > _PATIENCE:
            # Imported only here: most commands are done before.
            from planvers.formats.terminal.progress import ProgressLine

            self._shown = ProgressLine(self._name)
        if self._shown:
            self._shown.update(share)
