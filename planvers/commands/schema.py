"""planvers schema."""

from planvers.commands import Answer
from planvers.documents.envelope import as_text
from planvers.documents.inputs import INPUTS, input_schema
from planvers.documents.outputs import OUTPUTS, output_schema
from planvers.trouble import one_of


def run(name: str | None) -> Answer:
    """The JSON Schema of an input file or of a command's output; without a name, the names that there are."""
    if name is None:
        return Answer(_names)
    known = one_of("schema", name, [*INPUTS, *OUTPUTS])
    return Answer(lambda: as_text(input_schema(known) if known in INPUTS else output_schema(known)))


def _names() -> str:
    files = [f"{name:11} input file: {shape.what}\n" for name, shape in INPUTS.items()]
    outputs = [f"{command:11} output of planvers {command} --format json\n" for command in OUTPUTS]
    return "".join([*files, *outputs])
