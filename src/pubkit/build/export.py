"""Export sources: check their names, build them apart, write what is whole, and report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec

from pubkit.artifact import WriteError, sweep, write
from pubkit.backends import find
from pubkit.build import article
from pubkit.build.article import Outcome, Request
from pubkit.build.lock import locked
from pubkit.build.names import check_names
from pubkit.build.workers import Failure, Limits, run
from pubkit.diagnostics import Diagnostic, Place
from pubkit.world import World

FLAWED = ".flawed"
"""Marks outputs written in spite of errors, which a later run may replace with no better ones."""


class Report(msgspec.Struct, frozen=True):
    """What an export did: the paths written, and all findings in the order of the sources."""

    paths: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Tell whether everything was published as meant."""
        return not any(d.severity == "error" for d in self.diagnostics)


class Progress:
    """Hears how an export goes; the default hears nothing."""

    def started(self, total: int) -> None:
        """Hear how many sources there are."""

    def finished(self, outcome: Outcome, paths: Sequence[Path]) -> None:
        """Hear that a source is done and what was written."""

    def told(self, message: str) -> None:
        """Hear a remark on the run itself."""


def export(
    sources: Sequence[PurePosixPath],
    request: Request,
    out: Path | None,
    *,
    processes: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Build `sources` and write their outputs below `out`; without `out` nothing is written."""
    progress = progress or Progress()
    good, findings = check_names(sources, Path(request.root))
    progress.started(len(sources))
    names = [str(source) for source in good]
    results: dict[str, tuple[tuple[Path, ...], tuple[Diagnostic, ...]]] = {}
    if out is None:
        for outcome in _outcomes(names, request, processes):
            results[outcome.source] = ((), outcome.diagnostics)
            progress.finished(outcome, ())
    else:
        try:
            with locked(out, progress.told):
                sweep(out)
                for outcome in _outcomes(names, request, processes):
                    paths, more = _publish(outcome, out, force=force)
                    results[outcome.source] = (paths, outcome.diagnostics + more)
                    progress.finished(outcome, paths)
        except WriteError as error:
            hints = ("choose another folder with --out",)
            return Report((), (*findings, Diagnostic("output-unwritable", str(error), hints=hints)))
    ordered = [results[name] for name in names]
    return Report(
        tuple(path for paths, _ in ordered for path in paths),
        (*findings, *(d for _, found in ordered for d in found)),
    )


def _outcomes(names: Sequence[str], request: Request, processes: int | None) -> Iterator[Outcome]:
    """Yield the outcome of each source as it is done."""
    count = processes or min(len(names), os.cpu_count() or 1) or 1
    if len(names) > 1:
        _warm(request)
    work = partial(_build, request=request)
    for index, result in run(names, work, processes=count, limits=Limits()):
        if isinstance(result, Failure):
            place = Place(names[index])
            message = f'"{names[index]}" could not be built: {result.reason}'
            yield Outcome(
                source=names[index], diagnostics=(Diagnostic("build-failed", message, place),)
            )
        else:
            yield msgspec.msgpack.decode(result, type=Outcome)


def _build(source: str, request: Request) -> bytes:
    return msgspec.msgpack.encode(article.build(source, request, World.at(Path(request.root))))


def _warm(request: Request) -> None:
    """Import here what every child would import for itself."""
    from importlib import import_module

    for name in ("pubkit.reader", "pubkit.transforms", "pubkit.markup", "pubkit.theme"):
        import_module(name)
    for name in request.formats:
        warm: Callable[[], None] | None = getattr(find(name), "warm", None)
        if warm:
            warm()


def _publish(
    outcome: Outcome, out: Path, *, force: bool
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the files of `outcome`; one with errors does not replace a good output."""
    place = Place(outcome.source)
    folder = out / outcome.slug
    mark = folder / FLAWED
    kept = []
    artifacts = outcome.artifacts
    if outcome.failed and not force and not mark.exists():
        kept = [a.name for a in artifacts if (out / a.name).exists()]
        artifacts = () if kept else artifacts
    findings = [
        Diagnostic("output-kept", f'"{name}" is left as it was, for there are errors', place)
        for name in kept
    ]
    try:
        paths = write(artifacts, out)
        if outcome.failed and paths:
            mark.touch()
        elif paths:
            mark.unlink(missing_ok=True)
    except (WriteError, OSError) as error:
        message = str(error) if isinstance(error, WriteError) else f'"{folder}": {error.strerror}'
        hints = ("free some space, or choose another folder with --out",)
        return (), (*findings, Diagnostic("output-unwritable", message, place, hints))
    return tuple(paths), tuple(findings)
