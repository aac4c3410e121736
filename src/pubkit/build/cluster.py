"""Articles built on other machines, by an engine that exists: its executor is handed batches.

The machines share a file system, on which they write the outputs whole; an engine of theirs
repeats what a lost machine was at. All have the same pubkit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from pubkit.build.article import File, Outcome, Request
from pubkit.build.remote import Order, build_batch, version
from pubkit.diagnostics import Diagnostic, Place
from pubkit.project import ProjectError

MOST = 16
"""Articles of a batch at most: each starts a process, and is repeated when its machine is lost."""
ROUNDS = 4
PATIENCE = 10
"""Seconds in which a scheduler has to answer, and to know of a worker."""

_decode = msgspec.msgpack.Decoder(tuple[str, tuple[Outcome, ...]]).decode


class Cluster(msgspec.Struct, frozen=True):
    """An executor and how many jobs it does at a time."""

    executor: Executor
    width: int

    def build(
        self,
        sources: Sequence[str],
        request: Request,
        out: Path,
        holds: Callable[[File], bool],
        *,
        force: bool,
        cache: bool,
    ) -> Iterator[Outcome]:
        """Yield what came of each source; `holds` tells whether a file is there as it should be."""
        size = max(1, min(MOST, len(sources) // (self.width * ROUNDS)))
        batches = [tuple(sources[at : at + size]) for at in range(0, len(sources), size)]
        orders = (Order(request, batch, str(out.resolve()), force, cache) for batch in batches)
        waiting = {self._submit(order): order.sources for order in orders}
        try:
            for future in as_completed(waiting):
                for outcome in _received(future, waiting[future]):
                    yield _seen(outcome, holds)
        finally:
            for future in waiting:
                future.cancel()

    def _submit(self, order: Order) -> Future[bytes]:
        return self.executor.submit(build_batch, msgspec.msgpack.encode(order))


def _received(future: Future[bytes], sources: Sequence[str]) -> Sequence[Outcome]:
    try:
        other, outcomes = _decode(future.result())
    except Exception as error:  # whatever the engine raises, or a worker without pubkit
        reason = str(error).strip() or type(error).__name__
        return [_failed(source, reason[:200]) for source in sources]
    if other != version():
        reason = f"a worker has pubkit {other}, this is {version()}"
        return [_failed(source, reason) for source in sources]
    return outcomes


def _seen(outcome: Outcome, holds: Callable[[File], bool]) -> Outcome:
    """Return `outcome`, failed if its files cannot be seen from here."""
    lost = [file.name for file in outcome.files if not holds(file)]
    if not lost:
        return outcome
    message = f'"{lost[0]}" was written by a worker, and is not there'
    hints = ("executors need a file system that all workers share, at the same path",)
    told = Diagnostic("output-unwritable", message, Place(outcome.source), hints)
    return Outcome(source=outcome.source, diagnostics=(*outcome.diagnostics, told))


def _failed(source: str, reason: str) -> Outcome:
    message = f'"{source}" could not be built: {reason}'
    return Outcome(source=source, diagnostics=(Diagnostic("build-failed", message, Place(source)),))


def scheduler(address: str) -> str:
    """Return the host and port of `address`, such as `dask://host:8786`, or raise."""
    parts = urlsplit(address)
    if parts.scheme != "dask" or not parts.netloc or parts.path.strip("/"):
        raise ProjectError(f'"{address}" is no executor', "write dask://HOST:PORT")
    return parts.netloc


@contextmanager
def connected(place: str) -> Iterator[Cluster]:
    """Yield the cluster whose scheduler is at `place`, a host and port."""
    try:
        import distributed
    except ImportError:
        hint = 'type: pip install "pubkit[dask]"'
        raise ProjectError("the executor dask is not installed", hint) from None
    engine: Any = distributed
    with _quiet():
        try:
            client = engine.Client(f"tcp://{place}", timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError):
            hint = "start one with: dask scheduler"
            raise ProjectError(f'no scheduler answers at "{place}"', hint) from None
        with client:
            yield Cluster(client.get_executor(retries=3), _width(client, place))


def _width(client: Any, name: str) -> int:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        hint = f"start some with: dask worker {name}"
        raise ProjectError(f'the scheduler at "{name}" has no workers', hint) from None
    return max(1, sum(map(int, client.nthreads().values())))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the engine logs of its connections off the terminal; failures are told by us."""
    import logging

    logger = logging.getLogger("distributed")
    kept = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(kept)
