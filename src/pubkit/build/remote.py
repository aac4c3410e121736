"""A batch of articles on a worker of a cluster: built behind walls of its own, written whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from pubkit.build.article import Request


class Order(msgspec.Struct, frozen=True):
    """Articles to build, and the folder to write to; all paths are those of all machines."""

    request: Request
    sources: tuple[str, ...]
    out: str
    force: bool
    cache: bool


class WorkerError(Exception):
    """A batch that a worker could not do at all; the message says why."""


def version() -> str:
    """Return the version of pubkit."""
    from importlib.metadata import version as installed

    return installed("pubkit")


def build_batch(order: bytes) -> bytes:
    """Do an encoded `Order`; return the version and the outcomes, without the files' bytes.

    A worker runs jobs in threads, and the engine needs a process of its own.
    """
    command = [sys.executable, "-m", "pubkit.build.remote"]
    done = subprocess.run(command, input=order, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise WorkerError(lines[-1] if lines else f"worker ended with status {done.returncode}")
    return done.stdout


def main() -> None:
    """Do the order on standard input."""
    from pubkit.build.export import write_batch

    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    outcomes = write_batch(
        order.sources, order.request, Path(order.out), force=order.force, cache=order.cache
    )
    sys.stdout.buffer.write(msgspec.msgpack.encode((version(), list(outcomes))))


if __name__ == "__main__":
    main()
