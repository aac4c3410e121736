"""What a run did, told while it goes and when it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pubkit.cache.stamps import agreed
from pubkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from pubkit.build.article import File, Outcome


class Output(msgspec.Struct, frozen=True):
    """A file of an export: its source, its path, and how it is known.

    `seconds` is what building the source took, all its formats together; `cached` tells that an
    earlier run did that.
    """

    source: str
    path: Path
    size: int
    sha256: str
    seconds: float
    cached: bool


class Report(msgspec.Struct, frozen=True):
    """What an export did: its outputs, and all findings in the order of the sources.

    `seen` tells how each path looked that the result depends on (see `cache.stamps`); `asked` and
    `absent` are the judges from outside, where they were wanted.
    """

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    seen: dict[str, str] = {}
    asked: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the paths of all outputs."""
        return tuple(output.path for output in self.outputs)

    @property
    def ok(self) -> bool:
        """Tell whether everything was published as meant."""
        return not any(d.severity == "error" for d in self.diagnostics)


class Progress:
    """Hears how an export goes; the default hears nothing."""

    def started(self, sources: Sequence[str]) -> None:
        """Hear which sources will be built."""

    def finished(self, outcome: Outcome, paths: Sequence[Path]) -> None:
        """Hear that a source is done and where its outputs are."""

    def told(self, message: str) -> None:
        """Hear a remark on the run itself."""


class Log:
    """Gathers what is told of each source; keeps none of their bytes."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[tuple[Output, ...], tuple[Diagnostic, ...]]] = {}
        self._seen: dict[str, str] = {}

    def add(
        self,
        outcome: Outcome,
        files: Mapping[Path, File],
        found: Sequence[Diagnostic],
        seen: Mapping[str, str],
    ) -> None:
        """Note what came of a source: its `files` by path, `found` beside its own findings."""
        outputs = (
            Output(outcome.source, path, file.size, file.sha256, outcome.seconds, outcome.cached)
            for path, file in files.items()
        )
        self._told[outcome.source] = tuple(outputs), (*outcome.diagnostics, *found)
        self._seen = agreed(self._seen, seen)

    def report(self, names: Sequence[str], found: Sequence[Diagnostic]) -> Report:
        """Return the whole in the order of `names`, what was `found` before any of them first."""
        told = [self._told[name] for name in names]
        return Report(
            outputs=tuple(output for outputs, _ in told for output in outputs),
            diagnostics=(*found, *(d for _, more in told for d in more)),
            seen=self._seen,
        )
