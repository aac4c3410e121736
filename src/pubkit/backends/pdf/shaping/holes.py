"""How far the spaces of a justified line may grow."""

from __future__ import annotations

from typing import Any

WIDEST = 1.25
"""Ems; where spaces would grow by more, a line that is short looks better than its holes."""


def spread(extra: float, spaces: int, style: Any) -> float:
    """Return by how much each of the `spaces` grows for a line to be `extra` wider; 0 for not."""
    spacing = extra / spaces if spaces else 0.0
    return spacing if spacing <= WIDEST * style["font_size"] else 0.0
