"""Keep the columns that are filled when the next one has no room for what comes next.

The engine gives up all columns of a page as soon as one of them can take nothing, such as a tall
picture above the notes, and leaves on the page the notes that they called.
"""

from __future__ import annotations

from typing import Any


def keep_filled_columns() -> None:
    """Let a column that nothing fits into stay empty, unless it is the first one."""
    from weasyprint.layout import block

    set_box, set_columns = block.block_box_layout, block.columns_layout

    def box_laid_out(context: Any, box: Any, *told: Any, **more: Any) -> Any:
        found = set_box(context, box, *told, **more)
        *_, margins, _, _ = told  # the engine gives a list of them while it tries
        if not box.is_column or margins is not None:
            return found
        if found[0] is None and context.column is not None:
            column = context.column.copy_with_children([])
            column.position_x, column.height = box.position_x, 0
            _, skip, *_ = told
            found = column, skip, *found[2:]
        context.column = found[0]
        return found

    def columns_laid_out(context: Any, *told: Any) -> Any:
        context.column, notes = None, context.notes()
        found = set_columns(context, *told)
        if found[0] is None:
            for note in context.notes():
                if note not in notes:
                    context.unlayout_footnote(note)
        return found

    block.block_box_layout = box_laid_out
    block.columns_layout = columns_laid_out
