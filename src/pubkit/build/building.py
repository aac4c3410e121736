"""Build sources in children of this process, which keeps what they made and may not write."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from pubkit.build.article import Outcome
from pubkit.build.beginning import shared
from pubkit.build.memory import VOLATILE, Memory
from pubkit.build.parcel import Parcel, pack, unpack
from pubkit.build.traces import Dependency, Tracer, unsettled
from pubkit.build.walls import walls
from pubkit.build.warming import load, warm
from pubkit.build.whereabouts import read_place, write_place
from pubkit.build.workers import MOST, Failure, run
from pubkit.build.working import Limits, Note
from pubkit.diagnostics import Diagnostic


def build(
    claims: Mapping[str, str], memory: Memory, processes: int | None, hands: Any = None
) -> Iterator[Outcome]:
    """Yield the outcome of each source as it is done, in children of this process.

    One alone is built with the `hands` that a backend has begun.
    """
    missing = list(claims)
    cores = processes or os.cpu_count() or 1
    count = processes or min(len(missing), cores)
    share = shared(missing, processes)
    hands = hands if len(missing) == 1 else None
    if len(missing) > count:  # fewer warm themselves, at the same time
        bench = memory.bench("")
        warm(memory.request, bench.remember)
        bench.keep(bench.fresh)
    else:
        load(memory.request, begun=hands is not None)
    work = partial(_do, memory=memory, processes=share, hands=hands)
    with walls(memory.root, memory.made()) as enclose:
        most = 1 if memory.request.isolate else MOST
        results = run(missing, work, processes=count, limits=Limits(), enclose=enclose, most=most)
        for index, result in results:
            source = missing[index]
            yield _received(source, claims[source], result, memory)


def _received(source: str, slug: str, result: bytes | Failure, memory: Memory) -> Outcome:
    """Return what a child made of `source`; it is kept here, for a child may not write."""
    if isinstance(result, Failure):
        return _failed(source, result)
    parcel = unpack(result, source, slug)
    if parcel is None:
        return _failed(source, Failure("its builder handed over what is not its own"))
    memory.bench(source).keep(parcel.made)
    if parcel.steady:
        memory.keep(parcel.outcome)
    return parcel.outcome


def _failed(source: str, failure: Failure) -> Outcome:
    message = f'"{source}" could not be built: {failure.reason}'
    told = Diagnostic("build-failed", message, read_place(failure.noted, source))
    asked = Dependency("read", source, "")
    return Outcome(source=source, diagnostics=(told,), dependencies=(asked,))


def _do(source: str, note: Note, memory: Memory, processes: int, hands: Any) -> bytes:
    """Build an article in a child; return whether it would be the same again, and the outcome.

    The child may have so many `processes` of its own.
    """
    from pubkit.build import article

    start = time.monotonic()
    bench = memory.bench(source)
    tracer = Tracer(memory.root, bench.remember)
    memory.held = None  # of the article before, if this process has built one
    memory.held = world = tracer.world(processes)
    world.hands = hands
    world.watch = lambda place: note(write_place(place))
    outcome = article.build(source, memory.request, world)
    volatile = any(d.code in VOLATILE for d in outcome.diagnostics)
    steady = tracer.steady and not world.told_time and not volatile
    outcome = msgspec.structs.replace(
        outcome,
        dependencies=tracer.seen() if steady else tuple(map(unsettled, tracer.seen())),
        seconds=round(time.monotonic() - start, 3),
    )
    return pack(Parcel(outcome, steady, bench.fresh))
