"""Gather finished outputs, ask all judges about them, and tell their findings at the source."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from pubkit.backends import Artifact
from pubkit.diagnostics import Diagnostic, Place, Source
from pubkit.preflight.judges.ask import Finding, SilentError, ask
from pubkit.preflight.judges.tools import NAMES, Tool, find_tools
from pubkit.preflight.judges.trace import trace

MOST = 20
"""Findings of one judge in one file after which nothing more is learnt."""
_SUFFIXES = {"epubcheck": ".epub", "ace": ".epub", "verapdf": ".pdf"}


class Verdict(msgspec.Struct, frozen=True):
    """Who was asked, who is not installed, and what they found."""

    asked: tuple[str, ...]
    absent: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Jury:
    """Judges, and the files that they are to be asked about, in a folder that goes away."""

    def __init__(self, root: Path, tools: dict[str, Tool] | None = None) -> None:
        self._root = root
        self._tools = find_tools() if tools is None else tools
        self._folder = tempfile.TemporaryDirectory(prefix="pubkit-", ignore_cleanup_errors=True)
        self._files: list[tuple[str, Path]] = []

    def __enter__(self) -> Jury:
        """Return the jury itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Delete the files."""
        self._folder.cleanup()

    def take(self, source: str, artifacts: Sequence[Artifact]) -> None:
        """Keep the outputs of `source` until the judges are asked."""
        for artifact in artifacts:
            if artifact.derived:
                continue
            folder = Path(self._folder.name, str(len(self._files)))
            folder.mkdir()
            path = folder / f"output{artifact.name[artifact.name.rfind('.') :]}"
            path.write_bytes(artifact.data)
            self._files.append((source, path))

    def judge(self) -> Verdict:
        """Return what all installed judges say, source by source and line by line."""
        asked = tuple(NAMES[name] for name in NAMES if name in self._tools)
        absent = tuple(NAMES[name] for name in NAMES if name not in self._tools)
        found = [
            (source, diagnostic)
            for source, file in self._files
            for name, tool in self._tools.items()
            if file.suffix == _SUFFIXES[name]
            for diagnostic in self._say(tool, source, file)
        ]
        order = [source for source, _ in self._files]
        found.sort(
            key=lambda told: (order.index(told[0]), told[1].place.line if told[1].place else 0)
        )
        return Verdict(asked, absent, tuple(diagnostic for _, diagnostic in found))

    def _say(self, tool: Tool, source: str, file: Path) -> Iterator[Diagnostic]:
        scratch = file.parent / tool.name
        scratch.mkdir()
        try:
            findings = ask(tool, file, scratch)
        except SilentError as error:
            message = f"{NAMES[tool.name]} gave no verdict: {error}"
            yield Diagnostic("judge-silent", message, Place(source))
            return
        told = (self._told(tool.name, source, file, finding) for finding in findings[:MOST])
        yield from dict.fromkeys(told)

    def _told(self, judge: str, source: str, file: Path, finding: Finding) -> Diagnostic:
        try:
            mark = trace(judge, file, finding.place)
        except Exception:  # where a fault is must not matter more than that there is one
            mark = None
        message = f"{finding.rule}: {finding.message}"
        return Diagnostic(f"judge-{judge}", message, self._place(mark, source))

    def _place(self, mark: str | None, source: str) -> Place:
        if mark is None:
            return Place(source)
        line, column, width, path = mark.split(":", 3)
        try:
            text = (self._root / path).read_text("utf-8-sig", "replace")
        except OSError:
            text = ""
        return Source(path, text).at(int(line), int(column), int(width))
