"""The command line: say again what is known, else parse options, call the API, print, leave.

0: done; 1: something could not be published, the rest is; 2: wrong usage; 130: interrupted.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing is slow to import
if TYPE_CHECKING:
    from typing import Any, NoReturn


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; no traceback reaches a user."""
    _open_streams()
    if arguments is None:
        sys.unraisablehook = interrupt_again
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status = _run(given, at_once=arguments is None)
    except KeyboardInterrupt:  # while commands are imported
        os.write(2, b"interrupted\n")
        status = 130
    if arguments is None:
        _leave(status)
    sys.exit(status)


def _run(given: list[str], *, at_once: bool) -> int:
    name = None
    if given and given[0] in ("export", "check"):
        from pubkit.cli.replay import name_of, replay

        name = name_of(given)
        status = replay(name)
        if status is not None and at_once:
            os._exit(status)  # nothing is left to be cleaned up, and it takes a while
        if status is not None:
            return status
    from pubkit.cli.commands import run

    return run(given, name)


def interrupt_again(told: Any) -> None:
    """Raise an interrupt again that fell into a destructor, for Python prints and forgets those."""
    if told.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(told)
        return
    import signal

    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.01)  # when the destructor is done


def _leave(status: int) -> NoReturn:
    """End the process without taking apart what it has made, which takes a tenth of a run."""
    import atexit

    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or 1
    os._exit(status)


def _open_streams() -> None:
    """Open what the caller has closed, lest an output gets its number and is printed to."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115 (stays open)
