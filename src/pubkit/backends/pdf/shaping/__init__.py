"""One shaping of each word, for the lines that it is set in and for drawing them.

The engine shapes a line again for each thing that it asks of it, and once more to draw it. Here
each word is shaped once, between spaces, in each fount that it is set in; lines are broken by
adding widths, and drawn from the glyphs that were measured. Text of several directions, fonts or
scripts, spaced letters and preserved spaces stay with the engine.
"""

from __future__ import annotations

from typing import Any

from pubkit.backends.pdf.shaping.drawing import draw, draw_bare
from pubkit.backends.pdf.shaping.filling import first_line
from pubkit.backends.pdf.shaping.founts import fount_of
from pubkit.backends.pdf.shaping.lines import Line
from pubkit.backends.pdf.shaping.measures import measure_once
from pubkit.backends.pdf.shaping.single import set_singly


def shape_once() -> None:
    """Let the engine break and draw plain lines by words that are shaped once."""
    from weasyprint import draw as drawing
    from weasyprint.draw import text as drawn
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    split, create = line_break.split_first_line, line_break.create_layout
    show, draw_all = drawn.draw_first_line, drawing.draw_text

    def split_first_line(
        text: str, style: Any, context: Any, width: Any, spacing: float, *rest: Any, **more: Any
    ) -> Any:
        fount = fount_of(style)
        if fount is not None and (found := first_line(fount, text, style, context, width, spacing)):
            return found
        return split(text, style, context, width, spacing, *rest, **more)

    def create_layout(
        text: str, style: Any, context: Any, max_width: Any, justification_spacing: float
    ) -> Any:
        fount = fount_of(style)
        if fount is not None and (words := fount.words(text)) is not None:
            return Line(fount, text, words, justification_spacing, max_width)
        return create(text, style, context, max_width, justification_spacing)

    def draw_first_line(stream: Any, box: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
        line = box.pango_layout
        if isinstance(line, Line):
            plain = overflow != "ellipsis" and ellipsis == "none"
            if plain and (not box.text.strip() or draw(stream, line, matrix.values)):
                return []
            box.pango_layout = line.real(box.style)
        return show(stream, box, overflow, ellipsis, matrix)

    def draw_text(stream: Any, box: Any, offset: float, overflow: str, ellipsis: str) -> None:
        if overflow == "ellipsis" or ellipsis != "none" or not draw_bare(stream, box):
            draw_all(stream, box, offset, overflow, ellipsis)

    for module in (inline, preferred):
        module.split_first_line = split_first_line
    inline.create_layout = create_layout
    drawn.draw_first_line = draw_first_line
    drawing.draw_text = draw_text
    measure_once()
    set_singly()
