"""Drawings that cannot be drawn are known, and those that take too long stop the engine."""

from __future__ import annotations

from typing import Any

from pubkit.backends.pdf.engine.patience import OutOfPatienceError

UNDRAWN = "this drawing is lacking: "
"""How the engine's log tells of such a drawing."""


def keep_faults_of_drawings() -> None:
    """Let the engine not go on as if a drawing were there, which it does whatever happens."""
    from weasyprint.images import LOGGER, SVGImage

    def draw(self: Any, stream: Any, width: float, height: float, style: Any) -> None:
        try:
            self._svg.draw(stream, width, height, self._base_url, self._context)
        except OutOfPatienceError:
            raise
        except Exception as error:
            self.fault = f"{type(error).__name__}: {error}".rstrip(": ")
            LOGGER.error("%s%s", UNDRAWN, self.fault)

    SVGImage.draw = draw


def fault(box: Any) -> str | None:
    """Return why the picture of `box` is lacking; None where it is there."""
    picture = getattr(box, "replacement", None)
    if picture is None:
        return "it cannot be read"
    told: str | None = getattr(picture, "fault", None)
    return told
