"""Let deeply nested blocks break anywhere: each level that may not has the engine try twice."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import classes
from pubkit.backends.pdf.tags.roles import is_block

DEPTH = 7
"""Levels of blocks below which what holds them keeps its rules; a list in three lists has them."""

LOOSE = "data-loose"
RULES = (
    f"[{LOOSE}]{{break-inside:auto!important;"
    "break-before:auto!important;break-after:auto!important}\n"
)


def loosen(root: Element) -> None:
    """Mark all elements of blocks that are nested more than `DEPTH` levels deep."""
    for element in root.iter("div"):
        if "text" in classes(element):
            for block in element:
                if _depth(block) > DEPTH:
                    for inner in block.iter():
                        inner.set(LOOSE, "")


def _depth(element: Element) -> int:
    return is_block(element) + max(map(_depth, element), default=0)
