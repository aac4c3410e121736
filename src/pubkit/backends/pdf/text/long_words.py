"""Let very long words break anywhere: the engine sets the whole rest of one anew for each line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

LONG = 300
"""Characters in a row, none of which ends a line, from which on a word is cut."""

STEP = 8
"""Characters between two places where a long word may break."""

BREAK = "\u200b"

INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time "
    "u var".split()
)

# From Thai on, scripts without spaces break by dictionary or at every character.
_LETTER = "[\\0-\x08\x0b\x0c\x0e-\x1f!-\u0dff\U0001d000-\U0001ffff]"
_RUN = re.compile(f"(?<!{_LETTER}){_LETTER}{{{LONG},}}")


class Slot(NamedTuple):
    """A place for text: in an element, or after it."""

    owner: Element
    name: Literal["text", "tail"]


def cut(root: Element) -> None:
    """Put zero width spaces into long words below `root`, also where elements divide them."""
    body = root.find("body")
    run: list[Slot] = []
    for slot in _slots(body) if body is not None else ():
        if slot is not None:
            run.append(slot)
        elif run:
            _cut(run)
            run = []


def _slots(element: Element) -> Iterator[Slot | None]:
    """Yield the texts below `element`, None where a block begins or ends."""
    block = element.tag not in INLINE
    if block:
        yield None
    if element.text:
        yield Slot(element, "text")
    for child in element:
        yield from _slots(child)
        if child.tail:
            yield Slot(child, "tail")
    if block:
        yield None


def _cut(slots: list[Slot]) -> None:
    texts = [getattr(slot.owner, slot.name) for slot in slots]
    whole = "".join(texts)
    long = [run.span() for run in _RUN.finditer(whole)]
    if not long:
        return
    for start, end in long:  # the engine would try each of their soft hyphens for each line
        whole = whole[:start] + whole[start:end].replace("\xad", BREAK) + whole[end:]
    marks = [at for start, end in long for at in (*range(start + STEP, end, STEP), end)]
    ends = list(accumulate(map(len, texts), initial=0))
    for slot, (start, end) in zip(slots, pairwise(ends), strict=True):
        inside = marks[bisect_right(marks, start) : bisect_right(marks, end)]
        parts = [whole[a:b] for a, b in pairwise((start, *inside, end))]
        setattr(slot.owner, slot.name, BREAK.join(parts))
