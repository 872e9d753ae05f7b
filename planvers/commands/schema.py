"""planvers schema."""

from planvers.commands import Answer
from planvers.documents.catalog import OUTPUTS, TROUBLE, document_schema, schema_names
from planvers.documents.envelope import as_text
from planvers.trouble import one_of
from planvers.views.page import Facts, Page, line


def run(name: str | None) -> Answer:
    """The schema of one JSON document, or the names of all of them."""
    if name is None:
        return Answer(_names_page)
    known = one_of("document or command", name, schema_names())
    return Answer(lambda: as_text(document_schema(known)))


def _names_page() -> Page:
    told = [(output.name, f"planvers {output.command}: {output.note}") for output in OUTPUTS]
    told.append((TROUBLE, "any command that could not do its job"))
    return Page((Facts(tuple((line(name), line(note)) for name, note in told)),))
