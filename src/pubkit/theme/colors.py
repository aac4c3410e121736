"""Colours: read, written as hex, and the contrast that WCAG 2.2 measures."""

from __future__ import annotations

from typing import Any

from tinycss2 import color4

Rgb = tuple[float, float, float]


def read(token: Any) -> Rgb | None:
    """Return the sRGB parts, 0 to 1, of an opaque colour told in RGB, HSL, HWB, Oklab or OkLCh."""
    color = color4.parse_color(token)
    if color is None or isinstance(color, str) or color.alpha != 1:
        return None
    if color.space in ("srgb", "hsl", "hwb"):
        red, green, blue = color.to("srgb").coordinates
        return _clip(red), _clip(green), _clip(blue)
    if color.space in ("oklab", "oklch"):
        return _from_xyz(*color.to("xyz-d65").coordinates)
    return None


def _from_xyz(x: float, y: float, z: float) -> Rgb:
    # https://www.w3.org/TR/css-color-4/#color-conversion-code
    red = 3.2409699419 * x - 1.5373831776 * y - 0.4986107603 * z
    green = -0.9692436363 * x + 1.8759675015 * y + 0.0415550574 * z
    blue = 0.0556300797 * x - 0.2039769589 * y + 1.0569715142 * z
    return _clip(_encode(red)), _clip(_encode(green)), _clip(_encode(blue))


def _clip(part: float | None) -> float:
    return min(1.0, max(0.0, part or 0.0))


def _encode(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def hex_of(color: Rgb) -> str:
    """Return `color` as `#rrggbb`, which every engine reads."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Rgb) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
