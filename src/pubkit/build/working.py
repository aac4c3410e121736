"""What a child of a run does: job after job within limits, each result sent to the parent."""

from __future__ import annotations

import gc
import math
import mmap
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import NoReturn

import msgspec

NOTE_SIZE = 4096

Note = Callable[[bytes], None]
"""Keeps a few bytes, at most `NOTE_SIZE - 2`, where they outlive the child."""

INDEX = 4
"""Bytes of the number of a job that is handed to a child."""
LENGTH = 8
"""Bytes of the length of a result, which come before it."""
TOLD = b"\xff" * LENGTH
"""Stands for the length of a result where an error is told instead."""


class Limits(msgspec.Struct, frozen=True):
    """What one job may take: seconds of CPU, seconds on the clock, bytes of address space."""

    cpu: int = 300
    wall: int = 600
    memory: int = 6 << 30


def work_off(
    jobs: Sequence[str],
    ordered: int,
    work: Callable[[str, Note], bytes],
    pipe: int,
    limits: Limits,
    enclose: Callable[[], None],
    board: mmap.mmap,
) -> NoReturn:
    """Do the jobs in the child and leave without the parent's clean-up."""
    status = 1
    try:
        confine(limits, enclose)
        gc.disable()  # most children do one job, and what is garbage then is nobody's loss
        while index := os.read(ordered, INDEX):
            _allow_time(limits)
            _write_note(board, b"")
            data = work(jobs[int.from_bytes(index, "big")], partial(_write_note, board))
            _send(pipe, len(data).to_bytes(LENGTH, "big"))
            _send(pipe, data)
            gc.enable()
        status = 0
    except MemoryError:
        status = 3
    except BaseException as error:  # a bug of ours: told as one, never as a traceback
        with suppress(OSError):
            told = _describe(error).encode("utf-8", "replace")
            _send(pipe, TOLD + told)
        status = 1
    finally:
        os._exit(status)


def confine(limits: Limits, enclose: Callable[[], None]) -> None:
    """Put this child under `limits`, and leave its end to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _restrict(limits)
    _allow_time(limits)
    enclose()


def _send(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]


def _write_note(board: mmap.mmap, note: bytes) -> None:
    """Replace what is on `board`; whoever dies in between has noted nothing."""
    size = min(len(note), NOTE_SIZE - 2)
    board[:2] = b"\0\0"
    board[2 : 2 + size] = note[:size]
    board[:2] = size.to_bytes(2, "big")


def read_note(board: mmap.mmap) -> bytes:
    """Return what a child noted last."""
    return board[2 : 2 + int.from_bytes(board[:2], "big")]


def _describe(error: BaseException) -> str:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"  # noqa: PTH119
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


def _restrict(limits: Limits) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _allow_time(limits: Limits) -> None:
    """Give the processor's time for one more job."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + limits.cpu, most))
