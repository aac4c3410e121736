"""Stop the engine when a page takes it far longer than pages do."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SECONDS = 10.0
"""Seconds of CPU that each try to typeset a publication may take, whatever its length."""

SECONDS_PER_CHARACTER = 0.0001
"""What each character of markup adds; the engine takes less than half of that for prose."""


class OutOfPatienceError(Exception):
    """The engine took longer than the markup explains; `frame` is what it was at."""

    def __init__(self, message: str, frame: FrameType | None) -> None:
        super().__init__(message)
        self.frame = frame


@contextmanager
def unhurried() -> Iterator[None]:
    """Let what is done take none of the patience that there is."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    left = signal.setitimer(signal.ITIMER_PROF, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, *left)


@contextmanager
def patience(characters: int) -> Iterator[None]:
    """Raise `OutOfPatienceError` when the work takes too long for so many `characters`.

    The processor's time counts, so a busy machine changes nothing; what is done with a patience of
    its own does not. Only a main thread has signals; the workers that build articles are main
    threads.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    allowed = SECONDS + SECONDS_PER_CHARACTER * characters

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise OutOfPatienceError(f"more than {allowed:.0f} s for {characters:,} characters", frame)

    kept = signal.signal(signal.SIGPROF, stop)
    # A call back from C may swallow the first exception, so the alarm repeats.
    left, again = signal.setitimer(signal.ITIMER_PROF, allowed, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, kept)
        signal.setitimer(signal.ITIMER_PROF, left, again)
