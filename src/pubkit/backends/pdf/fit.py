"""Words that do not fit: out of the text area, or off the page, where nobody can read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pubkit.backends.pdf.pages import Progress
from pubkit.backends.pdf.tags.leaves import Layout, Leaf
from pubkit.model.nodes import Span


class Misfit(NamedTuple):
    """Words that stick out by so many CSS pixels; `cut` when they cannot be read for it."""

    words: str
    beyond: float
    cut: bool
    source: str
    span: Span | None


TOLERANCE = 2.0


def misfits(layout: Layout, progress: Progress) -> Iterator[Misfit]:
    """Yield the words that do not fit, once for each place they come from."""
    seen: set[object] = set()
    for leaf in layout.leaves:
        if not leaf.text or leaf.furniture or leaf.part == "footnote-marker":
            continue  # of a note's number its words tell
        aside, cut = _beyond(leaf, layout.pages[leaf.page])
        if aside > TOLERANCE or cut:
            source, span = progress.origin(leaf)
            if (source, span, cut) not in seen:
                seen.add((source, span, cut))
                yield Misfit(leaf.text.strip(), aside, cut, source, span)


def _beyond(leaf: Leaf, page: Any) -> tuple[float, bool]:
    """Return how far a box sticks out of the text area, and whether its words are lost by that.

    Above and below the area are other words, of a note that is too long for any page for one.
    """
    area, box = page._page_box, leaf.box
    left, top = float(area.content_box_x()), float(area.content_box_y())
    start, over = float(box.position_x), float(box.position_y)
    end, under = start + float(box.width), over + float(box.height)
    aside = max(left - start, end - left - float(area.width))
    # A line may be as high as it likes: its middle has to be inside.
    middle = (over + under) / 2
    cut = not top <= middle <= top + float(area.height)
    return aside, cut or start < -TOLERANCE or end > page.width + TOLERANCE
