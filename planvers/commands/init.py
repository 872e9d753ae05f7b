"""planvers init."""

import re
import unicodedata
from pathlib import Path

from planvers.commands import Answer
from planvers.commands.schema import file_schemas
from planvers.git.driver import ATTRIBUTES_WITHIN
from planvers.library import plan_folder_of
from planvers.model.unseen import pasted, visible
from planvers.reading.files import PLAN_NAME, shown
from planvers.saving_folder import save_folder
from planvers.starter import SCHEMAS_NAME, starter_texts
from planvers.trouble import TroubleError
from planvers.views.init import begun_text

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def run(folder: Path) -> Answer:
    """A new plan folder, with an example to put one's own in place of; trouble if there is anything there already."""
    target = folder.resolve()
    if (target / ".git").exists() and not (target / PLAN_NAME).exists():
        # In plans/ every command finds it, and others can stand beside it.
        hint = pasted(str(folder / "plans" / (_near(target.name) or "NAME")))
        raise TroubleError(f"'{visible(str(folder))}' is a git repository", f"planvers init {hint}")
    plan_id = _plan_id(target.name)
    if target.exists() and not target.is_dir():
        raise TroubleError(f"'{visible(str(folder))}' is a file", "name a new folder: nothing is overwritten")
    if (target / PLAN_NAME).exists():
        raise TroubleError(f"'{visible(str(folder))}' is a plan already", "name a new folder: nothing is overwritten")
    around = plan_folder_of(target)
    if around is not None:
        raise TroubleError(f"'{visible(str(folder))}' lies in the plan {around.name}", "a plan has a folder of its own")
    texts = starter_texts(plan_id)
    # A folder is a plan once it has a plan.yaml, which is why that is written last.
    header = texts.pop(PLAN_NAME)
    schemas = {f"{SCHEMAS_NAME}/{name}": text for name, text in file_schemas().items()}
    attributes = "".join(f"{row}\n" for row in ATTRIBUTES_WITHIN)
    save_folder(folder, {**schemas, ".gitattributes": attributes, **texts, PLAN_NAME: header})
    return Answer(lambda: begun_text(shown(target), sorted(starter_texts(plan_id)), SCHEMAS_NAME))


def _plan_id(name: str) -> str:
    """The name of a folder as the id of its plan; trouble that suggests the nearest id if it cannot be one."""
    if _SLUG.fullmatch(name):
        return name
    near = _near(name)
    rule = "an id has lower-case letters, digits and hyphens"
    raise TroubleError(f"'{visible(name)}' cannot be the id of a plan", f"{rule}; name it {near}" if near else rule)


def _near(name: str) -> str:
    """What is nearest to a name among ids, or nothing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall("[a-z0-9]+", plain))
