"""Parts of earlier runs, by all that they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from xml.etree import ElementTree

from pubkit.backends.pdf.composition import Composition
from pubkit.backends.pdf.parts import Part
from pubkit.backends.pdf.parts.settling import Place
from pubkit.world import Remember, World


def find(remember: Remember, words: Sequence[str]) -> bytes | None:
    """Return what was kept under `words`."""

    def missing() -> bytes:
        raise _MissingError

    try:
        return remember(words, missing)
    except _MissingError:
        return None


class KeptParts:
    """Counts and pieces of parts, which are remembered from run to run.

    `wanted` are the ids whose pages a count tells; all parts depend on the words `also`.
    """

    def __init__(
        self, composition: Composition, wanted: frozenset[str], also: str, world: World
    ) -> None:
        self._composition = composition
        self._wanted = wanted
        self._also = also
        self._heads: dict[int, str] = {}
        self._pages: dict[int, str] = {}
        # What is told to judges, lines of the source, would be another one after any change.
        self._remember = None if composition.traced else world.remember

    def find(self, kind: str, part: Part, place: Place | None = None) -> bytes | None:
        """Return what was kept."""
        return self._remember and find(self._remember, self._words(kind, part, place))

    def keep(self, data: bytes, kind: str, part: Part, place: Place | None = None) -> None:
        """Keep `data` for later runs."""
        if self._remember:
            self._remember(self._words(kind, part, place), lambda: data)

    def _words(self, kind: str, part: Part, place: Place | None) -> tuple[str, ...]:
        if id(part) not in self._pages:
            head, body = part.root
            if id(head) not in self._heads:
                self._heads[id(head)] = blake2b(ElementTree.tostring(head)).hexdigest()
            page = blake2b(ElementTree.tostring(body)).hexdigest()
            wanted = self._wanted & {element.get("id", "") for element in body.iter()}
            told = repr((part.blank, sorted(part.root.items()), sorted(wanted)))
            self._pages[id(part)] = self._heads[id(head)] + page + told
        stands = place and (place.index, place.front, place.total, sorted(place.labels.items()))
        return kind, self._pages[id(part)], repr(stands), *self._common

    @cached_property
    def _common(self) -> tuple[str, ...]:
        files = sorted(self._composition.files.items())
        told = (f"{url} {blake2b(file.data).hexdigest()}" for url, file in files)
        return self._also, repr(sorted(self._composition.families.items())), *told


class _MissingError(Exception):
    pass
