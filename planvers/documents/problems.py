"""What is wrong with files, as JSON."""

from planvers.documents.shapes import INTEGER, STRING, Shape, key, optional, record, words
from planvers.model.problems import Problem, Severity

PROBLEM: Shape[Problem] = record(
    "problem",
    "One fault in a file; docs/problems.md lists the codes.",
    key("code", STRING, lambda item: item.code, "stable, while messages may be reworded"),
    key("severity", words(Severity), lambda item: item.severity),
    key("path", STRING, lambda item: item.where.path),
    key("line", INTEGER, lambda item: item.where.line, "from 1"),
    key("column", INTEGER, lambda item: item.where.column, "from 1, in characters"),
    key("message", STRING, lambda item: item.message),
    optional("hint", STRING, lambda item: item.hint or None, "what to do"),
)
