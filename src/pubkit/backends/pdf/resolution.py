"""Pictures that have too few pixels for the size at which they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pubkit.backends.pdf.tags.leaves import Layout
from pubkit.model.document import Asset

INCH = 96.0
"""CSS pixels in an inch. Smaller pictures, such as icons, are printed as they are."""

NEARLY = 0.9
"""The share of the wanted pixels that is good enough."""


class Coarse(NamedTuple):
    """A picture, and how many of its pixels fall on an inch where it is printed largest."""

    key: str
    density: float


def coarse(layout: Layout, assets: Mapping[str, Asset], wanted: int) -> Iterator[Coarse]:
    """Yield the pictures with less than `wanted` pixels to the inch, each once."""
    widest: dict[str, float] = {}
    for leaf in layout.leaves:
        key = leaf.element.get("src", "").rpartition("/")[2]
        if leaf.element.tag == "img" and key in assets:
            widest[key] = max(widest.get(key, 0.0), float(leaf.box.width))
    for key, width in widest.items():
        asset = assets[key]
        drawn = asset.media_type == "image/svg+xml"
        if not drawn and width > INCH and (density := asset.width * INCH / width) < wanted * NEARLY:
            yield Coarse(key, density)
