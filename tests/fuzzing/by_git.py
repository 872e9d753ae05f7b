"""Plans whose files were changed since they were committed, reviewed, and as git hands single files over."""

import random
import shutil
from pathlib import Path

from fuzzing import asking, by_bytes, by_events, by_fields, plans
from fuzzing.judging import judged
from fuzzing.running import run, run_driver
from repositories import SURROUNDINGS, commit, repository

_WAYS = (by_bytes.mutated, by_events.mutated, by_fields.mutated, by_fields.mutated)
_REVIEWS = (["review", "HEAD"], ["review", "HEAD", "--findings"], ["review", "HEAD", "--limit", "400"])


def review(chance: random.Random, folder: Path) -> None:
    """What was edited in a plan, against its last commit; the current folder is the repository meanwhile."""
    name, files = plans.any_plan(chance)
    plans.write(folder, {f"{name}/{path}": content for path, content in files.items()})
    try:
        repository(Path())
        commit(Path())
        plans.write(folder, {f"{name}/{path}": content for path, content in _changed(chance, files).items()})
        form = chance.choice(("text", "markdown", "json", "html", "github", "gitlab"))
        ran = run([*chance.choice(_REVIEWS), "-f", form], {**asking.surroundings(chance), **SURROUNDINGS})
    finally:
        shutil.rmtree(".git", ignore_errors=True)
    judged(ran)


def driver(chance: random.Random, folder: Path) -> None:
    """One file before and after, shown, compared and merged as git asks for it: that never fails."""
    _, files = plans.any_plan(chance)
    after = _changed(chance, files)
    name = chance.choice([path for path in files if after.get(path) != files[path]] or sorted(files))
    other = _changed(chance, files).get(name, b"")
    plans.write(folder, {"base": files[name], "ours": after.get(name, b""), "theirs": other})
    base, ours, theirs = (f"{folder}/{side}" for side in ("base", "ours", "theirs"))
    variables = {**asking.surroundings(chance), **SURROUNDINGS}
    for arguments, codes in (
        (["text", ours], (0,)),
        (["diff", name, base, "0" * 40, "100644", ours, "1" * 40, "100644"], (0,)),
        (["merge", base, ours, theirs, "7"], (0, 1)),
    ):
        ran = run_driver(arguments, variables)
        assert "planvers failed" not in ran.out + ran.err, f"{arguments[0]} failed"
        # To git a NUL makes a file binary, and nobody merges that line by line.
        if "binary files" not in ran.err:
            assert ran.code in codes, f"{arguments[0]} left with {ran.code}: {ran.err}"


def _changed(chance: random.Random, files: plans.Files) -> plans.Files:
    return chance.choice(_WAYS)(chance, files)
