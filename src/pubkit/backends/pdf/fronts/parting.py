"""Part a story: where the first of its pages ends, and what then is to be read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import Layout, Leaf, classes

LEAST = 90
"""Letters that are worth a line which says where a story goes on, and those that it goes on for."""


LEFT = "data-left"
"""The attribute of a paragraph in a galley that lacks the words from its first note on."""


class Cut(NamedTuple):
    """The block of a story's text that is continued, and how many of its letters come before."""

    block: int
    letters: int = 0


def cut(layout: Layout, text: Element) -> Cut | None:
    """Return where the first page of `layout` ends in `text`, None when it shows none of it."""
    blocks = list(text)
    over = next((leaf for leaf in layout.leaves if leaf.page and _shows(leaf)), None)
    if over is None:
        left = blocks[-1] if blocks and LEFT in blocks[-1].attrib else None
        return Cut(len(blocks)) if left is None else Cut(len(blocks) - 1, letters(left))
    around = list(layout.ancestors(over.element))
    if text in around:
        block = around[around.index(text) - 1]
        return Cut(blocks.index(block), _shown(layout, block))
    return Cut(len(blocks)) if any(map(_is_end, around)) else None


def is_worthwhile(found: Cut, blocks: Sequence[Element]) -> bool:
    """Tell whether enough of all `blocks` is shown and left, and no heading is shown last."""
    lengths = [letters(block) for block in blocks]
    shown = sum(lengths[: found.block]) + found.letters
    left = sum(lengths) - shown
    return shown >= LEAST and left >= LEAST and not _after_heading(found, blocks)


def _after_heading(found: Cut, blocks: Sequence[Element]) -> bool:
    before = blocks[found.block - 1] if found.block and not found.letters else None
    return before is not None and before.tag in ("h2", "h3", "h4", "h5", "h6")


def _shows(leaf: Leaf) -> bool:
    return not leaf.furniture and (leaf.text is not None or leaf.element.tag == "img")


def _is_end(element: Element) -> bool:
    return "endmatter" in classes(element)


def _shown(layout: Layout, block: Element) -> int:
    """Return how many letters of a paragraph are on the first page; other blocks stay whole."""
    if not _can_part(block):
        return 0
    own = (leaf for leaf in layout.leaves if leaf.text and not leaf.page and not leaf.part)
    return sum(_count(leaf.text or "") for leaf in own if block in layout.ancestors(leaf.element))


def _can_part(block: Element) -> bool:
    return block.tag == "p" and not any(element.tag in ("br", "img") for element in block.iter())


def leave(block: Element) -> bool:
    """Take off a paragraph from the word of its first note on; tell whether anything is left."""
    note = next(element for element in block.iter() if "footnote" in classes(element))
    if not _can_part(block):
        return False
    before = letters(block)
    part(block, _before(block, note))
    block.set(LEFT, "")
    return 0 < letters(block) < before


def _before(block: Element, note: Element) -> int:
    """Return how many letters of `block` come before `note`."""
    count = 0
    for holder, slot, text in _texts(block):
        if holder is note and slot == "text":
            break
        count += _count(text)
    return count


def letters(element: Element) -> int:
    """Return how many letters and digits `element` holds."""
    return sum(map(_count, element.itertext()))


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))


def part(element: Element, shown: int) -> Mapping[Element, Element]:
    """Leave `shown` letters in `element`, to the end of a word; return what was taken off.

    The first of the new elements is what goes on; each is told with the one that it continues.
    """
    place = _place(element, shown)
    parents = {child: parent for parent in element.iter() for child in parent}
    holder, slot, offset = place
    if slot == "tail":
        text, holder.tail = holder.tail or "", (holder.tail or "")[:offset].rstrip()
        last, holder = holder, parents[holder]
        rest, following = _continued(holder), list(holder)[list(holder).index(last) + 1 :]
    else:
        text, holder.text = holder.text or "", (holder.text or "")[:offset].rstrip()
        rest, following = _continued(holder), list(holder)
    rest.text = text[offset:]
    _move(following, holder, rest)
    made = {rest: holder}
    while holder is not element:
        parent = parents[holder]
        outer = _continued(parent)
        outer.append(rest)
        rest.tail, holder.tail = holder.tail, None
        siblings = list(parent)
        _move(siblings[siblings.index(holder) + 1 :], parent, outer)
        made = {outer: parent, **made}
        rest, holder = outer, parent
    return made


def _continued(element: Element) -> Element:
    kept = {name: value for name, value in element.attrib.items() if name != "id"}
    return Element(element.tag, kept)


def _move(elements: Sequence[Element], holder: Element, other: Element) -> None:
    for element in elements:
        holder.remove(element)
        other.append(element)


def _place(element: Element, shown: int) -> tuple[Element, str, int]:
    """Return where the word begins that holds the letter which `shown` others precede."""
    word = element, "text", 0
    for holder, slot, text in _texts(element):
        for offset, character in enumerate(text):
            if character.isspace():
                word = holder, slot, offset + 1
            elif character.isalnum():
                if shown == 0:
                    return word
                shown -= 1
    return word


def _texts(element: Element) -> Iterator[tuple[Element, str, str]]:
    yield element, "text", element.text or ""
    for child in element:
        yield from _texts(child)
        yield child, "tail", child.tail or ""
