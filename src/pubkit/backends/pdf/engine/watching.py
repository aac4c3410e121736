"""Tell how far the engine is."""

from __future__ import annotations

from functools import wraps
from typing import Any


def watch_blocks() -> None:
    """Let the engine call what is `reached` of its fonts before it sets a block."""
    from weasyprint.layout import block

    set_block = block.block_container_layout

    @wraps(set_block)
    def watched(context: Any, box: Any, *rest: Any, **options: Any) -> Any:
        if box.element is not None and (reached := getattr(context.font_config, "reached", None)):
            reached(box.element)
        return set_block(context, box, *rest, **options)

    block.block_container_layout = watched
