"""The command line: arguments in, text and an exit code out; the only package that imports typer.

A command's own module under `commands/` is imported when it runs: nobody waits for another
command's imports.
"""

from planvers.cli.program import main

__all__ = ["main"]
