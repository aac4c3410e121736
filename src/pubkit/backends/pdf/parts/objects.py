"""Objects of a PDF as plain data, to be put into another file under other numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from typing import Any

_REFERENCE = re.compile(rb"(\d+) 0 R")

Plain = Any
"""What MessagePack takes; what it has no kind for is a list that begins with one of these."""
_ARRAY, _STREAM, _STRING, _REFERRED = range(4)


def take(pdf: Any, roots: Iterable[bytes], without: Mapping[str, str]) -> dict[int, Plain]:
    """Return all that `roots` lead to, by number; of each kind of object, one entry is left out."""
    found: dict[int, Plain] = {}
    waiting = [_number(root) for root in roots]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found[number] = plain(pdf.objects[number], waiting, without)
    return dict(sorted(found.items()))


def plain(value: Any, met: list[int], without: Mapping[str, str] = {}) -> Plain:
    """Return `value` as plain data; the numbers of objects that it refers to are added to `met`."""
    import pydyf

    match value:
        case pydyf.Stream():
            return [_STREAM, plain(value.extra, met), content(value)]
        case dict():
            left = without.get(value.get("Type", ""))
            return {key: plain(item, met) for key, item in value.items() if key != left}
        case pydyf.String():
            return [_STRING, value.string]
        case list() | tuple():
            return [_ARRAY, *(plain(item, met) for item in value)]
        case bytes() if match := _REFERENCE.fullmatch(value):
            met.append(int(match[1]))
            return [_REFERRED, int(match[1])]
    return value


def content(stream: Any) -> bytes:
    """Return what is in a stream, compressed if it is."""
    _, _, data = stream.data.partition(b"\nstream\n")
    return bytes(data.removesuffix(b"\nendstream"))


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


class Grafter:
    """Puts plain objects into a `pydyf.PDF`; streams that are the same there are put in once."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._streams: dict[bytes, bytes] = {}

    def graft(self, objects: Mapping[int, Plain], number: int, known: dict[int, bytes]) -> bytes:
        """Return the reference of the object `number` of `objects`, put in if it was not."""
        if number not in known:
            made = self.value(objects[number], objects, known)
            known[number] = self._added(made)
        return known[number]

    def value(
        self, told: Plain, objects: Mapping[int, Plain] = {}, known: dict[int, bytes] | None = None
    ) -> Any:
        """Return what `told` stands for."""
        import pydyf

        known = {} if known is None else known

        def inner(item: Plain) -> Any:
            return self.value(item, objects, known)

        match told:
            case dict():
                return pydyf.Dictionary({key: inner(item) for key, item in told.items()})
            case [0, *items]:
                return pydyf.Array([inner(item) for item in items])
            case [1, extra, data]:
                return pydyf.Stream([data], inner(extra))
            case [2, text]:
                return pydyf.String(text)
            case [3, number]:
                return self.graft(objects, number, known)
        return told

    def _added(self, made: Any) -> bytes:
        import pydyf

        if isinstance(made, pydyf.Stream):
            digest = blake2b(made.data, digest_size=20).digest()
            if digest in self._streams:
                return self._streams[digest]
        self._pdf.add_object(made)
        if isinstance(made, pydyf.Stream):
            self._streams[digest] = made.reference
        return bytes(made.reference)


class Digests:
    """Hashes over objects of a `pydyf.PDF` and all that they refer to, whatever their numbers."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._known: dict[int, bytes] = {}

    def of(self, value: Any, without: Collection[str] = ()) -> bytes:
        """Return the hash of `value`; some entries of a dictionary may be left out."""
        return blake2b(self._told(value, without), digest_size=20).digest()

    def _told(self, value: Any, without: Collection[str] = ()) -> bytes:
        import pydyf

        match value:
            case pydyf.Stream():
                return self.of(value.extra) + content(value)
            case dict():
                told = (
                    f"{key}:".encode() + self.of(value[key])
                    for key in sorted(value)
                    if key not in without
                )
                return b"<" + b"".join(told)
            case pydyf.String():
                return b"(" + bytes(value.data)
            case list() | tuple():
                return b"[" + b"".join(map(self.of, value))
            case bytes() if match := _REFERENCE.fullmatch(value):
                return self._referred(int(match[1]))
        return repr(value).encode()

    def _referred(self, number: int) -> bytes:
        if number not in self._known:
            self._known[number] = b"itself"
            self._known[number] = self.of(self._pdf.objects[number])
        return self._known[number]
