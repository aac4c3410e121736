"""Citations and references in text: `[@key, p. 3; @other]`, `@fig-map`."""

from __future__ import annotations

import re

from pubkit.model.nodes import Citation, CrossReference, Inline, Text

_MARK = re.compile(r"\[([^\[\]@]{0,80}(?:@\w[^\[\]@]{0,320})+)\]")
_KEY = re.compile(r"(?<![\w.])@([\w][\w:.#$%&+?<>~/-]*\w|\w)")
_KIND = r"(?:fig|tbl|tab|table|sec|eq|lst|thm|lem|cor|def|exm|exr)[:-]"
_PLACE = re.compile(
    # Quarto and pandoc-crossref; bookdown, whose references are numbers only.
    rf"(?<![\w@/.`:-])-?@({_KIND}[\w][\w:-]*)(?![\w@/]|\.\w)"
    r"|(?:\b(?:Figure|Table|Section|Chapter|Equation)[ \xa0\n])?@ref\(([\w:.-]+)\)",
    re.IGNORECASE,
)
_ONLY_PLACES = re.compile(rf"\[((?:\s*-?@{_KIND}[\w:-]++[;,]?)+)\s*\]", re.IGNORECASE)


def cite(node: Text) -> list[Inline]:
    """Return `node` cut into text, citations and references."""
    if "@" not in node.text:
        return [node]
    out: list[Inline] = []
    position = 0
    text = _ONLY_PLACES.sub(lambda match: match[1].replace(";", ","), node.text)
    for match in _MARK.finditer(text) if "[" in text else ():
        keys = tuple(key[1] for key in _KEY.finditer(match[1]))
        if not keys:
            continue
        out.extend(_places(text[position : match.start()], node))
        out.append(Citation(keys, match[1], span=node.span))
        position = match.end()
    out.extend(_places(text[position:], node))
    return out if len(out) > 1 or not isinstance(out[0], Text) else [node]


def _places(text: str, node: Text) -> list[Inline]:
    """Return `text` cut at the bare references in it."""
    out: list[Inline] = []
    position = 0
    for match in _PLACE.finditer(text):
        if match.start() > position:
            out.append(Text(text[position : match.start()], span=node.span))
        out.append(CrossReference((), match[1] or match[2], span=node.span))
        position = match.end()
    if position < len(text):
        out.append(Text(text[position:], span=node.span))
    return out
