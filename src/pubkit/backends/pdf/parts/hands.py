"""What a child of a crew does: parts as they are ordered, also while one waits for an answer."""

from __future__ import annotations

import gc
import math
import os
import time
from collections.abc import Callable, Iterable
from typing import NoReturn

from pubkit.children import die_with

Tell = Callable[[bytes], bytes]
"""What a child says, and what it is answered."""
Work = Callable[[int, bytes, Tell], bytes]
"""Takes the number of a part, what is given with it, and whom to ask; returns the result."""

MOST = 200
"""Characters of an error that are told."""
MANY = 250_000
"""Objects, some 60 MB, from which on a child looks for garbage before its next part."""

SIZE = 8
"""Bytes that tell how long a message is."""
HALF_WAY, RESULT, FAULT = b"\0", b"\1", b"\2"
"""How messages of a child begin."""
PART, ANSWER, END = b"\0", b"\1", b"\2"
"""How messages to a child begin."""


class _OverError(BaseException):
    """Nobody is left who wants to know."""


def be_hand(
    work: Work, orders: int, told: int, parent: int, others: Iterable[int] = ()
) -> NoReturn:
    """Do what is ordered until something fails, or nobody is left who wants to know.

    Children of this process, `others`, which end by themselves then, are waited for.
    """

    def tell(data: bytes) -> bytes:
        send(told, HALF_WAY + data)
        while (order := _order(orders))[:1] != ANSWER:
            gc.freeze()  # what lies here is no garbage
            do(order)
        return order[1:]

    def do(order: bytes) -> None:
        try:
            _allow_time(seconds)
            part, given = int.from_bytes(order[1 : 1 + SIZE], "big"), order[1 + SIZE :]
            send(told, RESULT + work(part, given, tell))
        except _OverError:
            raise
        except BaseException as error:
            fail(told, error)
        if gc.get_count()[0] > MANY:
            gc.collect()

    try:
        die_with(parent)
        seconds = _allowed_time()
        gc.freeze()
        while True:
            do(_order(orders))
    except _OverError:
        for pid in others:
            os.waitpid(pid, 0)
    finally:
        os._exit(1)


def fail(told: int, error: BaseException) -> NoReturn:
    """Tell why nothing more is to be expected, and end."""
    reason = f"{type(error).__name__}: {error}"[:MOST]
    send(told, FAULT + reason.encode("utf-8", "replace"))
    os._exit(0)


def _order(orders: int) -> bytes:
    size = int.from_bytes(_receive(orders, SIZE), "big")
    order = _receive(orders, size)
    if order == END:
        raise _OverError
    return order


def _allowed_time() -> int | None:
    """Return how many seconds of the processor a process may take, None for any."""
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    return None if soft == resource.RLIM_INFINITY else soft


def _allow_time(seconds: int | None) -> None:
    """Give the processor's time for one more part."""
    import resource

    if seconds is not None:
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        allowed = math.ceil(time.process_time()) + seconds
        if most != resource.RLIM_INFINITY:
            allowed = min(allowed, most)
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, most))


def send(pipe: int, data: bytes) -> None:
    """Write a message."""
    view = memoryview(len(data).to_bytes(SIZE, "big") + data)
    while view:
        view = view[os.write(pipe, view) :]


def _receive(pipe: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = os.read(pipe, size - len(data))
        if not more:
            raise _OverError
        data += more
    return data
