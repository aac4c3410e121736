"""A batch of articles on a worker of a cluster: built behind walls of its own, written whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from pubkit.build.article import Outcome, Request


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
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    sys.stdout.buffer.write(msgspec.msgpack.encode((version(), list(_written(order)))))


def _written(order: Order) -> Iterator[Outcome]:
    """Build and write what is ordered for a run of another machine, which holds the lock of `out`.

    Yields what came of each article, without bytes; its files are those that were written.
    """
    from pubkit.build.building import build
    from pubkit.build.memory import Memory
    from pubkit.build.names import check_names
    from pubkit.build.shelf import Shelf
    from pubkit.cache.store import Store, open_store

    memory = Memory(open_store() if order.cache else Store(None), order.request)
    shelf = Shelf(Path(order.out), Store(None))
    good, _ = check_names(list(map(PurePosixPath, order.sources)), memory.root)
    for outcome in build({str(source): slug for source, slug in good.items()}, memory, 1):
        files, more = shelf.publish(outcome, force=order.force)
        told = (*outcome.diagnostics, *more)
        yield msgspec.structs.replace(outcome, artifacts=(), files=files, diagnostics=told)


if __name__ == "__main__":
    main()
