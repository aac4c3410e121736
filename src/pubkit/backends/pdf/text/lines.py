"""Bring the pieces of lines that run both ways into their visual order (UAX 9, rule L2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import Box
from pubkit.backends.pdf.text.bidi import LEVEL

EDGES = (
    "margin_left", "border_left_width", "padding_left",
    "padding_right", "border_right_width", "margin_right",
)  # fmt: skip


class Atom(NamedTuple):
    """A box that is moved as a whole, and its embedding level."""

    box: Box
    level: int


def reorder(root: Element, pages: Sequence[Any]) -> None:
    """Move the boxes of every line that was cut by direction to where they are read."""
    if not any(LEVEL in e.attrib or e.get("dir") == "rtl" for e in root.iter()):
        return
    for page in pages:
        for box in page._page_box.descendants():
            if type(box).__name__ == "LineBox":
                _reorder(box)


def _reorder(line: Box) -> None:
    from_right = line.style["direction"] == "rtl"
    indent = getattr(line, "text_indent", 0)
    if not _is_cut(line):
        if from_right and indent:  # the engine leaves it at the end of the line
            for child in line.children:
                child.translate(-indent, 0)
        return
    left = line.position_x + (0 if from_right else indent)
    for atom in visual(list(_atoms(line, int(from_right)))):
        _strip(atom.box)
        atom.box.translate(left - atom.box.position_x, 0)
        left += atom.box.margin_width()
    _embrace(line)


def _is_cut(line: Box) -> bool:
    elements = (box.element for box in _leaves(line))
    return any(LEVEL in element.attrib for element in elements if element is not None)


def _strip(box: Box) -> None:
    """Draw no space that the end of the line has taken off the box."""
    if hasattr(box, "pango_layout") and box.pango_layout.text.rstrip(" ") == box.text:
        box.pango_layout.text = box.text


def visual(atoms: Sequence[Atom]) -> list[Atom]:
    """Return `atoms` from left to right: runs at or above each odd level are reversed in turn."""
    order = list(atoms)
    odd = [atom.level for atom in atoms if atom.level % 2]
    for level in range(max((atom.level for atom in atoms), default=0), min(odd, default=0) - 1, -1):
        at = 0
        while level and at < len(order):
            end = at
            while end < len(order) and order[end].level >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order


def _atoms(box: Box, base: int) -> Iterator[Atom]:
    """Yield what a line is made of: bare inline boxes are opened, others stay whole."""
    for child in box.children:
        if _is_bare(child):
            yield from _atoms(child, base)
        elif not child.is_floated() and not hasattr(child, "_box"):
            yield Atom(child, _level(child, base))


def _is_bare(box: Box) -> bool:
    return type(box).__name__ == "InlineBox" and not any(getattr(box, edge) for edge in EDGES)


def _level(box: Box, base: int) -> int:
    levels = [
        int(leaf.element.get(LEVEL))
        for leaf in _leaves(box)
        if leaf.element is not None and LEVEL in leaf.element.attrib
    ]
    return min(levels, default=base)


def _leaves(box: Box) -> Iterator[Box]:
    inside = [leaf for child in getattr(box, "children", ()) for leaf in _leaves(child)]
    yield from inside or [box]


def _embrace(box: Box) -> None:
    """Let bare inline boxes reach as far as what is in them."""
    for child in box.children:
        if _is_bare(child) and child.children:
            _embrace(child)
            child.position_x = min(inner.position_x for inner in child.children)
            ends = (inner.position_x + inner.margin_width() for inner in child.children)
            child.width = max(ends) - child.position_x
