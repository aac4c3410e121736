"""Fences: program text, its language, and what notebooks write at its head."""

from __future__ import annotations

import re

from pubkit.model.nodes import CodeBlock, Text
from pubkit.reader.attributes import split_name
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.includes import included
from pubkit.reader.inlines import attributes

_CHUNK = re.compile(r"\{\s*([A-Za-z][\w+-]*)\s*(?:[\s,].*)?\}", re.DOTALL)
_OPTION = re.compile(r"[ \t]*(?:#|//|--|%%)\|[ \t]*(?:([\w.-]+):[ \t]*(.*))?")


def fence(node: Element, context: Context) -> CodeBlock:
    """Return the code block; a chunk that a notebook would run is shown as it is written."""
    info = context.foreign.restore(node.attrs.get("info", "")).strip()
    text = context.foreign.restore(node.text()).removesuffix("\n")
    text = included(text, node, context)
    chunk = _CHUNK.fullmatch(info)
    if chunk and "=" not in info.split(",")[0].split()[0]:
        language = chunk[1]
        text, found = _options(text)
        message = f'code in "{{{language}}}" is not run; it is shown, without its results'
        hint = "put results that matter into the article: a picture, a table"
        context.once("foreign-tag", f"chunk {language}", message, node, hint)
    else:
        language, found = split_name(info)
        if not language and found.get("class"):
            language, _, rest = found["class"].partition(" ")
            found = found | {"class": rest}
    caption = (Text(found["caption"]),) if found.get("caption") else ()
    attrs = attributes(Element("", {k: v for k, v in found.items() if k != "caption"}, 0, 0))
    word = language.split()[0].split(",")[0].lower() if language.split() else None
    return CodeBlock(text, word, caption, attrs=attrs, span=context.span(node))


def _options(text: str) -> tuple[str, dict[str, str]]:
    """Return a chunk without the `#| key: value` lines at its head, and what of them is shown."""
    found: dict[str, str] = {}
    lines = text.split("\n")
    while lines and (match := _OPTION.match(lines[0])):
        key, value = match[1] or "", (match[2] or "").strip().strip("\"'")
        if key == "label":
            found["id"] = value
        elif key.endswith("-cap") or key == "fig.cap":
            found["caption"] = value
        lines.pop(0)
    return "\n".join(lines).lstrip("\n"), found
