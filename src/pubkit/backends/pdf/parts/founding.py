"""A crew that makes itself ready while others still read what it will lay out.

It is begun by whoever will need it, or before that by a process that forks one that will.
Its first hand imports the engine and forks the other hands before any of them lays out anything:
newer Pango has a thread that no child inherits.
"""

from __future__ import annotations

import fcntl
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple, NoReturn

from pubkit.backends.pdf.parts.crew import Crew, Pipes
from pubkit.backends.pdf.parts.hands import END, Work, be_hand, fail, send
from pubkit.children import die_with

MOST = 32
"""Hands that a founded crew has at most: each takes two pipes, and the first one's memory."""
ROOM = 1 << 20
"""Bytes of orders that are taken while a hand is still being made ready."""

_Ends = tuple[tuple[int, int], tuple[int, int]]


@contextmanager
def founded(ready: Callable[[], Work], size: int) -> Iterator[Crew]:
    """Yield a crew whose first hand is begun at once, with `ready`, whose result all hands do."""
    first, ends = _forked(ready, size)
    pipes = iter(ends)
    crew = Crew(lambda: next(pipes), len(ends))
    try:
        yield crew
    finally:
        crew.dismiss()
        _close(pipes)
        _end(first, at_rest=crew.at_rest)


class Hands(NamedTuple):
    """Hands of a crew that is begun, for one process that is forked from this one."""

    first: int
    pipes: Sequence[Pipes]

    @contextmanager
    def crew(self) -> Iterator[Crew]:
        """Yield the crew in the process that needs it; afterwards its hands end by themselves."""
        pipes = iter(self.pipes)
        crew = Crew(lambda: next(pipes), len(self.pipes))
        try:
            yield crew
        finally:
            for pipe in self.pipes:
                with suppress(OSError):
                    send(pipe.orders, END)
            crew.dismiss()
            _close(pipes)


@contextmanager
def begun(ready: Callable[[], Work], size: int) -> Iterator[Hands]:
    """Yield the hands of a crew as in `founded`; none is left afterwards."""
    first, pipes = _forked(ready, size)
    try:
        yield Hands(first, pipes)
    finally:
        _close(pipes)
        _end(first, at_rest=False)


def _close(pipes: Iterable[Pipes]) -> None:
    for pipe in pipes:
        os.close(pipe.told)
        os.close(pipe.orders)


def _forked(ready: Callable[[], Work], size: int) -> tuple[int, list[Pipes]]:
    """Fork the first hand of at most `size`; return it, and how to speak with each."""
    size = min(size, MOST)
    ends = [(os.pipe(), _roomy(os.pipe())) for _ in range(size)]
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    first = os.fork()
    if first == 0:
        _found(ready, ends, parent)
    for told, orders in ends:
        os.close(told[1])
        os.close(orders[0])
    return first, [Pipes(0, told[0], orders[1]) for told, orders in ends]


def _roomy(pipe: tuple[int, int]) -> tuple[int, int]:
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(pipe[1], fcntl.F_SETPIPE_SZ, ROOM)
    return pipe


def _end(first: int, *, at_rest: bool) -> None:
    """Wait for the first hand, which waits for the others: the end of their pipes ends them."""
    if not at_rest:
        os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)


def _found(ready: Callable[[], Work], ends: list[_Ends], parent: int) -> NoReturn:
    """Be the first hand."""
    try:
        die_with(parent)
        gc.disable()
        for told, orders in ends:
            os.close(told[0])
            os.close(orders[1])
        told, orders = ends[0]
        founder = os.getpid()
        try:
            work = ready()
        except BaseException as error:
            fail(told[1], error)
        hands = []
        for number in range(1, len(ends)):
            hands.append(os.fork())
            if hands[-1] == 0:
                _serve(work, ends, number, founder)
            os.close(ends[number][0][1])
            os.close(ends[number][1][0])
        be_hand(work, orders[0], told[1], parent, hands)
    finally:
        os._exit(1)


def _serve(work: Work, ends: list[_Ends], own: int, parent: int) -> NoReturn:
    """Be another hand, which keeps none of the pipes of others open."""
    for number, (told, orders) in enumerate(ends):
        if number > own or number == 0:
            os.close(told[1])
            os.close(orders[0])
    told, orders = ends[own]
    be_hand(work, orders[0], told[1], parent)
