"""Run jobs in children forked from this process: a crash, a leak or a limit costs one job only."""

from __future__ import annotations

import mmap
import os
import selectors
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NoReturn

import msgspec

READ_SIZE = 1 << 20
NOTE_SIZE = 4096

Note = Callable[[bytes], None]
"""Keeps a few bytes, at most `NOTE_SIZE - 2`, where they outlive the child."""


class Limits(msgspec.Struct, frozen=True):
    """What one job may take: seconds of CPU, seconds on the clock, bytes of address space."""

    cpu: int = 300
    wall: int = 600
    memory: int = 6 << 30


class Failure(msgspec.Struct, frozen=True):
    """A job that gave no result, why, and what it had noted last."""

    reason: str
    noted: bytes = b""


class _Child:
    def __init__(self, index: int, pid: int, pipe: int, board: mmap.mmap) -> None:
        self.index = index
        self.pid = pid
        self.pipe = pipe
        self.board = board
        self.data = bytearray()
        self.started = time.monotonic()


def run(
    jobs: Sequence[str],
    work: Callable[[str, Note], bytes],
    *,
    processes: int,
    limits: Limits,
    enclose: Callable[[], None] = lambda: None,
) -> Iterator[tuple[int, bytes | Failure]]:
    """Yield the index and the result of each job as it ends.

    `work` runs in a child, after `enclose`, may note how far it is, and returns bytes. Whatever
    ends this iteration, no child is left.
    """
    waiting = iter(range(len(jobs)))
    children: dict[int, _Child] = {}
    with selectors.DefaultSelector() as selector:
        try:
            while True:
                while len(children) < processes and (index := next(waiting, None)) is not None:
                    others = [child.board for child in children.values()]
                    child = _start(index, jobs[index], work, limits, enclose, others)
                    children[child.pipe] = child
                    selector.register(child.pipe, selectors.EVENT_READ)
                if not children:
                    return
                for key, _ in selector.select(timeout=1.0):
                    child = children[key.fd]
                    if data := os.read(child.pipe, READ_SIZE):
                        child.data += data
                        continue
                    selector.unregister(child.pipe)
                    del children[child.pipe]
                    yield child.index, _end(child)
                for child in list(children.values()):
                    if time.monotonic() - child.started > limits.wall:
                        os.kill(child.pid, signal.SIGKILL)
        finally:
            for child in children.values():
                os.kill(child.pid, signal.SIGKILL)
                os.close(child.pipe)
                os.waitpid(child.pid, 0)


def _start(
    index: int,
    job: str,
    work: Callable[[str, Note], bytes],
    limits: Limits,
    enclose: Callable[[], None],
    others: Sequence[mmap.mmap],
) -> _Child:
    reading, writing = os.pipe()
    board = mmap.mmap(-1, NOTE_SIZE)
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        for other in others:
            other.close()
        _work(job, work, writing, limits, enclose, board)
    os.close(writing)
    return _Child(index, pid, reading, board)


def _work(
    job: str,
    work: Callable[[str, Note], bytes],
    pipe: int,
    limits: Limits,
    enclose: Callable[[], None],
    board: mmap.mmap,
) -> NoReturn:
    """Do the job in the child and leave without the parent's clean-up."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _restrict(limits)
        enclose()
        data = work(job, partial(_write_note, board))
        with os.fdopen(pipe, "wb") as file:
            file.write(b"\0" + data)
        status = 0
    except MemoryError:
        status = 3
    except BaseException as error:  # a bug of ours: told as one, never as a traceback
        try:
            os.write(pipe, b"\1" + _describe(error).encode("utf-8", "replace"))
        finally:
            status = 1
    finally:
        os._exit(status)


def _write_note(board: mmap.mmap, note: bytes) -> None:
    """Replace what is on `board`; whoever dies in between has noted nothing."""
    size = min(len(note), NOTE_SIZE - 2)
    board[:2] = b"\0\0"
    board[2 : 2 + size] = note[:size]
    board[:2] = size.to_bytes(2, "big")


def _noted(board: mmap.mmap) -> bytes:
    return board[2 : 2 + int.from_bytes(board[:2], "big")]


def _describe(error: BaseException) -> str:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"  # noqa: PTH119
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


def _restrict(limits: Limits) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _end(child: _Child) -> bytes | Failure:
    os.close(child.pipe)
    _, status = os.waitpid(child.pid, 0)
    noted = _noted(child.board)
    child.board.close()
    result = _result(child, status)
    return Failure(result, noted) if isinstance(result, str) else result


def _result(child: _Child, status: int) -> bytes | str:
    """Return what the child made, or why it made nothing."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name
        why = {"SIGXCPU": " (CPU time used up)", "SIGKILL": " (time or memory used up)"}
        return f"worker killed by {name}{why.get(name, '')}"
    code = os.waitstatus_to_exitcode(status)
    if code == 3:
        return "memory used up"
    if child.data[:1] == b"\0" and code == 0:
        return bytes(child.data[1:])
    if child.data[:1] == b"\1":
        return f"internal error: {child.data[1:].decode('utf-8', 'replace')}"
    return f"worker ended with status {code}"
