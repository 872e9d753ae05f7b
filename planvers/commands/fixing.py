"""planvers check --fix: files put right before they are checked."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planvers.checking.fixes import fixed
from planvers.desk import Desk
from planvers.library import plans_at
from planvers.model.unseen import visible
from planvers.reading.files import FILE_NAMES, MAX_BYTES, VERSIONS_NAME, DiskFiles, shown
from planvers.reading.folder import stems_in
from planvers.saving import save_over
from planvers.trouble import TroubleError


def mend(desk: Desk, paths: Sequence[Path]) -> Iterator[str]:
    """Put the files right that some paths mean, or those of every plan; says what was done, file by file."""
    if not paths and desk.place.is_bundled:
        raise TroubleError("the plans that come with planvers are not edited", "name a plan folder")
    for path in _files(desk, paths):
        content = path.read_bytes() if path.is_file() else b""
        if not content or len(content) > MAX_BYTES:
            continue
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        result = fixed(text)
        if result.fixes:
            save_over(path, content, result.text.removeprefix("\ufeff"))
            yield from (f"{visible(shown(path))}:{fix.line}: fixed: {fix.told}" for fix in result.fixes)


def _files(desk: Desk, paths: Sequence[Path]) -> Iterable[Path]:
    folders = [folder for path in paths if path.is_dir() for folder in plans_at(path, "check")]
    for folder in folders if paths else desk.place.folders:
        yield from (folder / name for name in FILE_NAMES)
        yield from (folder / VERSIONS_NAME / f"{stem}.yaml" for stem in stems_in(DiskFiles(folder)))
    yield from (path for path in paths if path.is_file())
