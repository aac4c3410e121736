"""The letter that opens an article, for a theme to set large."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from pubkit.markup.element import element
from pubkit.model.nodes import PLAIN, Block, Figure, Paragraph, Text
from pubkit.model.walk import plain_text

SHORTEST = 160
"""Characters of a paragraph that has lines enough to stand beside the letter."""

# An opening quotation mark hangs with its letter; marks that combine with it stay with it. Letters
# of Latin, Greek, Cyrillic, Armenian and Georgian stand alone: others join, or have no large form.
_ALONE = "A-Za-zÀ-ɏͰ-֏Ⴀ-ჿᲐ-Ჿ\u1e00-\u1fff"
_INITIAL = re.compile(rf"\s*([“‘«„‹¿¡\"']?\s?(?!\W)[{_ALONE}][\u0300-\u036f]*)")


def with_initial(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with the first letter of the first paragraph told apart, if it fits there."""
    lead = next((i for i, block in enumerate(blocks) if not _precedes(block)), 0)
    first = blocks[lead] if blocks else None
    if not isinstance(first, Paragraph) or len(plain_text(first.children)) < SHORTEST:
        return blocks
    text = first.children[0]
    found = _INITIAL.match(text.text) if isinstance(text, Text) and text.attrs == PLAIN else None
    if not found or not isinstance(text, Text):
        return blocks
    letter = element("span", (found[1],), style="dropcap")
    parts: tuple[Any, ...] = (letter, text.text[found.end() :], *first.children[1:])
    opened = msgspec.structs.replace(first, children=parts)
    return (*blocks[:lead], opened, *blocks[lead + 1 :])


def _precedes(block: Block) -> bool:
    """Tell whether `block` may stand before the text: a picture, or the contents."""
    return isinstance(block, Figure) or "contents" in block.attrs.classes
