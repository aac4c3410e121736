"""Write finished files: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

from pubkit.backends import Artifact

_TEMPORARY = re.compile(r"\..+\.[0-9]+\.tmp", re.DOTALL)


class WriteError(Exception):
    """An output that could not be written; the message says which and why."""


def write(artifacts: Iterable[Artifact], out: Path) -> list[Path]:
    """Write `artifacts` below `out` and return their paths; what stood there stays until replaced.

    Each file is written beside its place, synced and renamed; then its folder is synced. An output
    that is the same already is left alone.
    """
    paths = []
    for artifact in artifacts:
        path = out / artifact.name
        if not path.resolve().is_relative_to(out.resolve()):
            raise WriteError(f'"{artifact.name}" leads out of "{out}"')
        try:
            _write(path, artifact.data)
        except OSError as error:
            reason = os.strerror(error.errno).lower() if error.errno else str(error)
            raise WriteError(f'"{path}" cannot be written: {reason}') from None
        paths.append(path)
    return paths


def sweep(out: Path) -> None:
    """Delete the temporary files below `out` that killed runs left; call it under the lock."""
    for folder, _, names in os.walk(out):
        for name in names:
            if _TEMPORARY.fullmatch(name):
                with contextlib.suppress(OSError):
                    Path(folder, name).unlink()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            moment = time.time_ns()  # no tick of the clock, so that a later change shows
            os.utime(file.fileno(), ns=(moment, moment))
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
