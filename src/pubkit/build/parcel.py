"""What a child hands over: believed as far as it is its own.

An article may have taken over the process that built it, through a fault in a library. It has its
own outputs then, at worst those that the same process builds after it, and nobody else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec

from pubkit.build.article import Outcome
from pubkit.build.shelf import describe


class Parcel(msgspec.Struct, frozen=True, array_like=True):
    """An outcome, whether it would be the same again, and what was made on the way to it."""

    outcome: Outcome
    steady: bool
    made: Mapping[str, bytes] = {}


_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.Decoder(Parcel).decode


def pack(parcel: Parcel) -> bytes:
    """Return `parcel` as bytes."""
    return _encode(parcel)


def unpack(data: bytes, source: str, slug: str) -> Parcel | None:
    """Return the parcel in `data`, its files described anew; None when it is not from `source`.

    All files must lie in the folder `slug`.
    """
    try:
        parcel = _decode(data)
    except msgspec.DecodeError:
        return None
    outcome = parcel.outcome
    names = [artifact.name for artifact in outcome.artifacts]
    if outcome.source != source or outcome.cached or (names and outcome.slug != slug):
        return None
    if not all(_lies_in(slug, name) for name in names):
        return None
    files = tuple(map(describe, outcome.artifacts))
    return msgspec.structs.replace(parcel, outcome=msgspec.structs.replace(outcome, files=files))


def _lies_in(slug: str, name: str) -> bool:
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] == slug and ".." not in parts and "\0" not in name
