"""Notices in the forms in which services show them on the lines of a change, one module a service.

They are written from results and not from pages: a service shows a place and a sentence, and no layout.
"""

from collections.abc import Callable, Sequence

from planvers.annotations import github, gitlab
from planvers.review.notices import Notice

WRITERS: dict[str, Callable[[Sequence[Notice]], str]] = {"github": github.annotated, "gitlab": gitlab.annotated}
