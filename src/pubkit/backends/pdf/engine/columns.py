"""Break each line of columns once, though the engine sets columns many times to find their height.

What a line of text becomes depends on where in the text it begins and on the width that it has,
not on its place: a line broken before is handed out again as a copy, moved to where it is wanted.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from pubkit.backends.pdf.tags.leaves import Box

Skip = tuple[int, ...]
"""Where in a line's boxes it begins, from the outermost inwards."""


class Lines:
    """The lines broken so far; it lives as long as the columns of one page are set."""

    def __init__(self) -> None:
        self._plain: dict[int, tuple[Box, bool]] = {}
        self._known: dict[tuple[int, Skip, float, float], tuple[float, float, Box, Any]] = {}

    def next_line(self, broken: Any, context: Any, start: Box, *told: Any) -> tuple[Any, Any]:
        """Return what `broken`, the engine's `get_next_linebox`, would return."""
        y, _, skip, container, _, _, *styles = told
        if any(styles) or context.excluded_shapes or not self._is_plain(start):
            return broken(context, start, *told)  # type: ignore[no-any-return]
        x = container.content_box_x()
        key = id(start), path(skip), container.width, start.text_indent
        if key not in self._known:
            line, resume = broken(context, start, *told)
            if line is not None:
                self._known[key] = x, y, _copied(line), resume
            return line, resume
        old_x, old_y, line, resume = self._known[key]
        line = _copied(line)
        line.translate(x - old_x, y - old_y)
        line.position_y = y  # no rounding: the engine compares
        return line, resume

    def _is_plain(self, start: Box) -> bool:
        """Tell whether there is nothing but running text, which nothing beside it changes."""
        if id(start) not in self._plain:
            boxes = list(start.descendants())[1:]
            plain = all(
                type(box).__name__ in ("TextBox", "InlineBox") and box.is_in_normal_flow()
                for box in boxes
            )
            self._plain[id(start)] = start, plain  # kept, so that no other gets its id
        return self._plain[id(start)][1]


def path(skip: Any) -> Skip:
    """Return where the rest of a box begins."""
    found = []
    while skip:
        ((index, skip),) = skip.items()
        found.append(index)
    return tuple(found)


def _copied(box: Box) -> Box:
    made = box.copy()
    if hasattr(box, "children"):
        made.children = type(box.children)(map(_copied, box.children))
    if hasattr(box, "pango_layout"):
        made.pango_layout = copy(box.pango_layout)
    return made


def break_lines_once() -> None:
    """Let the engine ask the context of a layout for lines, which it may know already."""
    from weasyprint.layout import inline

    broken = inline.get_next_linebox

    def next_line(context: Any, *told: Any) -> tuple[Any, Any]:
        lines = getattr(context, "lines", None)
        if lines is None:
            return broken(context, *told)  # type: ignore[no-any-return]
        return lines.next_line(broken, context, *told)  # type: ignore[no-any-return]

    inline.get_next_linebox = next_line
