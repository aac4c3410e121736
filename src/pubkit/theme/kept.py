"""What was made of style sheets in an earlier run: to read and compile them takes a while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

from pubkit.model.nodes import Span
from pubkit.theme.compiler import Compiled
from pubkit.theme.lettering import Lettering
from pubkit.world import Remember


class Remark(msgspec.Struct, frozen=True, array_like=True):
    """A finding about the style sheet at `path`."""

    code: str
    message: str
    path: str
    span: Span


class Style(msgspec.Struct, frozen=True, array_like=True):
    """A compiled style sheet and the errors in it."""

    css: str
    errors: tuple[Remark, ...]


_encode = msgspec.msgpack.encode
_STYLE = msgspec.msgpack.Decoder(Style)
_LETTERING = msgspec.msgpack.Decoder(Lettering)


def style(remember: Remember, words: Sequence[str], make: Callable[[], Compiled]) -> Style:
    """Return what `make` compiles, or compiled before of the same `words`."""
    return _STYLE.decode(remember(("style", *words), lambda: _encode(bare(make()))))


def lettering(remember: Remember, words: Sequence[str], make: Callable[[], Lettering]) -> Lettering:
    """Return what `make` reads, or read before from the same `words`."""
    return _lettering(remember(("lettering", *words), lambda: _encode(make())))


@lru_cache(maxsize=16)
def _lettering(data: bytes) -> Lettering:
    return _LETTERING.decode(data)


def bare(compiled: Compiled) -> Style:
    """Return the style sheet and its errors; what a target cannot express is none."""
    found = (f for f in compiled.findings if f.code != "theme-unsupported")
    errors = (Remark(f.code, f.message, f.sheet.source.path, f.span) for f in found)
    return Style(compiled.css, tuple(errors))
