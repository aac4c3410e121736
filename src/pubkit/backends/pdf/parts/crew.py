"""Children that work on parts, tell when they have come half way, and wait for an answer."""

from __future__ import annotations

import os
import selectors
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from pubkit.children import die_with

Tell = Callable[[bytes], bytes]
"""What a child says, and what it is answered."""
Work = Callable[[int, Tell], bytes]


class CrewError(Exception):
    """A child that gave no result; the message says why, if it could."""


class Crew:
    """Children by the number of their part; those that wait for an answer are not busy."""

    def __init__(self, work: Work) -> None:
        self.busy: set[int] = set()
        self._work = work
        self._children: dict[int, _Child] = {}
        self._selector = selectors.DefaultSelector()

    def start(self, part: int) -> None:
        """Let a child work on `part`."""
        inner, outer = os.pipe(), os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            os.close(inner[0])
            os.close(outer[1])
            _be_child(part, self._work, outer[0], inner[1], parent)
        os.close(inner[1])
        os.close(outer[0])
        self._children[part] = _Child(pid, inner[0], outer[1])
        self._selector.register(inner[0], selectors.EVENT_READ, part)
        self.busy.add(part)

    def answer(self, part: int, data: bytes) -> None:
        """Answer the child that works on `part`."""
        _send(self._children[part].answers, data)
        self.busy.add(part)

    def hear(self) -> tuple[int, bytes, bool]:
        """Return a part, what its child says, and whether that is all; raise `CrewError`."""
        while True:
            for key, _ in self._selector.select():
                part: int = key.data
                child = self._children[part]
                data = os.read(child.told, 1 << 20)
                child.heard += data
                said = child.message()
                if said is None and not data:
                    raise CrewError("a process ended")
                if said is not None and said[:1] == _FAULT:
                    raise CrewError(said[1:].decode("utf-8", "replace"))
                if said is not None:
                    self.busy.discard(part)
                    if said[:1] == _RESULT:
                        self._end(part)
                    return part, said[1:], said[:1] == _RESULT

    def _end(self, part: int) -> None:
        child = self._children.pop(part)
        self._selector.unregister(child.told)
        child.end()

    def dismiss(self) -> None:
        """End the children that are left."""
        for part in list(self._children):
            os.kill(self._children[part].pid, signal.SIGKILL)
            self._end(part)
        self._selector.close()


@contextmanager
def crew(work: Work) -> Iterator[Crew]:
    """Yield a crew; none of it is left afterwards."""
    made = Crew(work)
    try:
        yield made
    finally:
        made.dismiss()


class _Child:
    def __init__(self, pid: int, told: int, answers: int) -> None:
        self.pid, self.told, self.answers = pid, told, answers
        self.heard = bytearray()

    def message(self) -> bytes | None:
        """Return a message once it is whole."""
        size = int.from_bytes(self.heard[:_SIZE], "big")
        if len(self.heard) < _SIZE + size or len(self.heard) < _SIZE:
            return None
        said = bytes(self.heard[_SIZE : _SIZE + size])
        del self.heard[: _SIZE + size]
        return said

    def end(self) -> None:
        os.close(self.told)
        os.close(self.answers)
        os.waitpid(self.pid, 0)


MOST = 200
"""Characters of an error that are told."""
_SIZE = 8
_HALF_WAY, _RESULT, _FAULT = b"\0", b"\1", b"\2"


def _be_child(part: int, work: Work, answers: int, told: int, parent: int) -> NoReturn:
    def tell(data: bytes) -> bytes:
        _send(told, _HALF_WAY + data)
        size = int.from_bytes(_receive(answers, _SIZE), "big")
        return _receive(answers, size)

    try:
        die_with(parent)
        _send(told, _RESULT + work(part, tell))
    except BaseException as error:
        _send(told, _FAULT + f"{type(error).__name__}: {error}"[:MOST].encode("utf-8", "replace"))
    finally:
        os._exit(0)


def _send(pipe: int, data: bytes) -> None:
    view = memoryview(len(data).to_bytes(_SIZE, "big") + data)
    while view:
        view = view[os.write(pipe, view) :]


def _receive(pipe: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = os.read(pipe, size - len(data))
        if not more:
            os._exit(1)  # nobody is left who wants to know
        data += more
    return data
