"""How far a child was with its source, in bytes that outlive it."""

from __future__ import annotations

import msgspec

from pubkit.diagnostics import Place

_decode = msgspec.msgpack.Decoder(Place).decode


def write_place(place: Place) -> bytes:
    """Return `place` in few bytes."""
    return msgspec.msgpack.encode(place)


def read_place(noted: bytes, source: str) -> Place:
    """Return the place that was noted, else `source` as a whole."""
    try:
        return _decode(noted)
    except msgspec.DecodeError:
        return Place(source)
