"""The program as a process of its own, for what a test in this process could not live through."""

import os
import sys

import pytest

from conftest import PROJECT

PROGRAM = [sys.executable, "-m", "planvers"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="it is a matter of POSIX")


def environment(**more: str) -> dict[str, str]:
    """What a process finds around it, in which it finds planvers from any folder."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), **more}
