"""Let pictures be somewhat smaller where they would else go to the next page and leave a hole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from pubkit.backends.pdf.tags.leaves import Box

PHOTOGRAPH, DRAWING = 0.6, 0.8
"""The part of its height that a picture keeps at least; else it goes to the next page."""

_FAR = 1e7
"""CSS pixels, more than any page has."""


def fit_pictures() -> None:
    """Let the engine set the pictures of a figure smaller if it has nearly room on a page."""
    from weasyprint.layout import block

    set_block = block.block_container_layout

    @wraps(set_block)
    def fitted(
        context: Any, box: Box, bottom_space: float, skip_stack: Any, page_is_empty: bool,
        absolute_boxes: Any, fixed_boxes: Any, adjoining_margins: Any, *rest: Any, **more: Any,
    ) -> Any:  # fmt: skip
        def lay_out(bottom: float, margins: list[float] | None) -> Any:
            told = absolute_boxes, fixed_boxes, margins, *rest
            return set_block(context, box, bottom, skip_stack, page_is_empty, *told, **more)

        whole = page_is_empty or skip_stack or context.in_column
        pictures = [] if whole else _pictures(box)
        if not pictures:
            return lay_out(bottom_space, adjoining_margins)
        top, margins = box.position_y, list(adjoining_margins or ())
        done = lay_out(bottom_space, adjoining_margins)
        if done[0] is not None:
            return done
        box.position_y = top
        figure = lay_out(-_FAR, list(margins))[0]
        heights = _fitting(figure, context.page_bottom - bottom_space) if figure else []
        if len(heights) != len(pictures):
            return done
        box.position_y = top
        with _no_higher(pictures, heights):
            return lay_out(bottom_space, list(margins))

    block.block_container_layout = fitted


@contextmanager
def _no_higher(pictures: list[Box], heights: list[float]) -> Iterator[None]:
    """Let each of `pictures` be so high at most."""
    styles = [picture.style for picture in pictures]
    for picture, style, height in zip(pictures, styles, heights, strict=True):
        picture.style = style.copy()
        picture.style["max_height"] = style["max_height"]._replace(value=height, unit="px")
    try:
        yield
    finally:
        for picture, style in zip(pictures, styles, strict=True):
            picture.style = style


def _pictures(box: Box) -> list[Box]:
    """Return the pictures of a figure that stays whole and calls no notes."""
    # An anonymous box around its line of pictures has its tag too, but may be broken.
    if box.element_tag != "figure" or box.style["break_inside"] == "auto":
        return []
    inside = list(box.descendants())
    if any(getattr(inner, "footnote", None) for inner in inside):
        return []
    return [inner for inner in inside if hasattr(inner, "replacement")]


def _fitting(whole: Box, bottom: float) -> list[float]:
    """Return how high the pictures of a figure may be to end at `bottom`, if that is enough."""
    pictures = [inner for inner in whole.descendants() if hasattr(inner, "replacement")]
    rows: dict[float, float] = {}
    for picture in pictures:
        top = round(float(picture.position_y), 1)
        rows[top] = max(rows.get(top, 0.0), float(picture.height))
    height = sum(rows.values())
    drawn = any(type(picture.replacement).__name__ == "SVGImage" for picture in pictures)
    beyond = float(whole.position_y + whole.margin_top + whole.border_height()) - bottom
    kept = (height - max(beyond, 0.0) - 0.01) / height if height else 0.0  # 0.01 of rounding
    least = DRAWING if drawn else PHOTOGRAPH
    return [float(picture.height) * kept for picture in pictures] if kept >= least else []
