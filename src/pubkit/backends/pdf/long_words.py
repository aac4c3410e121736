"""Let very long words break anywhere: the engine sets the whole rest of one anew for each line."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

STEP = 8
"""Characters between two places where a long word may break."""

# From Thai on, scripts without spaces break by dictionary or at every character.
_LONG = re.compile("[^\\s\u200b\u0e00-\U0010ffff]{300,}")
_PIECE = re.compile(f".{{{STEP}}}", re.DOTALL)


def cut(root: Element) -> None:
    """Put zero width spaces into words of 300 characters and more."""
    for element in root.iter():
        if element.tag in ("style", "title"):
            continue
        element.text = _cut(element.text)
        for child in element:
            child.tail = _cut(child.tail)


def _cut(text: str | None) -> str | None:
    if not text or len(text) < 300:
        return text
    return _LONG.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)
