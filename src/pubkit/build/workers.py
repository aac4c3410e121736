"""Run jobs in children forked from this process: a crash, a leak or a limit costs one job only.

A child does several jobs in turn, for copying what it touches of its parent's memory takes as long
as a small job; each is handed to it when it is free, so that all end at about the same time. One
that fails after others is done again in a child of its own: what came before it decides nothing.
"""

from __future__ import annotations

import mmap
import os
import selectors
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import msgspec

from pubkit.build.working import INDEX, LENGTH, NOTE_SIZE, TOLD, Limits, Note, read_note, work_off
from pubkit.children import die_with

READ_SIZE = 1 << 20
MOST = 32
"""Jobs that a child does at most, so that little is lost with it and little piles up in it."""
AHEAD = 2
"""Jobs that a child is handed at once while there are many, so that it never waits for the next."""


class Failure(msgspec.Struct, frozen=True):
    """A job that gave no result, why, and what it had noted last."""

    reason: str
    noted: bytes = b""


class _Child:
    def __init__(self, pid: int, pipe: int, orders: int, board: mmap.mmap) -> None:
        self.left = deque[int]()
        self.count = 0
        self.pid = pid
        self.pipe = pipe
        self.orders: int | None = orders
        self.board = board
        self.data = bytearray()
        self.started = time.monotonic()
        self.fresh = True

    def hand(self, job: int) -> None:
        """Let the child do a job; one that has ended by now has it left."""
        self.left.append(job)
        self.count += 1
        if self.orders is not None:
            with suppress(BrokenPipeError):
                os.write(self.orders, job.to_bytes(INDEX, "big"))

    def dismiss(self) -> None:
        """Let the child end with what it has."""
        if self.orders is not None:
            os.close(self.orders)
            self.orders = None

    def results(self) -> Iterator[tuple[int, bytes]]:
        """Yield what has arrived whole."""
        while len(self.data) >= LENGTH and self.left:
            end = LENGTH + int.from_bytes(self.data[:LENGTH], "big")
            if len(self.data) < end:
                return
            with memoryview(self.data) as data:
                result = bytes(data[LENGTH:end])
            del self.data[:end]
            self.started, self.fresh = time.monotonic(), False
            yield self.left.popleft(), result


def run(
    jobs: Sequence[str],
    work: Callable[[str, Note], bytes],
    *,
    processes: int,
    limits: Limits,
    enclose: Callable[[], None] = lambda: None,
    most: int = MOST,
) -> Iterator[tuple[int, bytes | Failure]]:
    """Yield the index and the result of each job as it ends.

    `work` runs in a child, after `enclose`, may note how far it is, and returns bytes. A child does
    `most` jobs at most. Whatever ends this iteration, no child is left.
    """
    waiting, alone = deque(range(len(jobs))), deque[int]()
    children: dict[int, _Child] = {}
    with selectors.DefaultSelector() as selector:
        try:
            while True:
                while len(children) < processes and (alone or waiting):
                    child = _start(jobs, work, limits, enclose, list(children.values()))
                    children[child.pipe] = child
                    selector.register(child.pipe, selectors.EVENT_READ)
                    apart = bool(alone)
                    child.hand((alone or waiting).popleft())
                    if apart:
                        child.dismiss()
                for child in children.values():
                    _feed(child, waiting, most, AHEAD if len(waiting) > 4 * processes else 1)
                if not children:
                    return
                for key, _ in selector.select(timeout=1.0):
                    child = children[key.fd]
                    if data := os.read(child.pipe, READ_SIZE):
                        child.data += data
                        yield from child.results()
                        continue
                    selector.unregister(child.pipe)
                    del children[child.pipe]
                    failure = _end(child)
                    if child.left:
                        index = child.left.popleft()
                        waiting.extendleft(reversed(child.left))
                        if child.fresh:
                            yield index, failure
                        else:
                            alone.append(index)
                for child in list(children.values()):
                    if time.monotonic() - child.started > limits.wall:
                        os.kill(child.pid, signal.SIGKILL)
        finally:
            for child in children.values():
                os.kill(child.pid, signal.SIGKILL)
                os.close(child.pipe)
                child.dismiss()
                os.waitpid(child.pid, 0)


def _feed(child: _Child, waiting: deque[int], most: int, ahead: int) -> None:
    """Hand a child what it may do of the jobs that are `waiting`, so many `ahead`."""
    while waiting and child.orders is not None and child.count < most and len(child.left) < ahead:
        child.hand(waiting.popleft())
    if child.count >= most or not waiting:
        child.dismiss()


def _start(
    jobs: Sequence[str],
    work: Callable[[str, Note], bytes],
    limits: Limits,
    enclose: Callable[[], None],
    others: Sequence[_Child],
) -> _Child:
    reading, writing = os.pipe()
    ordered, orders = os.pipe()
    board = mmap.mmap(-1, NOTE_SIZE)
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        die_with(parent)
        os.close(reading)
        os.close(orders)
        for other in others:
            other.board.close()
            other.dismiss()  # here; its own end comes when its parent lets go of it
        work_off(jobs, ordered, work, writing, limits, enclose, board)
    os.close(writing)
    os.close(ordered)
    return _Child(pid, reading, orders, board)


def _end(child: _Child) -> Failure:
    """Return why the job that `child` was at has no result."""
    os.close(child.pipe)
    child.dismiss()
    _, status = os.waitpid(child.pid, 0)
    noted = read_note(child.board)
    child.board.close()
    return Failure(_reason(child, status), noted)


def _reason(child: _Child, status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name
        why = {"SIGXCPU": " (CPU time used up)", "SIGKILL": " (time or memory used up)"}
        return f"worker killed by {name}{why.get(name, '')}"
    code = os.waitstatus_to_exitcode(status)
    if code == 3:
        return "memory used up"
    if child.data[:LENGTH] == TOLD:
        return f"internal error: {child.data[LENGTH:].decode('utf-8', 'replace')}"
    return f"worker ended with status {code}"
