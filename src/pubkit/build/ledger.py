"""Which outputs this project has written, and of what: so that those of nothing can be deleted."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from pubkit.build.article import File, Outcome
from pubkit.cache.store import Store, digest

_APART = {".pdf": "pdf", ".epub": "epub"}


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """The source that an output was made of, empty once it makes another, and its SHA-256."""

    source: str
    sha256: str


_decode = msgspec.msgpack.Decoder(dict[str, Entry]).decode


class Ledger:
    """The outputs of the project at `root` in the folder `out`, by name, kept in `store`."""

    def __init__(self, root: Path, out: Path, store: Store) -> None:
        self.root = root
        self.out = out
        self.store = store
        self._key = digest(str(root.resolve()), str(out.resolve()))
        data = store.get("outputs", self._key)
        self._known = _decode(data) if data else {}
        self._before = dict(self._known)

    def note(self, outcome: Outcome, files: tuple[File, ...], formats: tuple[str, ...]) -> None:
        """Note the `files` of a source, and what it no longer makes of the formats asked for."""
        if not files:
            return
        fresh = {file.name: Entry(outcome.source, file.sha256) for file in files}
        for name, entry in self._known.items():
            if entry.source == outcome.source and name not in fresh:
                kind = _APART.get(PurePosixPath(name).suffix, "html")
                moved = PurePosixPath(name).parts[0] != outcome.slug
                if moved or (kind == "html" and "html" in formats):
                    self._known[name] = Entry("", entry.sha256)
        self._known |= fresh

    def stale(self) -> list[str]:
        """Return the names of outputs that are there, and that no source makes any more."""
        there = {source: (self.root / source).is_file() for source in self._sources()}
        return [
            name
            for name, entry in self._known.items()
            if not there.get(entry.source) and self._is_ours(name)
        ]

    def delete(self) -> Iterator[Path]:
        """Delete what is stale and as we wrote it, and folders left empty; yield the paths."""
        for name in self.stale():
            path = self.out / name
            path.unlink()
            del self._known[name]
            for folder in path.parents:
                if folder == self.out:
                    break
                with contextlib.suppress(OSError):
                    folder.rmdir()
            yield path

    def save(self) -> None:
        """Keep for the next run what is known."""
        if self._known != self._before:
            self.store.put("outputs", self._key, msgspec.msgpack.encode(self._known))

    def _sources(self) -> set[str]:
        return {entry.source for entry in self._known.values() if entry.source}

    def _is_ours(self, name: str) -> bool:
        """Tell whether the file `name` is there, inside the folder, and nobody has changed it."""
        path = self.out / name
        try:
            if path.is_symlink() or not path.resolve().is_relative_to(self.out.resolve()):
                return False
            return hashlib.sha256(path.read_bytes()).hexdigest() == self._known[name].sha256
        except OSError:
            return False
