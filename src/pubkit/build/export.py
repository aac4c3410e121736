"""Export sources: check their names, build them apart, write what is whole, and report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from pubkit.artifact import WriteError, sweep
from pubkit.backends import Artifact
from pubkit.build.article import Outcome, Request
from pubkit.build.beginning import begun
from pubkit.build.building import build
from pubkit.build.ledger import Ledger
from pubkit.build.lock import locked
from pubkit.build.memory import Memory
from pubkit.build.names import check_names
from pubkit.build.report import Log, Progress, Report
from pubkit.build.shelf import Shelf
from pubkit.build.traces import looks
from pubkit.cache.store import Store, open_store
from pubkit.diagnostics import Diagnostic

Recall = Callable[[str], Outcome | None]
Build = Callable[[Mapping[str, str]], Iterator[Outcome]]
Keep = Callable[[str, Sequence[Artifact]], None]


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
    keep: Keep | None = None,
) -> Report:
    """Build `sources` and write their outputs below `out`; without `out` nothing is written.

    What an earlier run built and would be the same again is not built, unless `cache` is false.
    Without `out`, `keep` is handed each source and its outputs. At the address `executor` a cluster
    builds what is missing, else processes of this machine do.
    """
    progress, log = progress or Progress(), Log()
    memory = Memory(open_store() if cache else Store(None), request)
    known = {name: found for name in map(str, sources) if (found := memory.find(name))}
    missing = [name for name in map(str, sources) if name not in known]
    with begun(() if executor else missing, memory, processes) as hands:
        slugs = {name: outcome.slug for name, outcome in known.items()}
        good, findings = check_names(sources, Path(request.root), slugs)
        claims = {str(source): slug for source, slug in good.items()}
        progress.started(list(claims))
        here = partial(build, memory=memory, processes=processes, hands=hands)
        if out is None:
            _hand_over(_outcomes(claims, known.get, here), memory, keep, log, progress)
            return log.report(list(claims), findings)
        try:
            with locked(out, progress.told):
                shelf = Shelf(out, memory.store)
                there = _at(executor, memory, shelf, force=force, cache=cache) if executor else here
                outcomes = _outcomes(claims, partial(_complete, known, shelf), there)
                _write(outcomes, memory, shelf, log, progress, force=force)
        except WriteError as error:
            hints = ("choose another folder with --out",)
            told = Diagnostic("output-unwritable", str(error), hints=hints)
            return Report(diagnostics=(*findings, told))
        return log.report(list(claims), findings)


def _hand_over(
    outcomes: Iterable[Outcome], memory: Memory, keep: Keep | None, log: Log, progress: Progress
) -> None:
    """Tell of each outcome, and let its outputs be kept by whom they are for."""
    for outcome in outcomes:
        log.add(outcome, {}, (), looks(memory.root, outcome.dependencies))
        if keep:
            keep(outcome.source, outcome.artifacts)
        progress.finished(outcome, ())


def _write(
    outcomes: Iterable[Outcome],
    memory: Memory,
    shelf: Shelf,
    log: Log,
    progress: Progress,
    *,
    force: bool,
) -> None:
    """Write the outputs of each outcome, tell of them, and of those that no source makes."""
    sweep(shelf.out)
    ledger = Ledger(memory.root, shelf.out, memory.store)
    for outcome in outcomes:
        files, more = shelf.publish(outcome, force=force)
        ledger.note(outcome, files, memory.request.formats)
        seen = looks(memory.root, outcome.dependencies) | shelf.looks(files)
        paths = {shelf.out / file.name: file for file in files}
        log.add(outcome, paths, more, seen)
        progress.finished(outcome, tuple(paths))
    shelf.save()
    ledger.save()
    if stale := len(ledger.stale()):
        count = "1 file" if stale == 1 else f"{stale:,} files"
        progress.told(
            f'{count} that no source makes any more left in "{shelf.out}"; '
            "delete with pubkit clean --gone"
        )


def _at(executor: str, memory: Memory, shelf: Shelf, *, force: bool, cache: bool) -> Build:
    """Return what builds sources at `executor`."""
    from pubkit.build.cluster import connected, scheduler

    place = scheduler(executor)

    def build(claims: Mapping[str, str]) -> Iterator[Outcome]:
        with connected(place) as cluster:
            yield from cluster.build(
                list(claims), memory.request, shelf.out, shelf.holds, force=force, cache=cache
            )

    return build


def _complete(known: Mapping[str, Outcome], shelf: Shelf, name: str) -> Outcome | None:
    return shelf.complete(known[name]) if name in known else None


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
