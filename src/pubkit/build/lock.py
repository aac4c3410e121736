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
    until = time.monotonic() + timeout
    told = False
    while (descriptor := _taken(out)) is None:
        if not told:
            waiting(f'"{out}" is in use by process {_holder(out)}; waiting')
            told = True
        if time.monotonic() > until:
            raise WriteError(f'"{out}" is still in use by process {_holder(out)}')
        time.sleep(0.05)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _taken(out: Path) -> int | None:
    """Return a descriptor that holds the lock; None when another run does."""
    import fcntl

    try:
        out.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(out / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise WriteError(f'"{out}" cannot be written: {reason}') from None
    with contextlib.suppress(BlockingIOError, FileNotFoundError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), (out / NAME).stat()):
            return descriptor  # else the file was deleted meanwhile: others see a new one
    os.close(descriptor)
    return None


def _holder(out: Path) -> str:
    try:
        return (out / NAME).read_text("ascii", "replace").strip() or "unknown"
    except OSError:
        return "unknown"
