"""A bar on standard error."""


class ProgressLine:
    """A bar on standard error; `close` takes it away."""

    def __init__(self, name: str) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(name, total=1.0)
        self._progress.start()

    def update(self, share: float) -> None:
        """Show how much is done, from 0.0 to 1.0."""
        self._progress.update(self._task, completed=share)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
