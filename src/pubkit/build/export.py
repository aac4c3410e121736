"""Export sources: check their names, build them apart, write what is whole, and report."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from pubkit.artifact import WriteError, sweep
from pubkit.backends import Artifact
from pubkit.build.article import File, Outcome, Request
from pubkit.build.beginning import begun, shared
from pubkit.build.ledger import Ledger
from pubkit.build.lock import locked
from pubkit.build.memory import VOLATILE, Memory
from pubkit.build.names import check_names
from pubkit.build.parcel import Parcel, pack, unpack
from pubkit.build.report import Log, Progress, Report
from pubkit.build.shelf import Shelf
from pubkit.build.traces import Dependency, Tracer, looks, unsettled
from pubkit.build.walls import walls
from pubkit.build.warming import load, warm
from pubkit.build.whereabouts import read_place, write_place
from pubkit.build.workers import MOST, Failure, run
from pubkit.build.working import Limits, Note
from pubkit.cache.store import Store, open_store
from pubkit.diagnostics import Diagnostic, Place

FLAWED = ".flawed"
"""Marks outputs written in spite of errors, which a later run may replace with no better ones."""

Recall = Callable[[str], Outcome | None]
Build = Callable[[Mapping[str, str]], Iterator[Outcome]]


def export(
    sources: Sequence[PurePosixPath],
    request: Request,
    out: Path | None,
    *,
    processes: int | None = None,
    force: bool = False,
    cache: bool = True,
    progress: Progress | None = None,
    executor: str | None = None,
    keep: Callable[[str, Sequence[Artifact]], None] | None = None,
) -> Report:
    """Build `sources` and write their outputs below `out`; without `out` nothing is written.

    What an earlier run built and would be the same again is not built, unless `cache` is false.
    Without `out`, `keep` is handed each source and its outputs. At the address `executor` a cluster
    builds what is missing, else processes of this machine do.
    """
    progress = progress or Progress()
    memory = Memory(open_store() if cache else Store(None), request)
    known = {name: found for name in map(str, sources) if (found := memory.find(name))}
    missing = [name for name in map(str, sources) if name not in known]
    with begun(missing if executor is None else (), memory, processes) as hands:
        local = partial(_built, memory=memory, processes=processes, hands=hands)
        return _exported(
            sources, known, memory, local, out,
            force=force, cache=cache, progress=progress, executor=executor, keep=keep,
        )  # fmt: skip


def _exported(
    sources: Sequence[PurePosixPath],
    known: Mapping[str, Outcome],
    memory: Memory,
    local: Build,
    out: Path | None,
    *,
    force: bool,
    cache: bool,
    progress: Progress,
    executor: str | None,
    keep: Callable[[str, Sequence[Artifact]], None] | None,
) -> Report:
    request = memory.request
    slugs = {name: outcome.slug for name, outcome in known.items()}
    good, findings = check_names(sources, Path(request.root), slugs)
    claims = {str(source): slug for source, slug in good.items()}
    names = list(claims)
    progress.started(names)
    log = Log()
    if out is None:
        for outcome in _outcomes(claims, known.get, local):
            log.add(outcome, {}, (), looks(memory.root, outcome.dependencies))
            if keep:
                keep(outcome.source, outcome.artifacts)
            progress.finished(outcome, ())
        return log.report(names, findings)
    try:
        with locked(out, progress.told):
            sweep(out)
            shelf = Shelf(out, memory.store)
            ledger = Ledger(memory.root, out, memory.store)

            def recall(name: str) -> Outcome | None:
                return shelf.complete(known[name]) if name in known else None

            build = _builder(executor, local, memory, shelf, force=force, cache=cache)
            for outcome in _outcomes(claims, recall, build):
                files, more = _publish(outcome, shelf, force=force)
                ledger.note(outcome, files, request.formats)
                seen = looks(memory.root, outcome.dependencies) | shelf.looks(files)
                paths = {out / file.name: file for file in files}
                log.add(outcome, paths, more, seen)
                progress.finished(outcome, tuple(paths))
            shelf.save()
            ledger.save()
            if stale := len(ledger.stale()):
                count = "1 file" if stale == 1 else f"{stale:,} files"
                progress.told(
                    f'{count} that no source makes any more left in "{out}"; '
                    "delete with pubkit clean --gone"
                )
    except WriteError as error:
        hints = ("choose another folder with --out",)
        told = Diagnostic("output-unwritable", str(error), hints=hints)
        return Report(diagnostics=(*findings, told))
    return log.report(names, findings)


def write_batch(
    sources: Sequence[str], request: Request, out: Path, *, force: bool, cache: bool
) -> Iterator[Outcome]:
    """Build and write `sources` for a run of another machine, which holds the lock of `out`.

    Yields what came of each, without bytes; its files are those that were written.
    """
    memory = Memory(open_store() if cache else Store(None), request)
    shelf = Shelf(out, Store(None))
    good, _ = check_names(list(map(PurePosixPath, sources)), memory.root)
    for outcome in _built({str(source): slug for source, slug in good.items()}, memory, 1):
        files, more = _publish(outcome, shelf, force=force)
        told = (*outcome.diagnostics, *more)
        yield msgspec.structs.replace(outcome, artifacts=(), files=files, diagnostics=told)


def _builder(
    executor: str | None,
    local: Build,
    memory: Memory,
    shelf: Shelf,
    *,
    force: bool,
    cache: bool,
) -> Build:
    """Return what builds sources, here or at `executor`."""
    if executor is None:
        return local
    from pubkit.build.cluster import connected, scheduler

    place = scheduler(executor)

    def build(claims: Mapping[str, str]) -> Iterator[Outcome]:
        with connected(place) as cluster:
            yield from cluster.build(
                list(claims), memory.request, shelf.out, shelf.holds, force=force, cache=cache
            )

    return build


def _outcomes(claims: Mapping[str, str], recall: Recall, build: Build) -> Iterator[Outcome]:
    """Yield the outcome of each source: those known at once, the others as they are done.

    `claims` are the sources with the names of their outputs.
    """
    missing = {}
    for name, slug in claims.items():
        if outcome := recall(name):
            yield outcome
        else:
            missing[name] = slug
    if missing:
        yield from build(missing)


def _built(
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
    work = partial(_build, memory=memory, processes=share, hands=hands)
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


def _build(source: str, note: Note, memory: Memory, processes: int, hands: Any) -> bytes:
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


def _publish(
    outcome: Outcome, shelf: Shelf, *, force: bool
) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
    """Write the files of `outcome`; one with errors does not replace a good output."""
    place = Place(outcome.source)
    folder = shelf.out / outcome.slug
    mark = folder / FLAWED
    if outcome.failed and not force and not mark.exists():
        kept = [file.name for file in outcome.files if (shelf.out / file.name).exists()]
        if kept:
            rest = f" and {len(kept) - 1:,} more are left as they were"
            message = (
                f'"{kept[0]}"{rest if kept[1:] else " is left as it was"}, for there are errors'
            )
            return (), (Diagnostic("output-kept", message, place),)
    try:
        shelf.write(outcome)
        if outcome.failed and outcome.files:
            mark.touch()
        elif outcome.files:
            mark.unlink(missing_ok=True)
    except (WriteError, OSError) as error:
        if not isinstance(error, WriteError):
            error = WriteError(f'"{folder}": {error.strerror}')
        told = Diagnostic("output-unwritable", str(error), place, (error.hint,))
        return (), (told,)
    return outcome.files, ()
