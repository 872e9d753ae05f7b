"""python -m planvers."""

from planvers.cli import main

main()
