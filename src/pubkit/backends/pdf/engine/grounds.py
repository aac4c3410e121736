"""Look for backgrounds once for each style: the engine does for each line and text."""

from __future__ import annotations

from typing import Any

_RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_NONE = dict.fromkeys(_RADII, (0, 0)) | {"background": None}


def find_grounds_once() -> None:
    """Let the engine pass over boxes of styles that have no background, and nothing round."""
    from weasyprint.layout import background

    find = background.layout_box_backgrounds

    def found(
        page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        kept: dict[str, Any] = vars(box.style)
        if style is not None or box is page:
            find(page, box, get_image, layout_children, style)
            return
        if kept.get("groundless"):
            vars(box).update(_NONE)
        else:
            find(page, box, get_image, layout_children=False)
            if "groundless" not in kept:
                kept["groundless"] = box.background is None and _is_bare(box.style)
        if layout_children:
            for child in box.all_children():
                found(page, child, get_image)

    background.layout_box_backgrounds = found


def _is_bare(style: Any) -> bool:
    """Tell whether no corner is round, and no picture is a border."""
    pictures = ("border_image_source", "mask_border_source")
    return all(style[name][0] == "none" for name in pictures) and all(
        (0, "px") in style[name] for name in _RADII
    )
