"""Formulas of MathML that carry their TeX, as those of Wikipedia and pandoc do."""

from __future__ import annotations

import re

from pubkit.reader.elements import Element

_DISPLAY = re.compile(r"\{\\(?:display|text)style\s*(.*)\}", re.DOTALL)


def annotated(node: Element) -> str | None:
    """Return the TeX that the `math` element `node` is annotated with."""
    stack = [node]
    while stack:
        element = stack.pop()
        if element.name == "annotation" and "tex" in element.attrs.get("encoding", "").lower():
            tex = element.text().strip()
            whole = _DISPLAY.fullmatch(tex)
            return whole[1].strip() if whole else tex
        stack.extend(child for child in element.children if isinstance(child, Element))
    return None
