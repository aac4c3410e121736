"""Citation marks in text: `[@key]`, `[@key, p. 3; @other]`."""

from __future__ import annotations

import re

from pubkit.model.nodes import Citation, Inline, Text

_MARK = re.compile(r"\[((?:[^\[\]@]{0,80}@[\w][\w:.#$%&+?<>~/-]{0,120}[^\[\]@]{0,120})+)\]")
_KEY = re.compile(r"(?<![\w.])@([\w][\w:.#$%&+?<>~/-]*\w|\w)")


def cite(node: Text) -> list[Inline]:
    """Return `node` cut into text and citations."""
    if "[" not in node.text or "@" not in node.text:
        return [node]
    out: list[Inline] = []
    position = 0
    for match in _MARK.finditer(node.text):
        keys = tuple(key[1] for key in _KEY.finditer(match[1]))
        if not keys:
            continue
        if match.start() > position:
            out.append(Text(node.text[position : match.start()], span=node.span))
        out.append(Citation(keys, match[1], span=node.span))
        position = match.end()
    if position < len(node.text):
        out.append(Text(node.text[position:], span=node.span))
    return out
