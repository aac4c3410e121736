"""Outcomes of earlier runs, found again when nothing that they were made of has changed.

Two entries for an article: its trace, by what was asked for, names what was read to make it; its
outcome, by that and the answers, names its files, whose bytes lie by their SHA-256.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from pubkit.build.article import Outcome, Request
from pubkit.build.traces import Dependency, Tracer
from pubkit.cache.program import fingerprint
from pubkit.cache.store import Store, digest

_encode = msgspec.msgpack.encode
_TRACE = msgspec.msgpack.Decoder(tuple[Dependency, ...])
_OUTCOME = msgspec.msgpack.Decoder(Outcome)

VOLATILE = frozenset(["pdf-slow", "pdf-engine-missing", "build-failed"])
"""Findings that depend on more than what is asked and read."""


class Bench:
    """What was made on the way to one source's outputs, such as subset fonts.

    No other source is handed any of it, for an article may have taken over the child that made it.
    What is `common`, made by a parent of no article, is there for all.
    """

    def __init__(self, store: Store, owner: str, common: str, read: dict[str, bytes]) -> None:
        self.store = store
        self.fresh: dict[str, bytes] = {}
        self._owner = owner
        self._common = common
        self._read = read

    def remember(self, words: Sequence[str], make: Callable[[], bytes]) -> bytes:
        """Return what `make` makes, or what it made before for this source when told the same."""
        name = digest(*words)
        data = self.fresh.get(name) or self._read.get(name)
        if data is None and (data := self.store.get("made", digest(self._common, name))):
            self._read[name] = data
        data = data or self.store.get("made", digest(self._owner, name))
        if data is None:
            data = self.fresh[name] = make()
        return data

    def keep(self, made: Mapping[str, bytes]) -> None:
        """Keep what a child handed over."""
        for name, data in made.items():
            self.store.put("made", digest(self._owner, name), data)


class Memory:
    """The outcomes of one request, kept in `store`; what a child has `held` goes when it ends."""

    def __init__(self, store: Store, request: Request) -> None:
        self.store = store
        self.request = request
        self.held: object = None
        self._read: dict[str, bytes] = {}  # of what is common: a theme's, and no article's
        self.root = Path(request.root)
        asked = _encode(msgspec.structs.replace(request, root=""))
        self._program = fingerprint() if store.folder else ""
        self._asked = digest(self._program, asked)

    def find(self, source: str) -> Outcome | None:
        """Return the outcome of `source` without its bytes, if it would be the same again."""
        if not self.store.folder:
            return None
        data = self.store.get("trace", self._trace(source))
        if data is None:
            return None
        known = _TRACE.decode(data)
        tracer = Tracer(self.root, self.bench(source).remember)
        fresh = tuple(map(tracer.again, known))
        data = self.store.get("outcome", self._outcome(source, fresh))
        if data is None or not tracer.steady:
            return None
        if fresh != known:
            self.store.put("trace", self._trace(source), _encode(fresh))
        outcome = _OUTCOME.decode(data)
        return msgspec.structs.replace(outcome, dependencies=fresh, cached=True)

    def keep(self, outcome: Outcome) -> None:
        """Keep an outcome and its bytes, as they were described here."""
        if not self.store.folder:
            return
        for artifact, file in zip(outcome.artifacts, outcome.files, strict=True):
            self.store.put("file", file.sha256, artifact.data)
        bare = msgspec.structs.replace(outcome, artifacts=(), dependencies=())
        seen = outcome.dependencies
        self.store.put("outcome", self._outcome(outcome.source, seen), _encode(bare))
        self.store.put("trace", self._trace(outcome.source), _encode(seen))

    def bench(self, source: str) -> Bench:
        """Return where what is made for `source`, none if empty, is found again."""
        common = digest(self._program, "")
        owner = digest(self._program, str(self.root), source) if source else common
        return Bench(self.store, owner, common, self._read)

    def made(self) -> Path | None:
        """Return the folder in which benches look, made if it was not there."""
        if not self.store.folder:
            return None
        folder = Path(self.store.folder, "made")
        with contextlib.suppress(OSError):
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(exist_ok=True)
        return folder

    def _trace(self, source: str) -> str:
        return digest(self._asked, str(self.root), source)

    def _outcome(self, source: str, seen: tuple[Dependency, ...]) -> str:
        told = (f"{d.act} {d.limit} {d.answer} {d.path}" for d in seen)
        return digest(self._asked, source, *told)
