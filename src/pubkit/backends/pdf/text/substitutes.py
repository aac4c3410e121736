"""Boxes in the place of characters that no font has.

The engine would draw the font's `.notdef`, which PDF/UA forbids (ISO 14289-1, 7.21.8). A box of our
own keeps the standard, and the character for whoever copies or listens.
"""

from __future__ import annotations

import re
from collections.abc import Set
from xml.etree.ElementTree import Element

BOX = "□"
PLAIN = "?"
"""What stands for a character when even the box has no glyph."""

TOLD = "data-text"
"""The attribute that keeps what an element stands for."""

_JOINING = "\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"


def in_style(css: str, lacking: Set[str]) -> str:
    """Return a style sheet that shows a box for each character of `lacking`."""
    return css.translate(dict.fromkeys(map(ord, lacking), _box(lacking))) if lacking else css


def _box(lacking: Set[str]) -> str:
    return PLAIN if BOX in lacking else BOX


def substitute(root: Element, lacking: Set[str]) -> None:
    """Put a box for every run of characters of `lacking` into the text below `root`'s body."""
    if not lacking:
        return
    one = f"[{re.escape(''.join(sorted(lacking)))}]"
    run = re.compile(f"({one}(?:[{_JOINING}]*{one}|[{_JOINING}])*)")
    box = _box(lacking)
    for parent in list(root.iterfind("body//*")):
        for index, child in reversed(list(enumerate(parent))):
            child.tail, boxes = _split(child.tail, run, box)
            parent[index + 1 : index + 1] = boxes
        parent.text, boxes = _split(parent.text, run, box)
        parent[:0] = boxes


def _split(text: str | None, run: re.Pattern[str], box: str) -> tuple[str | None, list[Element]]:
    """Return the text before the first box, and the boxes with the text after each."""
    first, *rest = run.split(text or "")
    boxes = []
    for told, after in zip(rest[::2], rest[1::2], strict=True):
        span = Element("span", {"class": "missing", TOLD: told})
        span.text, span.tail = box, after
        boxes.append(span)
    return first, boxes
