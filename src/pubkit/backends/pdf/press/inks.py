"""From the colours of screens to the inks of a press."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

Ink = tuple[float, float, float, float]
"""Shares of cyan, magenta, yellow and black, from 0 to 1."""

GREY = 0.11
"""How far the channels of a colour may be apart for it to be printed with black ink alone."""

DARK = 0.2
"""Greys as dark as this are printed as full black: a screened edge makes small letters rough."""


class ProfileError(Exception):
    """A colour profile that describes no press."""


class Inks:
    """Separates colours by the ICC profile of a printing condition."""

    def __init__(self, profile: bytes) -> None:
        from PIL import ImageCms

        self.name = description(profile)
        try:
            self._separate: Any = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"),
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                "RGB",
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError) as error:
            raise ProfileError(f"it cannot be used: {error}") from None
        self._known: dict[tuple[float, ...], Ink] = {}

    def of(self, color: Sequence[float]) -> Ink:
        """Return the inks for an sRGB colour: black alone for greys, so that plates need no fit."""
        key = tuple(color)
        if key not in self._known:
            self._known[key] = self._black(key) or self._mixed(key)
        return self._known[key]

    def _black(self, color: tuple[float, ...]) -> Ink | None:
        if max(color) - min(color) > GREY:
            return None
        red, green, blue = color
        light = 0.299 * red + 0.587 * green + 0.114 * blue
        return 0, 0, 0, 1 if light <= DARK else round(1 - light, 3)

    def _mixed(self, color: tuple[float, ...]) -> Ink:
        from PIL import Image, ImageCms

        red, green, blue = (round(255 * min(max(part, 0), 1)) for part in color)
        pixel = Image.new("RGB", (1, 1), (red, green, blue))
        inks: Any = ImageCms.applyTransform(pixel, self._separate)
        c, m, y, k = (round(part / 255, 3) for part in inks.getpixel((0, 0)))
        return c, m, y, k


def description(profile: bytes) -> str:
    """Return the name of a profile for printing in four inks (ICC.1, 7.2)."""
    from PIL import ImageCms

    if profile[36:40] != b"acsp" or profile[12:20] != b"prtrCMYK":
        raise ProfileError("it is no ICC profile of a press that prints in CMYK")
    try:
        told = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError) as error:
        raise ProfileError(f"it cannot be read: {error}") from None
    return told.strip() or "CMYK"
