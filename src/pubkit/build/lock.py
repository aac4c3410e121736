"""One run at a time in an output folder."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pubkit.artifact import WriteError

NAME = ".pubkit.lock"


@contextlib.contextmanager
def locked(out: Path, waiting: Callable[[str], None], timeout: float = 600.0) -> Iterator[None]:
    """Hold the lock of `out`; `waiting` is told once who holds it. The kernel frees a dead's."""
    import fcntl

    try:
        out.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(out / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise WriteError(f'"{out}" cannot be written: {reason}') from None
    try:
        _take(descriptor, fcntl.flock, fcntl.LOCK_EX | fcntl.LOCK_NB, out, waiting, timeout)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _take(
    descriptor: int,
    flock: Callable[[int, int], None],
    mode: int,
    out: Path,
    waiting: Callable[[str], None],
    timeout: float,
) -> None:
    told = False
    until = time.monotonic() + timeout
    while True:
        try:
            flock(descriptor, mode)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            if not told:
                waiting(f'"{out}" is in use by process {holder or "unknown"}; waiting')
                told = True
            if time.monotonic() > until:
                raise WriteError(f'"{out}" is still in use by process {holder}') from None
            time.sleep(0.05)
        else:
            return
