"""Articles of an edition as they were read before: most are those of the last run.

An article is read again when its bytes differ, and each time when more than its own file has a say,
such as one that it includes.
"""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import NoReturn

import msgspec

from pubkit import reader
from pubkit.cache.store import digest
from pubkit.diagnostics import Diagnostic, Source
from pubkit.model.document import Document
from pubkit.reader import MAX_BYTES
from pubkit.world import ReadError, World

_NO_TIME = dt.datetime.fromtimestamp(0, dt.UTC)


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """What came of reading an article: the document, its cleaned text, and the findings."""

    document: Document | None
    text: str
    diagnostics: tuple[Diagnostic, ...]


class _AskedError(Exception):
    """The document depends on more than the bytes of its file."""


_DECODER = msgspec.msgpack.Decoder(Reading)


def parse(
    path: PurePosixPath, world: World, *, language: str | None = None, publisher: str | None
) -> Document | None:
    """Return what `reader.parse` does, remembered by `world`, which is told the same."""
    try:
        data = world.read(path, MAX_BYTES)
        told = ("reading", str(path), digest(data), repr((language, publisher)))
        kept = world.remember(
            told, lambda: msgspec.msgpack.encode(_read(path, data, world, language, publisher))
        )
    except (ReadError, _AskedError):
        return reader.parse(path, world, language=language, publisher=publisher)
    found = _DECODER.decode(kept)
    world.sources[str(path)] = Source(str(path), found.text)
    world.diagnostics += found.diagnostics
    return found.document


def _read(
    path: PurePosixPath, data: bytes, world: World, language: str | None, publisher: str | None
) -> Reading:
    """Return what reading `data` gives in a world of nothing else, which has no time."""

    def read(asked: PurePosixPath, limit: int) -> bytes:
        return data if asked == path else _refuse(asked)

    alone = World(read, _NO_TIME, _refuse, _refuse)
    alone.watch = world.watch
    document = reader.parse(path, alone, language=language, publisher=publisher)
    if alone.told_time or set(alone.sources) != {str(path)}:
        raise _AskedError
    return Reading(document, alone.sources[str(path)].text, tuple(alone.diagnostics))


def _refuse(asked: PurePosixPath) -> NoReturn:
    raise _AskedError(asked)
