"""Ask boxes of their flow and their named page in one step, where the engine takes many."""

from __future__ import annotations

from typing import Any

_OUT = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_FLOATS = _OUT - {"footnote"}
_IN = ("static", "relative")


def ask_flows_once() -> None:
    """Let boxes of the engine tell at once whether they are in flow, and on which named page."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import block

    parents, tables = boxes.ParentBox, boxes.TableBox

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        return style["float"] not in _OUT and style["position"] in _IN

    def page(box: Any, *, last: bool) -> str:
        """Return the page that a box begins on, or ends on, as the engine's `page_values`."""
        value: str = box.style["page"]
        while isinstance(box, parents) and not isinstance(box, tables):
            for child in reversed(box.children) if last else box.children:
                if child.is_in_normal_flow() or child.style["float"] in _FLOATS:
                    box = child
                    break
            else:
                break
            value = box.style["page"] or value
        return value

    def page_values(box: Any) -> tuple[str, str]:
        return page(box, last=False), page(box, last=True)

    def page_name(before: Any, after: Any) -> str | None:
        name = page(after, last=False)
        return None if page(before, last=True) == name else name

    boxes.Box.is_in_normal_flow = is_in_normal_flow
    boxes.ParentBox.page_values = page_values
    block.block_level_page_name = page_name
