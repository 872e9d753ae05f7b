"""Notices as a Code Quality report of GitLab, which shows them in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
from collections import Counter
from collections.abc import Sequence

from planvers import joblog
from planvers.model.vocabulary import AlarmLevel
from planvers.review.notices import Notice

_SEVERITIES = {AlarmLevel.ERROR: "critical", AlarmLevel.WARNING: "major", AlarmLevel.INFO: "info"}


def annotated(notices: Sequence[Notice]) -> str:
    """The report, in the order given. Two notices that say the same get fingerprints of their own, as it wants them."""
    seen = Counter[str]()
    issues: list[dict[str, object]] = []
    for notice in notices:
        name = f"{notice.fingerprint}-{notice.where.path}"
        seen[name] += 1
        issues.append(
            {
                "description": notice.sentence,
                "check_name": notice.code,
                "fingerprint": name if seen[name] == 1 else f"{name}-{seen[name]}",
                "severity": _SEVERITIES[notice.level],
                "location": {"path": notice.where.path, "lines": {"begin": notice.where.line}},
            }
        )
    return joblog.parted(json.dumps(issues, ensure_ascii=False, indent=1), r"\u0023") + "\n"
