"""Lay out each block of columns once, though the engine sets them many times to find their height.

What a whole block of running text becomes depends on the width that it has and on the margins that
it adjoins, not on its place: one that has room there is handed out again, moved to where it is
wanted. Until the engine sets the columns for good, nobody looks at the places inside it. The same
holds for notes, which are set to learn their height.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pubkit.backends.pdf.engine.columns import path
from pubkit.backends.pdf.tags.leaves import Box


class Known(NamedTuple):
    """A block, what the engine tells of it, where it was set, and its notes.

    `reach` is how far down it needs room.
    """

    block: Box
    source: Box
    margins: list[float]
    told: tuple[Any, ...]
    page: dict[str, Any]
    x: float
    y: float
    reach: float
    notes: tuple[Box, ...]


class Blocks:
    """The blocks laid out so far; it lives as long as the columns of one page are set.

    `final` tells that columns are set for good.
    """

    def __init__(self) -> None:
        self.final = False
        self._plain: dict[int, tuple[Box, tuple[Box, ...]]] = {}
        self._known: dict[tuple[Any, ...], Known] = {}

    def laid_out(
        self, work: Any, context: Any, box: Box, bottom: float, skip: Any, column: Box, empty: bool,
        absolute: Any, fixed: Any, margins: list[float], *rest: Any,
    ) -> Any:  # fmt: skip
        """Return what `work`, the engine's `block_level_layout`, would return."""
        unlike = any(rest) or context.excluded_shapes or context.reported_footnotes
        parts = () if unlike else self._parts(box)
        if not parts or (skip and len(parts) > 1):
            return work(context, box, bottom, skip, column, empty, absolute, fixed, margins, *rest)
        key = id(box), path(skip), empty, column.width, context.forced_break, *margins
        x, y = box.position_x, box.position_y
        for part in parts:
            part.remove_decoration_sides = set()  # of another page, or a try that was given up
        known = self._known.get(key)
        if known is None or y + known.reach > context.page_bottom - bottom:
            found = work(context, box, bottom, skip, column, empty, absolute, fixed, margins, *rest)
            block, resume, page, after, *told = found
            if self.final or block is None or resume is not None:
                return found
            reach = max(_reaches(block)) - y
            if y + reach > context.page_bottom - bottom or context.reported_footnotes:
                return found
            notes = tuple(part.footnote for part in block.descendants() if part.footnote)
            block.placeless = not notes
            known = Known(block, box, list(after), tuple(told), dict(page), x, y, reach, notes)
            self._known[key] = known
        for note in known.notes:
            if note in context.footnotes:
                context.layout_footnote(note)
        block = known.block if self.final else known.block.copy()
        if self.final:
            del self._known[key]
            block.translate(x - known.x, y - known.y)
        else:
            block.position_x += x - known.x
            block.position_y += y - known.y
        return block, None, dict(known.page), list(known.margins), *known.told

    def _parts(self, box: Box) -> tuple[Box, ...]:
        """Return the blocks of a block, none when other than running text is in it."""
        if id(box) not in self._plain:
            boxes = tuple(box.descendants())
            blocks = tuple(part for part in boxes if type(part).__name__ == "BlockBox")
            self._plain[id(box)] = box, blocks if all(map(_is_plain, boxes)) else ()
        return self._plain[id(box)][1]


_KINDS = frozenset({"BlockBox", "LineBox", "TextBox", "InlineBox"})


def _is_plain(box: Box) -> bool:
    style = box.style
    return (
        type(box).__name__ in _KINDS
        and style["position"] == "static"
        and box.is_in_normal_flow()
        and not (box.note or box.is_leader or box.is_table_wrapper)
        and (style["column_width"], style["column_count"]) == ("auto", "auto")
        and style["height"] == "auto"
        and style["max_lines"] == "none"
        and not (box.first_letter_style or box.first_line_style)
    )


def _reaches(block: Box) -> Iterator[float]:
    """Yield how far down boxes reach, with all that the engine may want below them."""
    edges = block.padding_bottom + block.border_bottom_width + max(0, block.margin_bottom)
    yield block.border_box_y() + block.border_height() + edges
    for child in block.children:
        if type(child).__name__ == "LineBox":
            yield child.position_y + child.height + edges
        else:
            yield from _reaches(child)


def lay_out_blocks_once() -> None:
    """Let the engine ask the context of a layout for blocks, which it may know already."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox as NoteArea
    from weasyprint.layout import block

    lay_out, set_box, remove = (
        block.block_level_layout,
        block.block_box_layout,
        block.remove_placeholders,
    )

    def laid_out(
        context: Any, box: Any, bottom: Any, skip: Any, container: Any, *rest: Any, **more: Any
    ) -> Any:
        blocks = getattr(context, "blocks", None)
        if blocks is None or more or not (container.is_column or type(container) is NoteArea):
            return lay_out(context, box, bottom, skip, container, *rest, **more)
        return blocks.laid_out(lay_out, context, box, bottom, skip, container, *rest)

    def box_laid_out(context: Any, box: Any, *told: Any, **more: Any) -> Any:
        if box.is_column and getattr(context, "blocks", None):
            *_, margins, _, _ = told  # the engine gives a list of them while it tries
            context.blocks.final = margins is None
        return set_box(context, box, *told, **more)

    def removed(context: Any, boxes: Any, absolute: Any, fixed: Any) -> None:
        left = [box for box in boxes if not getattr(box, "placeless", False)]
        remove(context, left, absolute, fixed)

    block.block_level_layout = laid_out
    block.block_box_layout = box_laid_out
    block.remove_placeholders = removed
