"""What is wrong with files, as JSON."""

from planvers.documents.envelope import Json
from planvers.model.problems import Problem


def problem_record(problem: Problem) -> dict[str, Json]:
    """One problem with its place; `hint` is absent where there is none."""
    record: dict[str, Json] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column,
        "message": problem.message,
    }
    return record | ({"hint": problem.hint} if problem.hint else {})
