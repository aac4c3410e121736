"""The output folder: which files are there already, and which have to be written."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from pubkit.artifact import WriteError, write
from pubkit.backends import Artifact
from pubkit.build.article import File, Outcome
from pubkit.cache.stamps import dated, kind, settled, stamp
from pubkit.cache.store import Store, digest
from pubkit.diagnostics import Diagnostic, Place

FLAWED = ".flawed"
"""Marks outputs written in spite of errors, which a later run may replace with no better ones."""


def describe(artifact: Artifact) -> File:
    """Return what there is to know of a file."""
    return File(artifact.name, len(artifact.data), hashlib.sha256(artifact.data).hexdigest())


class Shelf:
    """Knows the files below `out` by their stamps, from run to run."""

    def __init__(self, out: Path, store: Store) -> None:
        self.out = out
        self.store = store
        self._key = digest(str(out.resolve()))
        data = store.get("shelf", self._key)
        self._known: dict[str, tuple[str, str]] = {}
        if data:
            self._known = msgspec.msgpack.decode(data, type=dict[str, tuple[str, str]])
        self._before = dict(self._known)

    def complete(self, outcome: Outcome) -> Outcome | None:
        """Return `outcome` with the bytes of files that are not there; None if any are lost."""
        missing = [file for file in outcome.files if not self.holds(file)]
        found = []
        for file in missing:
            data = self.store.get("file", file.sha256)
            if data is None:
                return None
            found.append(Artifact(file.name, data))
        return msgspec.structs.replace(outcome, artifacts=tuple(found))

    def holds(self, file: File) -> bool:
        """Tell whether `file` is there as it should be."""
        path = self.out / file.name
        look = stamp(str(path))
        if look and self._known.get(file.name) == (look, file.sha256):
            return True
        moment = time.time_ns()
        try:
            if path.is_symlink() or path.stat().st_size != file.size:
                return False
            same = hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
        except OSError:
            return False
        if same and stamp(str(path)) == look:
            self._known[file.name] = (settled(look, moment), file.sha256)
        return same

    def publish(
        self, outcome: Outcome, *, force: bool
    ) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
        """Write the files of `outcome`; one with errors does not replace a good output."""
        mark = self.out / outcome.slug / FLAWED
        if outcome.failed and not (force or mark.exists()) and (left := self._left(outcome)):
            return (), (left,)
        try:
            self._write(outcome)
            if outcome.failed and outcome.files:
                mark.touch()
            elif outcome.files:
                mark.unlink(missing_ok=True)
        except (WriteError, OSError) as error:
            if not isinstance(error, WriteError):
                error = WriteError(f'"{mark.parent}": {error.strerror}')
            place, hints = Place(outcome.source), (error.hint,)
            return (), (Diagnostic("output-unwritable", str(error), place, hints),)
        return outcome.files, ()

    def _left(self, outcome: Outcome) -> Diagnostic | None:
        """Return what tells of the outputs that are there already; None when there are none."""
        there = [file.name for file in outcome.files if (self.out / file.name).exists()]
        if not there:
            return None
        rest = f" and {len(there) - 1:,} more are left as they were"
        left = rest if there[1:] else " is left as it was"
        message = f'"{there[0]}"{left}, for there are errors'
        return Diagnostic("output-kept", message, Place(outcome.source))

    def _write(self, outcome: Outcome) -> None:
        """Write the files of `outcome` that are at hand and not there already."""
        told = {file.name: file for file in outcome.files}
        fresh = [a for a in outcome.artifacts if not self.holds(told[a.name])]
        for path, artifact in zip(write(fresh, self.out), fresh, strict=True):
            look = dated(stamp(str(path))) if kind(str(path)) == "f" else ""
            self._known[artifact.name] = (look, told[artifact.name].sha256)

    def looks(self, files: Iterable[File]) -> dict[str, str]:
        """Return the stamps of `files` by path, `""` where one is not to be trusted."""
        return {str(self.out.absolute() / f.name): self._known[f.name][0] for f in files}

    def save(self) -> None:
        """Keep for the next run what is known."""
        if self._known != self._before:
            self.store.put("shelf", self._key, msgspec.msgpack.encode(self._known))
