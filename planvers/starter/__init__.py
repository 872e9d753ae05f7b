"""The files that a new plan begins with, as texts: an example in which each key is explained where it stands."""

from planvers.starter.registers import SOURCES, STATEMENTS
from planvers.starter.texts import PLAN, VERSION, VERSION_ID

SCHEMAS_NAME = ".schemas"


def starter_texts(plan_id: str) -> dict[str, str]:
    """The files of a new plan by their names in its folder; schemas are looked for in the folder `SCHEMAS_NAME`."""
    return {
        "plan.yaml": pointing_at(f"{SCHEMAS_NAME}/plan.json", PLAN.replace("PLAN-ID", plan_id)),
        "sources.yaml": pointing_at(f"{SCHEMAS_NAME}/sources.json", SOURCES),
        "statements.yaml": pointing_at(f"{SCHEMAS_NAME}/statements.json", STATEMENTS),
        f"versions/{VERSION_ID}.yaml": pointing_at(f"../{SCHEMAS_NAME}/version.json", VERSION),
    }


def pointing_at(schema: str, text: str) -> str:
    """A text behind the lines by which editors find its schema, from the folder that the file is in.

    The first is for the language server of many editors, the second for those of JetBrains.
    """
    return f"# yaml-language-server: $schema={schema}\n# $schema: {schema}\n{text}"
