"""Say again what a run said that found all as it is now, before anything heavy is imported."""

from __future__ import annotations

import os
import sys

from pubkit.cache import runs
from pubkit.cache.store import open_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FRESH = ("--no-cache", "--report", "--watch", "--help", "-h")
"""Arguments after which a run does more than make its outputs."""


def name_of(arguments: Sequence[str]) -> str | None:
    """Return the name under which this run is remembered; None when it never is."""
    if any(argument.split("=")[0] in _FRESH for argument in arguments):
        return None
    try:
        return runs.key(arguments)
    except OSError:
        return None  # the working folder is gone


def replay(name: str | None) -> int | None:
    """Print what the run `name` printed and return its status; None when it has to be run."""
    said = runs.recall(open_store(), name) if name else None
    if said is None:
        return None
    out, err, status = said
    try:
        sys.stdout.write(out)
        sys.stdout.flush()
        sys.stderr.write(err)
        sys.stderr.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        os.write(2, f"error: the paths cannot be printed: {error.strerror}\n".encode())
        return 1
    return status
