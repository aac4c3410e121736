"""Let no paragraph end in a scrap of a word; let lines of headings and centred ones be even.

The engine fills each line as far as it goes. Here a line is set narrower, and still spread over
its whole measure, where that gives the last line of a paragraph more to hold, or evens a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pubkit.backends.pdf.shaping.holes import spread
from pubkit.backends.pdf.tags.leaves import Box

SCRAP, RAGGED_SCRAP = 3, 5
"""Ems; a shorter last line is too short, as is, if that is less, a fifth of the measure."""

STEP, STEPS = 0.75, 10
"""Ems by which a line is narrowed, and how often."""

LOOSEST = 0.4
"""Ems that the spaces of a justified line may grow by to help the line after it."""

MOST = 5
"""Lines that are worth evening."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Set = tuple[Any, Any]
"""A line, and where the next one begins."""


@dataclass
class Paragraph:
    """A paragraph of running text in the engine's terms, from the line that begins at `start`."""

    inline: Any
    context: Any
    box: Box
    container: Box
    start: Any
    indent: float
    rest: tuple[Any, ...]
    bottom: float

    def line(self, y: float, skip: Any, less: float = 0.0) -> Set:
        """Return the line that begins at `skip`, broken as if its measure were `less`."""
        self.box.text_indent = self.indent if skip is self.start else 0
        self.context.narrowed, width = less, self.container.width
        self.container.width = width - less
        try:
            line, resume = self.inline.get_next_linebox(
                self.context, self.box, y, self.bottom, skip, self.container, *self.rest, None, None
            )
        finally:
            self.context.narrowed, self.container.width = 0.0, width
        if line and less and self.container.style["direction"] == "rtl":
            line.translate(less)
        return line, resume

    def lines(self, y: float, less: float = 0.0) -> list[Set]:
        """Return all lines, or one more than are worth evening."""
        found: list[Set] = []
        skip = self.start
        while len(found) <= MOST:
            line, resume = self.line(y, skip, less)
            if line is None:
                break
            found.append((line, resume))
            if resume is None:
                break
            y, skip = line.position_y + line.height, resume
        return found

    def even(self, y: float) -> list[Set] | None:
        """Return all lines, of about one length; None when there are one or many."""
        kept = self.lines(y)
        if not 2 <= len(kept) <= MOST:
            return None
        whole = self.container.width
        longest = self.inline.inline_min_content_width(self.context, self.box)
        low, high = 0.0, min(whole / 2, whole - longest - 1)
        while high - low > self.box.style["font_size"] / 4:
            middle = (low + high) / 2
            if len(found := self.lines(y, middle)) == len(kept):
                low, kept = middle, found
            else:
                high = middle
        return kept

    def filled(self, y: float, skip: Any, line: Any, resume: Any) -> Iterator[Set]:
        """Yield all lines from a first one on; the last is not too short if that can be."""
        while resume is not None:
            below = line.position_y + line.height
            following, end = self.line(below, resume)
            if following is None:
                break
            if end is None and self._is_scrap(following):
                line, resume, following = self._mended(y, skip, line, resume, following)
            yield line, resume
            y, skip = line.position_y + line.height, resume
            line, resume = following, end
        yield line, resume

    def _is_scrap(self, line: Any) -> bool:
        ems = SCRAP if line.style["text_align_all"] == "justify" else RAGGED_SCRAP
        return bool(line.width < min(ems * line.style["font_size"], self.container.width / 5))

    def _mended(
        self, y: float, skip: Any, line: Any, resume: Any, last: Any
    ) -> tuple[Any, Any, Any]:
        """Return the last line but one, where the last begins, and the last."""
        for step in range(1, STEPS + 1):
            other, begin = self.line(y, skip, step * STEP * line.style["font_size"])
            if other is None or begin is None:
                break
            if begin == resume:
                continue
            longer, end = self.line(other.position_y + other.height, begin)
            if longer is None or end is not None or self._is_loose(other, line):
                break
            if not self._is_scrap(longer):
                return other, begin, longer
        return line, resume, last

    def _is_loose(self, line: Any, before: Any) -> bool:
        """Tell whether a justified line has holes, or does not reach its edge any more."""
        if line.style["text_align_all"] != "justify":
            return False
        spread = max(getattr(box, "justification_spacing", 0) for box in line.descendants())
        size = line.style["font_size"]
        return bool(spread > LOOSEST * size or line.width < before.width - size / 10)


def even_paragraphs() -> None:
    """Let the engine even headings and the ends of paragraphs of running text."""
    from weasyprint.layout import block, inline

    asked, aligned = inline.iter_line_boxes, inline.text_align

    def lines(
        context: Any, box: Any, y: float, bottom: float, skip: Any, container: Any,
        absolute: Any, fixed: Any, *styles: Any,
    ) -> Iterator[Set]:  # fmt: skip
        if any(styles) or _is_cut(container) or not _is_running(context, box, y):
            yield from asked(context, box, y, bottom, skip, container, absolute, fixed, *styles)
            return
        inline.resolve_percentages(box, container)
        if skip is None:
            inline.resolve_one_percentage(box, "text_indent", container.width)
        else:
            box.text_indent = 0
        paragraph = Paragraph(
            inline, context, box, container, skip, box.text_indent, (absolute, fixed), bottom
        )
        line, resume = paragraph.line(y, skip)
        if line is None:
            return
        whole = skip is None and resume is not None
        found = paragraph.even(y) if whole and _is_display(container) else None
        yield from found or paragraph.filled(y, skip, line, resume)

    def text_align(context: Any, line: Any, width: float, last: bool) -> Any:
        return aligned(context, line, width + getattr(context, "narrowed", 0.0), last)

    def justify_line(context: Any, line: Any, extra: float) -> None:
        if spacing := spread(extra, inline.count_expandable_spaces(line), line.style):
            inline.add_word_spacing(context, line, spacing, 0)

    inline.text_align, inline.justify_line = text_align, justify_line
    inline.iter_line_boxes = block.iter_line_boxes = lines


def _is_display(container: Box) -> bool:
    centred = container.style["text_align_all"] == "center"
    return centred or container.element_tag in _HEADINGS


def _is_cut(container: Box) -> bool:
    """Tell whether lines are left out, as of a running head: the others hold what they can."""
    return bool(container.style["max_lines"] != "none")


def _is_running(context: Any, box: Box, y: float) -> bool:
    """Tell whether there is nothing but text in `box`, and nothing beside it."""
    return (
        box.style["white_space"] == "normal"
        and all(shape.position_y + shape.margin_height() <= y for shape in context.excluded_shapes)
        and all(
            type(inner).__name__ in ("TextBox", "InlineBox", "LineBox")
            and inner.is_in_normal_flow()
            and not getattr(inner, "is_leader", False)
            for inner in box.descendants()
        )
    )
