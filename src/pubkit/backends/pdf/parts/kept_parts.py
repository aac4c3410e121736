"""Parts of earlier runs, by all that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from pubkit.backends.pdf.composition import Composition
from pubkit.backends.pdf.engine import File
from pubkit.backends.pdf.parts import Part
from pubkit.backends.pdf.parts.carrying import Packed
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

    `wanted` are the ids whose pages a count tells; all parts depend on the words `also` and on the
    fonts, each on its own files.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        pages: Packed,
        composition: Composition,
        wanted: frozenset[str],
        also: str,
        files_of: Callable[[int], Mapping[str, File]],
        world: World,
    ) -> None:
        self._parts = parts
        self._pages = pages
        self._composition = composition
        self._wanted = wanted
        self._also = also
        self._files_of = files_of
        self._told: dict[int, str] = {}
        # What is told to judges, lines of the source, would be another one after any change.
        self._remember = None if composition.traced else world.remember

    def find(self, kind: str, number: int, place: Place | None = None) -> bytes | None:
        """Return what was kept of a part."""
        return self._remember and find(self._remember, self._words(kind, number, place))

    def keep(self, data: bytes, kind: str, number: int, place: Place | None = None) -> None:
        """Keep `data` of a part for later runs."""
        if self._remember:
            self._remember(self._words(kind, number, place), lambda: data)

    def _words(self, kind: str, number: int, place: Place | None) -> tuple[str, ...]:
        if number not in self._told:
            part = self._parts[number]
            page = blake2b(self._pages.packed(number)).hexdigest()
            wanted = self._wanted & {element.get("id", "") for element in part.root[1].iter()}
            files = _digests(self._files_of(number))
            told = repr((part.blank, sorted(wanted), files))
            self._told[number] = self._heads[min(number, 1)] + page + told
        stands = place and (place.index, place.front, place.total, sorted(place.labels.items()))
        return kind, self._told[number], repr(stands), *self._common

    @cached_property
    def _heads(self) -> list[str]:
        return [blake2b(head).hexdigest() for head in self._pages.heads]

    @cached_property
    def _common(self) -> tuple[str, ...]:
        families = sorted(self._composition.families.items())
        return self._also, repr(families), *_digests(self._composition.font_files)


def _digests(files: Mapping[str, File]) -> list[str]:
    return [f"{url} {blake2b(file.data).hexdigest()}" for url, file in sorted(files.items())]


class _MissingError(Exception):
    pass
