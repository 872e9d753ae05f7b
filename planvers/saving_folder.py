"""Writing a new folder whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from planvers.trouble import TroubleError


def save_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Put texts into a folder that is new or empty, by their names in it, the last of them last.

    They are written beside it first. A folder that is not there appears with all of them at once, and so do the
    folders above it that are not there. One that is there stays itself, for somebody may be in it; what is in it
    already is `TroubleError`, as is what the system refuses, and then nothing stays behind.
    """
    target = folder.resolve()
    try:
        is_new = not target.exists()
        if not is_new and any(target.iterdir()):
            raise TroubleError(f"'{folder}' is not empty", "name a new folder: nothing is overwritten")
        above = next(parent for parent in target.parents if parent.exists())
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=above) as made:
            staged = Path(made) / target.relative_to(above)
            _write(staged, texts)
            if is_new:
                first = target.relative_to(above).parts[0]
                (Path(made) / first).rename(above / first)
            else:
                _move_into(target, staged, texts)
    except OSError as fault:
        raise TroubleError(f"'{folder}' cannot be written: {fault.strerror}") from None


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def _move_into(target: Path, staged: Path, texts: Mapping[str, str]) -> None:
    """Move what was written into an empty folder, and back out of it if the system refuses any."""
    moved: list[str] = []
    try:
        for name in dict.fromkeys(Path(name).parts[0] for name in texts):
            (staged / name).rename(target / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (target / name).rename(staged / name)
        raise
