"""Carry elements to another process, as plain data: flat, for however deep they are nested."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from xml.etree.ElementTree import Element

import msgspec

from pubkit.backends.pdf.parts import Part

_Row = tuple[str, dict[str, str], str | None, str | None, int]
"""An element in document order: its tag, attributes, text, tail, and how many children it has."""

_encode = msgspec.msgpack.encode
_ROWS = msgspec.msgpack.Decoder(list[_Row])


def pack(root: Element) -> bytes:
    """Return `root` and all below it as bytes, the same for the same tree."""
    return _encode([(e.tag, e.attrib, e.text, e.tail, len(e)) for e in root.iter()])


def unpack(data: bytes) -> Element:
    """Return the element in `data`."""
    root = Element("")
    open_, missing = [root], [1]
    for tag, attributes, text, tail, count in _ROWS.decode(data):
        while not missing[-1]:
            open_.pop()
            missing.pop()
        missing[-1] -= 1
        element = Element(tag, attributes)
        element.text, element.tail = text, tail
        open_[-1].append(element)
        open_.append(element)
        missing.append(count)
    return root[0]


class Packed:
    """Parts as bytes: their two heads, that of the first and that of others, and what is below."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._known: dict[int, bytes] = {}

    @cached_property
    def heads(self) -> list[bytes]:
        """Return the heads."""
        return [pack(self._parts[number].root[0]) for number in (0, -1)]

    def packed(self, number: int) -> bytes:
        """Return a part without its head."""
        if number not in self._known:
            root = self._parts[number].root
            bare = Element(root.tag, root.attrib)
            bare.append(root[1])
            self._known[number] = pack(bare)
        return self._known[number]
