"""Let a picture be somewhat smaller where it would else go to the next page and leave a hole."""

from __future__ import annotations

from functools import wraps
from typing import Any

from pubkit.backends.pdf.tags.leaves import Box

PHOTOGRAPH, DRAWING = 0.6, 0.8
"""The part of its height that a picture keeps at least; else it goes to the next page."""

_FAR = 1e7
"""CSS pixels, more than any page has."""


def fit_pictures() -> None:
    """Let the engine set a figure of one picture smaller if it has nearly room on a page."""
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
        picture = None if whole else _picture(box)
        if picture is None:
            return lay_out(bottom_space, adjoining_margins)
        top, margins = box.position_y, list(adjoining_margins or ())
        done = lay_out(bottom_space, adjoining_margins)
        if done[0] is not None:
            return done
        box.position_y = top
        figure = lay_out(-_FAR, list(margins))[0]
        height = _fitting(figure, context.page_bottom - bottom_space) if figure else None
        if height is None:
            return done
        box.position_y = top
        style, picture.style = picture.style, picture.style.copy()
        picture.style["max_height"] = style["max_height"]._replace(value=height, unit="px")
        try:
            return lay_out(bottom_space, list(margins))
        finally:
            picture.style = style

    block.block_container_layout = fitted


def _picture(box: Box) -> Box | None:
    """Return the only picture of a figure without notes."""
    if box.element_tag != "figure":
        return None
    inside = list(box.descendants())
    if any(getattr(inner, "footnote", None) for inner in inside):
        return None
    pictures = [inner for inner in inside if hasattr(inner, "replacement")]
    return pictures[0] if len(pictures) == 1 else None


def _fitting(whole: Box, bottom: float) -> float | None:
    """Return how high the picture of a figure may be to end at `bottom`, if that is enough."""
    picture = next(inner for inner in whole.descendants() if hasattr(inner, "replacement"))
    height = float(picture.height)
    least = DRAWING if type(picture.replacement).__name__ == "SVGImage" else PHOTOGRAPH
    beyond = float(whole.position_y + whole.margin_top + whole.border_height()) - bottom
    wanted = height - max(beyond, 0.0) - 0.01  # of rounding
    return wanted if wanted >= least * height else None
