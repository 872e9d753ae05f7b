"""What a new plan folder holds and what to do next, as text: lines that are to be copied are not wrapped."""

from collections.abc import Sequence

from planvers.model.unseen import pasted, visible


def begun_text(folder: str, names: Sequence[str], schemas: str) -> str:
    """The folder as people are shown it, the files to edit in it, and the folder of the schemas."""
    where = pasted(folder)
    edited = ", ".join(names)
    rows = (
        f"{visible(folder)} is a new plan, made up as an example. Put your own in its place:",
        f"  {edited}",
        f"Editors complete and check these files by the schemas in {schemas}.",
        "",
        "Next:",
        f"  planvers check {where}",
        f"  planvers -C {where} show latest",
    )
    return "".join(f"{row}\n" for row in rows)
