"""Break lines of program text between words, where highlighting has cut it into elements.

Within an element the engine takes each text for the beginning of a line, and breaks its first word
anywhere when that does not fit, though the words before it are on the line.
"""

from __future__ import annotations

from typing import Any


def break_between_words() -> None:
    """Let the engine break a word of program text only where it has a line for itself."""
    from weasyprint.formatting_structure.boxes import LineBox, TextBox
    from weasyprint.layout import inline

    split_box, split_level = inline.split_inline_box, inline.split_inline_level

    def box(context: Any, whole: Any, *told: Any) -> Any:
        if not isinstance(whole, LineBox) or whole.style["white_space"] != "pre-wrap":
            return split_box(context, whole, *told)
        start, limit, lists = told[0], told[1], told[5:10]
        lengths = [len(each) for each in lists]
        context.code_begins = start
        try:
            found = split_box(context, whole, *told)
        finally:
            context.code_begins = None
        line = found[0]
        width = line.width - inline.trailing_whitespace_size(context, line)
        if line.position_x + width <= limit + 0.5:
            return found
        for each, length in zip(lists, lengths, strict=True):
            del each[length:]
        return split_box(context, whole, *told)  # no word ends before the edge

    def level(context: Any, inner: Any, x: float, *told: Any) -> Any:
        begins = getattr(context, "code_begins", None)
        if begins is not None and isinstance(inner, TextBox) and x > begins:
            return split_level(context, inner, x, *told[:8], [(0, inner)], *told[9:])
        return split_level(context, inner, x, *told)

    inline.split_inline_box, inline.split_inline_level = box, level
