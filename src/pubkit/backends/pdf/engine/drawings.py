"""Drawings are drawn once; those that cannot be are known, and too slow ones stop the engine."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pubkit.backends.pdf.engine.patience import OutOfPatienceError

UNDRAWN = "this drawing is lacking: "
"""How the engine's log tells of such a drawing."""


class Ink(NamedTuple):
    """What a drawing puts on a page, and the graphics states of the page that it names."""

    operators: list[bytes]
    states: dict[str, Any]


def draw_once() -> None:
    """Let the engine repeat plain drawings, formulas above all, and tell those that fail.

    It goes on as if a drawing were there, whatever happens.
    """
    from weasyprint.images import LOGGER, SVGImage

    def draw(self: Any, stream: Any, width: float, height: float, style: Any) -> None:
        known = self.__dict__.setdefault("ink", {})
        look = (width, height, *_look(stream))
        if look in known:
            _repeat(known[look], stream)
            return
        begin = len(stream.stream)
        try:
            self._svg.draw(stream, width, height, self._base_url, self._context)
            if ink := _plain(stream, begin):
                known[look] = ink
        except OutOfPatienceError:
            raise
        except Exception as error:
            self.fault = f"{type(error).__name__}: {error}".rstrip(": ")
            LOGGER.error("%s%s", UNDRAWN, self.fault)

    SVGImage.draw = draw


_LOOK = ("_current_color", "_current_color_stroke", "_current_alpha", "_current_alpha_stroke")
_OPAQUE = re.compile(rb"/([aA]1\.0) gs")


def _look(stream: Any) -> tuple[object, ...]:
    """Return the colours that `stream` does not set again."""
    return tuple(getattr(stream, name) for name in _LOOK)


def _plain(stream: Any, begin: int) -> Ink | None:
    """Return what was drawn since `begin`, if it is opaque paths alone."""
    operators = stream.stream[begin:]
    named = [o for o in operators if not isinstance(o, bytes) or b"/" in o]
    found = [_OPAQUE.fullmatch(o) if isinstance(o, bytes) else None for o in named]
    names = {match[1].decode() for match in found if match}
    if None in found or any(value is not None for value in _look(stream)):
        return None
    return Ink(operators, {name: stream._resources["ExtGState"][name] for name in names})


def _repeat(ink: Ink, stream: Any) -> None:
    stream.stream += ink.operators
    stream._resources["ExtGState"].update(ink.states)
    for name in _LOOK:
        setattr(stream, name, None)


def fault(box: Any) -> str | None:
    """Return why the picture of `box` is lacking; None where it is there."""
    picture = getattr(box, "replacement", None)
    if picture is None:
        return "it cannot be read"
    told: str | None = getattr(picture, "fault", None)
    return told
