"""How far a child was with its source, in bytes that outlive it."""

from __future__ import annotations

import msgspec

from pubkit.diagnostics import Place

LONGEST = 500
"""Characters of a line of the source that is noted with its number."""

_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.Decoder(Place).decode


def write_place(place: Place) -> bytes:
    """Return `place` in few bytes."""
    if len(place.excerpt) > LONGEST:
        place = msgspec.structs.replace(place, excerpt="")
    return _encode(place)


def read_place(noted: bytes, source: str) -> Place:
    """Return the place that was noted, else `source` as a whole."""
    try:
        return _decode(noted)
    except msgspec.DecodeError:
        return Place(source)
