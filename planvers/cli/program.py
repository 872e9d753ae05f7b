"""The program: every command, run once, and every fault told in its own way."""

import gc
import sys
from typing import NoReturn

from planvers.cli.app import CLOSED_PIPE, INTERNAL_FAULT, app
from planvers.cli.writing import TROUBLE
from planvers.model.unseen import visible
from planvers.screen import ClosedPipeError, tell, use_utf8
from planvers.trouble import TroubleError, UnreadableError


def main() -> NoReturn:
    """Run the command line and leave. A fault of planvers itself leaves with 70, not with Python's 1."""
    use_utf8()
    # A command lives for a tenth of a second and makes next to no cycles; collecting them costs a twentieth of it.
    gc.disable()
    try:
        _run()
    finally:
        # Nor is there anything to collect at the end, which Python would do all the same.
        gc.freeze()


def _run() -> NoReturn:
    """Run one command; every way it can end is an exit code."""
    try:
        app(prog_name="planvers")
    except UnreadableError as fault:
        tell(str(fault))
        sys.exit(TROUBLE)
    except TroubleError as fault:
        tell(f"planvers: error: {fault}")
        sys.exit(TROUBLE)
    except OSError as fault:
        tell(f"planvers: error: the system refused: {visible(str(fault))}")
        sys.exit(TROUBLE)
    except ClosedPipeError:
        sys.exit(CLOSED_PIPE)
    except Exception:  # noqa: BLE001 - the one place that may: whatever gets here is a fault of planvers
        import traceback

        traceback.print_exc()
        tell("planvers: internal fault, whatever the input was. Please report the lines above.")
        sys.exit(INTERNAL_FAULT)
    sys.exit(0)
