"""Children that work on parts one after another, tell when they are half way, and are answered.

A child keeps what it has made ready, such as fonts, from part to part.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from pubkit.backends.pdf.parts.hands import ANSWER, FAULT, PART, RESULT, SIZE, Work, be_hand, send

DEEPEST = 100
"""Parts that a child may have begun and not ended."""


class CrewError(Exception):
    """A child that gave no result; the message says why, if it could."""


class Pipes(NamedTuple):
    """How to speak with a child: its process, 0 when that is not one of ours, and our ends."""

    pid: int
    told: int
    orders: int


class Crew:
    """At most `size` children, made by `hire`. Parts that one has begun lie in it as on a pile."""

    def __init__(self, hire: Callable[[], Pipes], size: int) -> None:
        self._hire = hire
        self._size = size
        self.at_rest = False
        self._children: list[_Child] = []
        self._selector = selectors.DefaultSelector()

    @property
    def busy(self) -> bool:
        """Tell whether any child is at work, and will say something."""
        return any(child.busy for child in self._children)

    @property
    def free(self) -> bool:
        """Tell whether any child can begin with a part."""
        return len(self._children) < self._size or any(child.free for child in self._children)

    def start(self, part: int, given: Callable[[bool], bytes] = lambda new: b"") -> None:
        """Let a child work on `part`; `given` makes what it takes, and is told of one that is new.

        A child without anything to do goes before one that waits.
        """
        free = (child for child in self._children if child.free)
        child = min(free, key=lambda child: len(child.begun), default=None)
        new = child is None
        child = child or self._hired()
        child.begun.append(part)
        child.order(PART, part.to_bytes(SIZE, "big") + given(new))

    def _hired(self) -> _Child:
        child = _Child(*self._hire())
        self._children.append(child)
        self._selector.register(child.told, selectors.EVENT_READ, child)
        return child

    def lay_by(self, part: int) -> None:
        """Let the child that waits with `part` begin with others before it is answered."""
        self._child(part).laid_by.add(part)

    def hears(self, part: int) -> bool:
        """Tell whether an answer about `part` would be heard: nothing lies on it."""
        child = self._child(part)
        return not child.busy and child.begun[-1] == part

    def answer(self, part: int, data: bytes) -> None:
        """Answer the child that waits with `part`."""
        child = self._child(part)
        child.laid_by.discard(part)
        child.order(ANSWER, data)

    def _child(self, part: int) -> _Child:
        return next(child for child in self._children if part in child.begun)

    def hear(self) -> tuple[int, bytes, bool]:
        """Return a part, what its child says, and whether that is all; raise `CrewError`."""
        while True:
            for key, _ in self._selector.select():
                child: _Child = key.data
                data = os.read(child.told, 1 << 20)
                child.heard += data
                said = child.message()
                if said is None and not data:
                    raise CrewError(self._lost(child))
                if said is not None and said[:1] == FAULT:
                    raise CrewError(said[1:].decode("utf-8", "replace"))
                if said is not None:
                    child.busy = False
                    done = said[:1] == RESULT
                    return child.begun.pop() if done else child.begun[-1], said[1:], done

    def _lost(self, child: _Child) -> str:
        """Return why a child has ended that was not told to."""
        self._selector.unregister(child.told)
        self._children.remove(child)
        status = child.end()
        if os.WIFSIGNALED(status):
            return f"a process was killed by {signal.Signals(os.WTERMSIG(status)).name}"
        return "a process ended"

    def dismiss(self) -> None:
        """End the children that are left, or let those end that are not ours."""
        if self._children:
            self.at_rest = not self.busy
        for child in self._children:
            if child.pid:
                os.kill(child.pid, signal.SIGKILL)
            child.end()
        self._children.clear()
        self._selector.close()


@contextmanager
def crew(work: Work, size: int) -> Iterator[Crew]:
    """Yield a crew; none of it is left afterwards."""
    made = Crew(lambda: forked(work), size)
    try:
        yield made
    finally:
        made.dismiss()


def forked(work: Work) -> Pipes:
    """Fork a child that does `work`."""
    inner, outer = os.pipe(), os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(inner[0])
        os.close(outer[1])
        be_hand(work, outer[0], inner[1], parent)
    os.close(inner[1])
    os.close(outer[0])
    return Pipes(pid, inner[0], outer[1])


class _Child:
    def __init__(self, pid: int, told: int, orders: int) -> None:
        self.pid, self.told, self._orders = pid, told, orders
        self.heard = bytearray()
        self.begun: list[int] = []
        self.laid_by: set[int] = set()
        self.busy = False

    @property
    def free(self) -> bool:
        """Tell whether it can begin with another part."""
        if self.busy or len(self.begun) >= DEEPEST:
            return False
        return not self.begun or self.begun[-1] in self.laid_by

    def order(self, kind: bytes, data: bytes) -> None:
        """Say what to do next; of one that has ended by now, `hear` tells."""
        self.busy = True
        with suppress(BrokenPipeError):
            send(self._orders, kind + data)

    def message(self) -> bytes | None:
        """Return a message once it is whole."""
        size = int.from_bytes(self.heard[:SIZE], "big")
        if len(self.heard) < SIZE + size or len(self.heard) < SIZE:
            return None
        said = bytes(self.heard[SIZE : SIZE + size])
        del self.heard[: SIZE + size]
        return said

    def end(self) -> int:
        """Wait for its end if it is our child, and return how it ended."""
        os.close(self.told)
        os.close(self._orders)
        return os.waitpid(self.pid, 0)[1] if self.pid else 0
