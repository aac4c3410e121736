"""Contrast of the token pairs that a theme sets upon one another, light and dark."""

from __future__ import annotations

from collections.abc import Mapping

from pubkit.theme import colors
from pubkit.theme.manifest import Layer, merged
from pubkit.theme.tokens import Tokens, color
from pubkit.theme.whence import Overrides, report
from pubkit.world import World


def check(layers: tuple[Layer, ...], tokens: Tokens, overrides: Overrides, world: World) -> None:
    """Report each pair of `[contrast]`, such as `"color-text on color-paper" = 4.5`, below par."""
    for pair, least in merged(layers, "contrast").items():
        upper, _, lower = pair.partition(" on ")
        for dark in (False, True):
            ratio = _ratio(upper, lower, tokens.shade(dark))
            if ratio is None:
                message = f'"{pair}" names no two colours of the theme'
                report("token-unknown", pair, message, layers, overrides, world)
                break
            if ratio < least:
                shade = "dark" if dark else "light"
                message = f'"{pair}" has a contrast of {ratio:.2f} in {shade}, below {least:g}'
                report("contrast-low", upper, message, layers, overrides, world)


def _ratio(upper: str, lower: str, table: Mapping[str, str]) -> float | None:
    one, other = color(upper, table), color(lower, table)
    return colors.contrast(one, other) if one and other else None
