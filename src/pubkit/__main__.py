"""Run the command line: `python -m pubkit`."""

from pubkit.cli import main

main()
