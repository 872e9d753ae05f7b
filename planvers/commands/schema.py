"""planvers schema."""

from planvers.commands import Answer
from planvers.documents.catalog import OUTPUTS, TROUBLE, document_schema, schema_names
from planvers.documents.envelope import as_text
from planvers.documents.inputs import INPUTS, input_schema
from planvers.trouble import one_of
from planvers.views.page import Facts, Heading, Page, line


def run(name: str | None) -> Answer:
    """The schema of one file of a plan or of one JSON document, or the names of all of them."""
    if name is None:
        return Answer(_names_page)
    known = one_of("schema", name, [*INPUTS, *schema_names()], "planvers schema lists them")
    return Answer(lambda: as_text(input_schema(known) if known in INPUTS else document_schema(known)))


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
