"""Every command that shows a plan, with every option that has a say in what it shows: for tests of all at once."""

from typing import NamedTuple


class Names(NamedTuple):
    """What a plan calls the things that commands are asked about; `point` is in both versions."""

    old: str
    new: str
    point: str
    party: str
    topic: str
    package: str
    code: str = "negation"


TALKS = Names("first-draft", "second-draft", "fish", "sudland", "river", "water-for-power")
SHIPPED = Names("us-28", "twenty-point", "army-cap", "russia", "territory", "none")
# Where and as what a result is written, and which exit code tells of it, changes nothing of what it says.
OF_NO_PAGE = {"--format", "--output", "--help", "--exit-code", "--fail-on", "--check", "--fix"}


def runs(named: Names) -> list[list[str]]:
    """The arguments of each run. All of them have --format."""
    old, new, point, party, topic, package, code = named
    return [
        ["list"],
        ["list", "--tree"],
        ["list", "--status"],
        ["show", old],
        ["show", new],
        ["show", new, point],
        ["diff", old, new],
        ["diff", old, new, "--stat"],
        ["diff", old, new, "--side-by-side", "--order", "number"],
        ["diff", old, new, "--findings", "--level", f"{code}=warning"],
        ["diff", old, new, "--only", "reworded,dropped", "--topic", topic, "--party", party],
        ["diff", old, new, "--point", point, "--no-infer"],
        ["diff", old, new, "--threshold", "0.2"],
        ["map", old, new],
        ["map", old, new, "--no-declared", "--threshold", "0.3"],
        ["map", old, new, "--no-declared", "--pending"],
        ["map", old, new, "--no-infer", "--explain", f"{old}#{point}"],
        ["history", point],
        ["stance", new],
        ["stance", new, "--party", party, "--topic", topic],
        ["stance", new, "--changed-since", old],
        ["stance", new, "--stale"],
        ["stance", new, "--by", "topic", "--as-of", "2025-12-31"],
        ["open", new, "--as-of", "2025-12-31"],
        ["open", new, "--party", party, "--as-of", "2025-12-31"],
        ["open", new, "--topic", topic, "--package", package, "--as-of", "2025-12-31"],
        ["timeline"],
        ["timeline", "--party", party, "--topic", topic, "--since", "2025", "--until", "2026"],
        ["timeline", "--about", f"{new}#{point}"],
        ["summary", new],
        ["summary", new, "--since", old, "--lang", "uk,en"],
        ["report", new, "--as-of", "2025-12-31", "--output", "-"],
        ["check"],
        ["check", "--stats"],
        ["explain", code],
    ]
