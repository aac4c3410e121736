"""Write finished files: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from pubkit.backends import Artifact

_TEMPORARY = re.compile(r"\..+\.[0-9]+\.tmp", re.DOTALL)


class WriteError(Exception):
    """An output that could not be written; the message says which and why, the hint what to do."""

    def __init__(
        self, message: str, hint: str = "free some space, or choose another folder with --out"
    ) -> None:
        super().__init__(message)
        self.hint = hint


def write(artifacts: Iterable[Artifact], out: Path) -> list[Path]:
    """Write `artifacts` below `out` and return their paths; what stood there stays until replaced.

    All are written beside their places and synced, then renamed; then their folders are synced. An
    output that is the same already is left alone.
    """
    paths: list[Path] = []
    ready: list[tuple[Path, Path]] = []
    replaced: set[Path] = set()
    try:
        for artifact in artifacts:
            path = out / artifact.name
            if not path.resolve().is_relative_to(out.resolve()):
                hint = "delete the symbolic link that stands in its place"
                raise WriteError(f'"{artifact.name}" leads out of "{out}"', hint)
            paths.append(path)
            with _told(path):
                if not _is_there(path, artifact.data):
                    ready.append((_temporary(path), path))
                    _put(ready[-1][0], artifact.data)
        while ready:
            temporary, path = ready[0]
            with _told(path):
                temporary.replace(path)
            del ready[0]
            replaced.add(path.parent)
    finally:
        for temporary, _ in ready:
            with contextlib.suppress(OSError):
                temporary.unlink()
        for folder in replaced:
            with _told(folder):
                _sync(folder)
    return paths


def sweep(out: Path) -> None:
    """Delete the temporary files below `out` that killed runs left; call it under the lock."""
    for folder, _, names in os.walk(out):
        for name in names:
            if _TEMPORARY.fullmatch(name):
                with contextlib.suppress(OSError):
                    Path(folder, name).unlink()


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else str(error)
        raise WriteError(f'"{path}" cannot be written: {reason}') from None


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # of a killed run, whose process had our number
    with path.open("xb") as file:  # through no link that someone else put there
        file.write(data)
        file.flush()
        moment = time.time_ns()  # no tick of the clock, so that a later change shows
        os.utime(file.fileno(), ns=(moment, moment))
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
