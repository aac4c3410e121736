"""Lines of a single text, which most lines are: the engine's way to them, without its detours."""

from __future__ import annotations

from typing import Any

from pubkit.backends.pdf.shaping.filling import UNBOUND, Room
from pubkit.backends.pdf.shaping.founts import fount_of
from pubkit.backends.pdf.shaping.holes import spread
from pubkit.backends.pdf.shaping.lines import Line
from pubkit.backends.pdf.shaping.long_lines import long_line_of

_SLACK = 1 + 1e-9
"""By what the engine lets lines be longer, for rounding."""


def set_singly() -> None:
    """Let the engine set lines of a single text, with no floats beside them, at once."""
    from weasyprint.formatting_structure.boxes import TextBox
    from weasyprint.layout import inline

    asked = inline.get_next_linebox

    def next_line(
        context: Any, linebox: Any, y: float, bottom: float, skip: Any, container: Any, *rest: Any
    ) -> tuple[Any, Any]:
        styled = rest[2] or rest[3]  # ::first-letter, ::first-line
        if not styled and not context.excluded_shapes and container.style["direction"] == "ltr":
            index, inner = next(iter(skip.items())) if skip else (0, None)
            text: Any = linebox.children[index] if index < len(linebox.children) else None
            if type(text) is TextBox and fount_of(text.style) is not None:
                start = next(iter(inner)) if inner else 0
                found = _line(inline, context, linebox, y, container, index, start)
                if found is not None:
                    return found
        return asked(context, linebox, y, bottom, skip, container, *rest)  # type: ignore[no-any-return]

    inline.get_next_linebox = next_line


def _line(
    inline: Any, context: Any, linebox: Any, y: float, container: Any, index: int, start: int
) -> tuple[Any, Any] | None:
    """Return a line and where the next one begins; None when more than a text is on it."""
    box = linebox.children[index]
    linebox.width = linebox.height = 0
    linebox.position_x = left = container.content_box_x()
    linebox.position_y = box.position_y = y
    room = left + container.width - left
    box.position_x = left + linebox.text_indent
    limit = (left + room) * _SLACK
    inline.resolve_percentages(box, container)
    text, resume = _text(inline, context, box, limit - box.position_x, start)
    more = resume is None and index < len(linebox.children) - 1
    if more or text is None or not isinstance(text.pango_layout, Line):
        return None
    if text.position_x + text.width > limit:
        return None
    line = linebox.copy_with_children([text])
    line.remove_decoration(start=bool(index or start), end=resume is None)
    line.width = text.position_x + text.width - left
    inline._adjust_line_height(line)
    linebox.width, linebox.height = line.width, line.height
    if text.text[-1] in " \u200b":
        inline.remove_last_whitespace(context, line)
    aside = _aligned(inline, context, line, room, last=resume is None)
    _stand(line, text, aside, y)
    return line, None if resume is None else {index: {resume: None}}


def _text(
    inline: Any, context: Any, box: Any, width: float, start: int
) -> tuple[Any | None, int | None]:
    """Return as much of a text as there is room for, and where the rest begins, in bytes."""
    text = box.text
    at = start if text.isascii() else len(text.encode()[:start].decode())
    while text.startswith(" ", at):
        at, start = at + 1, start + 1
    if at >= len(text):
        return None, None
    fount = fount_of(box.style)
    whole = fount and long_line_of(fount, box)
    if fount and whole and width < UNBOUND:
        room = Room(fount, box.style, context, width, box.justification_spacing)
        if found := whole.line(at, room):
            line, _, resume, *measures = found
            return _boxed(inline, box, line, *measures), None if resume is None else start + resume
    made, resume, _ = inline.split_text_box(context, box, width, start)
    return made, resume


def _boxed(inline: Any, box: Any, line: Line, width: float, height: float, baseline: float) -> Any:
    """Return a box of a line of text, as the engine's `split_text_box` does."""
    made = box.copy_with_text(line.text)
    made.pango_layout, made.width, made.height = line, width, height
    leading = (inline.strut(box.style)[0] - height) / 2
    made.margin_top = made.margin_bottom = leading
    made.baseline = baseline + leading
    return made


def _aligned(inline: Any, context: Any, line: Any, room: float, *, last: bool) -> float:
    """Spread the words of a line that is justified; return how far it is moved aside."""
    (text,) = line.children
    style, whole = line.style, room + getattr(context, "narrowed", 0.0)
    align = style["text_align_all"]
    if last and style["text_align_last"] != "auto":
        align = style["text_align_last"]
    if align != "justify" or style["white_space"] != "normal" or line.width >= whole:
        aside: float = inline.text_align(context, line, room, last=last)
        return aside
    count = text.text.count(" ") + text.text.count("\xa0")
    if spacing := spread(whole - line.width, count, style):
        text.justification_spacing = spacing
        text.pango_layout = text.pango_layout.spread(spacing)
        text.width += spacing * count
        line.width += spacing * count
    return 0


def _stand(line: Any, text: Any, aside: float, y: float) -> None:
    """Put a line at `y`, as high as its text and its strut."""
    text.position_y = -text.baseline
    top = min(-text.baseline, -line.baseline)
    bottom = max(text.position_y + text.margin_height(), line.margin_height() - line.baseline)
    line.baseline, line.position_y, line.height = -top, top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(aside, y - top)
    line.position_y = y  # no rounding: the engine compares
