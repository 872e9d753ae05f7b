"""planvers schema."""

from pathlib import Path

from planvers.commands import Answer
from planvers.documents.catalog import OUTPUTS, TROUBLE, document_schema, schema_names
from planvers.documents.envelope import as_text
from planvers.documents.inputs import INPUTS, TITLE, input_schema
from planvers.saving import save
from planvers.trouble import TroubleError, one_of
from planvers.views.page import Facts, Heading, Page, line


def run(name: str | None) -> Answer:
    """The schema of one file of a plan or of one JSON document, or the names of all of them."""
    if name is None:
        return Answer(_names_page)
    known = one_of("schema", name, all_names(), "planvers schema lists them")
    return Answer(lambda: as_text(input_schema(known) if known in INPUTS else document_schema(known)))


def write(folder: Path) -> Answer:
    """The schema of each file of a plan put into a folder; trouble if that would replace anything but a schema."""
    texts = {folder / name: text for name, text in file_schemas().items()}
    for path in texts:
        if path.exists() and not (
            path.is_file() and f'"title": "{TITLE}' in path.read_bytes().decode(errors="replace")
        ):
            raise TroubleError(f"'{path}' is no schema of planvers", "name another folder: nothing else is overwritten")
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        save(path, text)
    return Answer(lambda: "".join(f"{path}\n" for path in texts))


def file_schemas() -> dict[str, str]:
    """The schema of each file of a plan, by the name that a file with it has."""
    return {f"{name}.json": as_text(input_schema(name)) for name in INPUTS}


def all_names() -> tuple[str, ...]:
    """What there is a schema of: the files of a plan, then documents."""
    return (*INPUTS, *schema_names())


def _names_page() -> Page:
    files = [(name, item.file) for name, item in INPUTS.items()]
    told = [(output.name, f"planvers {output.command}: {output.note}") for output in OUTPUTS]
    told.append((TROUBLE, "any command that could not do its job"))
    groups = (("Files of a plan", files), ("JSON documents, by themselves or as all of a command", told))
    blocks = (
        (Heading(2, line(name)), Facts(tuple((line(first), line(second)) for first, second in pairs)))
        for name, pairs in groups
    )
    return Page(tuple(block for pair in blocks for block in pair))
