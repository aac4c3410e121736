"""Links: one annotation for each, and a way from a note's call to the note and back.

All through `Page.links` and `Page.anchors`, which the engine documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import Box, Layout, Leaf


def mend(layout: Layout) -> None:
    """Drop links inside links and add those of notes."""
    for page in layout.pages:
        # Boxes inside a link inherit it; only the link's own have one of theirs. Where they are
        # was found before lines were reordered.
        page.links[:] = [
            (kind, target, _area(box), box)
            for kind, target, _, box in page.links
            if box.link is not None
        ]
    for leaf, source, target in _notes(layout):
        page = layout.pages[leaf.page]
        area = _area(leaf.box)
        page.anchors.setdefault(source, area)
        page.links.append(("internal", target, area, leaf.box))


def _area(box: Box) -> tuple[float, float, float, float]:
    x, y, width, height = box.hit_area()
    return x, y, x + width, y + height


def _notes(layout: Layout) -> Iterator[tuple[Leaf, str, str]]:
    """Yield the boxes of calls and numbers: their own names and where they lead."""
    for leaf in layout.leaves:
        name = leaf.element.get("id")
        if name is None or leaf.furniture or type(leaf.box).__name__ != "InlineBox":
            continue
        if leaf.part == "footnote-call":
            yield leaf, f"{name}-call", name
        elif leaf.part == "footnote-marker":
            yield leaf, f"{name}-number", f"{name}-call"


class Parted(NamedTuple):
    """A note that is not on the page of its call: its element, both pages."""

    element: Element
    call: int
    note: int


def parted(layout: Layout) -> Iterator[Parted]:
    """Yield the notes that are not on the page of their call."""
    calls: dict[Element, int] = {}
    for leaf, _, _ in sorted(_notes(layout), key=lambda found: found[0].part):
        if leaf.part == "footnote-call":
            calls.setdefault(leaf.element, leaf.page)
        elif leaf.element in calls and calls[leaf.element] != leaf.page:
            yield Parted(leaf.element, calls[leaf.element], leaf.page)


def describe(annotation: Any, leaf: Leaf) -> None:
    """Say in words where the link at `leaf` leads (ISO 14289-1, 7.18.5)."""
    import pydyf

    told = leaf.element.get("title") or leaf.element.get("aria-label")
    shown = " ".join("".join(leaf.element.itertext()).split())
    if leaf.part or not (told or shown):
        told = "".join(getattr(box, "text", "") for box in leaf.box.descendants())
    annotation["Contents"] = pydyf.String(told or shown or leaf.element.get("href", ""))
    annotation["F"] = 4  # printed with the page (ISO 19005-2, 6.3.2)
