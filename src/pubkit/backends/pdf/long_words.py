"""Let very long words break anywhere: the engine sets the whole rest of one anew for each line."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

LONG = 300
"""Characters in a row, none of which ends a line, from which on a word is cut."""

STEP = 8
"""Characters between two places where a long word may break."""

INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time "
    "u var".split()
)

# From Thai on, scripts without spaces break by dictionary or at every character.
_RUN = re.compile("[^ \t\n\r\u200b\u0e00-\U0001cfff\U00020000-\U0010ffff]+")
_PIECE = re.compile(f".{{{STEP}}}", re.DOTALL)


def cut(root: Element) -> None:
    """Put zero width spaces into long words below `root`, also where elements divide them."""
    body = root.find("body")
    if body is not None:
        _cut_element(body, 0)


def _cut_element(element: Element, length: int) -> int:
    """Cut the words in `element`, `length` characters into one; return how far into one it ends."""
    inline = element.tag in INLINE
    element.text, length = _cut(element.text, length if inline else 0)
    for child in element:
        length = _cut_element(child, length)
        child.tail, length = _cut(child.tail, length)
    return length if inline else 0


def _cut(text: str | None, length: int) -> tuple[str | None, int]:
    """Return `text`, `length` characters into a word, with long words cut; and how it ends."""
    if not text:
        return text, length
    found = [*_RUN.finditer(text)]
    last = len(found[-1][0]) if found and found[-1].end() == len(text) else 0
    before = length if found and found[0].start() == 0 else 0
    if last == len(text):
        last += before
    if before + len(text) < LONG:
        return text, last

    def pieces(run: re.Match[str]) -> str:
        if (before if run.start() == 0 else 0) + len(run[0]) < LONG:
            return run[0]
        word = run[0].replace("\xad", "")
        return _PIECE.sub("\\g<0>\u200b", word).removesuffix("\u200b") + "\u200b"

    return _RUN.sub(pieces, text), last
