"""Writing a file whole or not at all, and asking whether it would be written anew."""

import codecs
import contextlib
import os
import tempfile
from pathlib import Path

from planvers.trouble import TroubleError

_NEW_FILE = 0o666


def save(path: Path, text: str) -> None:
    """Put a text into a file, as UTF-8 with the line ends that it has.

    It is written beside the file first and then takes its place, so that a crash at any moment leaves
    the old content or the new one. A link stays a link, and a file keeps its permissions. `TroubleError`
    if the system refuses.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else _NEW_FILE & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as fault:
        raise TroubleError(f"'{path}' cannot be written: {fault.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except OSError as fault:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise TroubleError(f"'{path}' cannot be written: {fault.strerror}") from None


def content_of(path: Path) -> bytes | None:
    """What a file holds, for `save_over` later; None if there is none. `TroubleError` if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise TroubleError(f"'{path}' cannot be read: {fault.strerror}") from None


def save_over(path: Path, before: bytes | None, text: str) -> None:
    """Put a text in the place of what a file held when it was read, as `save` does; a byte-order mark stays.

    `TroubleError`, and nothing is written, if the file holds something else by now.
    """
    see_unchanged(path, before)
    has_mark = before is not None and before.startswith(codecs.BOM_UTF8)
    save(path, f"\ufeff{text}" if has_mark else text)


def see_unchanged(path: Path, before: bytes | None) -> None:
    """`TroubleError` if a file holds something else by now than when it was read."""
    if content_of(path) != before:
        raise TroubleError(f"'{path}' was changed while this was going on; nothing was written", "run it again")


def save_new(path: Path, text: str) -> None:
    """Put a text into a file that is not there yet, and make the folder that it is to lie in.

    `TroubleError` if there is anything of that name.
    """
    if os.path.lexists(path):
        raise TroubleError(f"'{path}' is there already", "remove it, or name another file with -o FILE")
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as fault:
        raise TroubleError(f"'{path}' cannot be written: {fault.strerror}") from None
    save(path, text)


def holds(path: Path, text: str) -> bool:
    """Whether a file holds just this text; one that is not there does not. `TroubleError` if it cannot be read."""
    try:
        return path.read_bytes() == text.encode("utf-8")
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise TroubleError(f"'{path}' cannot be read: {fault.strerror}") from None


def _umask() -> int:
    """The permissions that the user takes from new files; there is no way to ask but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
