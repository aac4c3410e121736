"""Measures of lines and their texts, found once for each style, and of margins without text."""

from __future__ import annotations

from math import inf
from typing import Any

_EDGES = tuple(
    f"{kind}_{side}"
    for kind in ("margin", "padding")
    for side in ("left", "right", "top", "bottom")
)
_SIZES = ("width", "height", "min_width", "max_width", "min_height", "max_height")
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
MEASURES = (*_EDGES, *_SIZES, *_BORDERS)
"""What the engine's `resolve_percentages` sets."""

_NONE = dict.fromkeys(MEASURES, 0) | {
    "width": "auto", "height": "auto", "max_width": inf, "max_height": inf
}  # fmt: skip


def measure_once() -> None:
    """Let the engine remember measures of blocks and lines, where they are no percentages."""
    from weasyprint.formatting_structure.boxes import BlockBox, InlineBox, LineBox, TextBox
    from weasyprint.layout import block, inline, page

    resolve, strut = inline.resolve_percentages, inline.strut
    kinds = (BlockBox, TextBox, LineBox, InlineBox)

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        if type(box) not in kinds:
            resolve(box, containing_block)
            return
        kept: dict[str, Any] = vars(box.style)
        if kept.get("measures"):
            vars(box).update(kept["measures"])
            return
        resolve(box, containing_block)
        if "measures" not in kept:
            # Borders that collapse are shared with the cells of a table.
            absolute = box.style["border_collapse"] != "collapse" and all(
                _is_absolute(box.style[name]) for name in (*_EDGES, *_SIZES)
            )
            kept["measures"] = {name: getattr(box, name) for name in MEASURES} if absolute else {}

    def resolve_margin(box: Any, containing_block: Any) -> None:
        # Sixteen boxes of each page are asked for, of which a few are there.
        told = getattr(box.style, "cascaded", {})
        if getattr(box, "is_generated", True) or any(name in told for name in _SIZES):
            resolve(box, containing_block)
        else:
            vars(box).update(_NONE)

    def strut_once(style: Any) -> tuple[float, float]:
        kept = vars(style)
        if "strut" not in kept:
            kept["strut"] = strut(style)
        return kept["strut"]  # type: ignore[no-any-return]

    inline.resolve_percentages, inline.strut = resolve_percentages, strut_once
    block.resolve_percentages = resolve_percentages
    page.resolve_percentages = resolve_margin


def _is_absolute(value: Any) -> bool:
    return value == "auto" or getattr(value, "unit", "%") != "%"
