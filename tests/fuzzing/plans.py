"""The plans that cases start from, as the bytes of their files by path, and what their records are called."""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from runs import Names

Files = dict[str, bytes]

_TESTS = Path(__file__).parent.parent
_PLANS = _TESTS.parent / "plans"
# Small plans are read a hundred times while a large one is read once; what can be wrong is in either.
_FOLDERS = (_TESTS / "plans" / "small", _TESTS / "plans" / "talks", _PLANS / "minsk-2014", _PLANS / "ukraine-2025")
_WEIGHTS = (140, 52, 7, 1)
_NAME = re.compile(rb"(?:^|[-{,]) *(?:id|number|short|package): *[\"']?([^\"',}\n]+)", re.MULTILINE)


@cache
def _files(folder: Path) -> Mapping[str, bytes]:
    found = sorted(folder.rglob("*.yaml"))
    return MappingProxyType({path.relative_to(folder).as_posix(): path.read_bytes() for path in found})


def any_plan(chance: random.Random) -> tuple[str, Files]:
    """The id of a plan and its files."""
    folder = chance.choices(_FOLDERS, _WEIGHTS)[0]
    return folder.name, dict(_files(folder))


def names_in(files: Files) -> list[str]:
    """What is called something in a plan, in the order of the files."""
    found = (item.decode("utf-8", "replace").strip() for content in files.values() for item in _NAME.findall(content))
    return list(dict.fromkeys(found))


def names(chance: random.Random, files: Files) -> Names:
    """Names to ask for, most of which mean something in the plan."""
    pool = names_in(files) or ["none"]
    versions = [Path(path).stem for path in files if path.startswith("versions/")] or ["none"]
    old, new = chance.choice(versions), chance.choice([*versions, "latest", "previous"])
    in_versions = names_in({path: content for path, content in files.items() if path.startswith("versions/")})
    before, _, after = files.get("plan.yaml", b"").partition(b"topics:")
    point, party, topic, package = (
        chance.choice(pool if chance.random() < 0.1 else own or pool)
        for own in (in_versions, names_in({"": before})[1:], names_in({"": after}), in_versions)
    )
    return Names(old, new, point, party, topic, package)


def write(folder: Path, files: Files) -> None:
    """The files of a plan in a folder, which holds nothing else of theirs afterwards."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
