"""Writing a file whole or not at all, and asking whether it would be written anew."""

import codecs
import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from planvers.screen import ClosedPipeError
from planvers.trouble import TroubleError

# Windows has no such locks.
if sys.platform != "win32":
    import fcntl

_NEW_FILE = 0o666


def save(path: Path, text: str) -> None:
    """Put a text into a file, as UTF-8 with the line ends that it has.

    It is written beside the file first and then takes its place, so that a crash at any moment leaves
    the old content or the new one. A link stays a link, and a file keeps its permissions. What is no file but a
    device or a pipe, such as /dev/stdout, is written to and stays what it is. `TroubleError` if the system refuses, and
    `ClosedPipeError` if nobody reads the pipe any more.
    """
    if _is_no_file(path):
        _pour(path, text)
    else:
        _put(path, text)


def _put(path: Path, text: str) -> None:
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


def _is_no_file(path: Path) -> bool:
    """Whether something is there that holds no text, such as a device; a folder is left to fail like a file."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _pour(path: Path, text: str) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
    except BrokenPipeError:
        raise ClosedPipeError from None
    except OSError as fault:
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

    `TroubleError`, and nothing is written, if the file holds something else by now. Of two that write at once one
    waits for the other, where the system has locks (it has on all but Windows), and then finds the file changed.
    """
    has_mark = before is not None and before.startswith(codecs.BOM_UTF8)
    with _alone_in(Path(os.path.realpath(path)).parent):
        see_unchanged(path, before)
        save(path, f"\ufeff{text}" if has_mark else text)


def see_unchanged(path: Path, before: bytes | None) -> None:
    """`TroubleError` if a file holds something else by now than when it was read."""
    if content_of(path) != before:
        raise TroubleError(f"'{path}' was changed while this was going on; nothing was written", "run it again")


def save_new(path: Path, text: str) -> None:
    """Put a text into a file that is not there yet, and make the folder that it is to lie in.

    `TroubleError` if there is anything of that name, also if somebody else made it at the same moment.
    """
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as fault:
        raise TroubleError(f"'{path}' cannot be written: {fault.strerror}") from None
    with _alone_in(path.parent):
        if os.path.lexists(path):
            raise TroubleError(f"'{path}' is there already", "remove it, or name another file with -o FILE")
        save(path, text)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """While nobody else who asks for the same writes in a folder; a lock ends with whoever holds it."""
    if sys.platform == "win32":
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as fault:
        raise TroubleError(f"'{folder}' cannot be written to: {fault.strerror}") from None
    try:
        with contextlib.suppress(OSError):
            # Some file systems have none.
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


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
