"""Which elements are blocks, which are inlines, and what the latter become."""

from __future__ import annotations

from collections.abc import Mapping

from pubkit.model.nodes import AsideKind, PhraseKind
from pubkit.reader.elements import Characters, Element

BLOCKS = frozenset(
    "address admonition admonition-title article aside blockquote body caption center "
    "dd details dialog dir div division dl dt fence fieldset figcaption figure footer form "
    "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main math-block menu nav "
    "ol p pre search section summary table tbody td tfoot th thead tr ul iframe video audio "
    "embed object footnote title target attributes contents-here remark skipped".split()
)

UNWRAPPED = frozenset(
    "root article body center div fieldset footer form header hgroup html li main menu nav p "
    "search section address dialog legend dt dd td th tr tbody thead tfoot caption figcaption "
    "summary admonition-title frameset footnote title".split()
)
"""Blocks of which, where they do not belong, only the content is kept."""

PHRASES: Mapping[str, PhraseKind] = {
    "abbr": "abbr", "acronym": "abbr", "bdi": "bdi", "bdo": "bdi", "cite": "cite", "dfn": "dfn",
    "ins": "ins", "kbd": "kbd", "mark": "mark", "q": "q", "samp": "samp", "small": "small",
    "time": "time", "tt": "samp", "u": "underline", "var": "var",
}  # fmt: skip

TRANSPARENT = frozenset(
    "area base big button canvas col colgroup data datalist font input label link map meta meter "
    "nobr noscript object optgroup option output param picture progress rb rp rt rtc ruby select "
    "slot source span svg textarea track wbr".split()
)
"""Inline elements of which only the content is kept, without a word about it."""


KINDS: Mapping[str, AsideKind] = {
    "note": "note", "info": "note", "abstract": "note", "summary": "note", "question": "note",
    "example": "note", "tip": "tip", "hint": "tip", "success": "tip", "important": "important",
    "warning": "warning", "attention": "warning", "danger": "caution", "caution": "caution",
    "failure": "caution", "bug": "caution", "error": "caution", "aside": "aside",
    "sidebar": "aside", "box": "aside", "details": "details",
    "callout-note": "note", "callout-tip": "tip", "callout-important": "important",
    "callout-warning": "warning", "callout-caution": "caution",
}  # fmt: skip
"""What other tools call matter beside the text."""


def is_block(node: Element | Characters) -> bool:
    """Tell whether `node` is a block or holds one."""
    stack: list[Element | Characters] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Element):
            if item.name in BLOCKS:
                return True
            stack.extend(item.children)
    return False
