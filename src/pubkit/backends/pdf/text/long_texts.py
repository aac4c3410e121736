"""Divide very long texts: the engine encodes the whole rest of one for each line."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

LENGTH = 2000
"""Characters of a part; a text of less than twice as many stays whole."""

_PART = re.compile(rf".{{1,{LENGTH}}}[ \n]|.{{1,{LENGTH}}}", re.DOTALL)


# What runs both ways would have to be ordered here, where the engine can do it within a text.
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def divide(root: Element) -> None:
    """Put long texts below the body of `root` into elements of their own, part by part."""
    body = root.find("body")
    for element in list(body.iter()) if body is not None else ():
        for place in range(len(element) - 1, -1, -1):
            child = element[place]
            if parts := _parts(child.tail):
                child.tail = None
                element[place + 1 : place + 1] = parts
        if parts := _parts(element.text):
            element.text = None
            element[:0] = parts


def _parts(text: str | None) -> list[Element]:
    if not text or len(text) < 2 * LENGTH or _FROM_RIGHT.search(text):
        return []
    parts = []
    for found in _PART.findall(text):
        part = Element("span")
        part.text = found
        parts.append(part)
    return parts
