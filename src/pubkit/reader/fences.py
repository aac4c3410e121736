"""Fences: program text, its language, and what notebooks write at its head."""

from __future__ import annotations

import re

from pubkit.model.nodes import CodeBlock, Text
from pubkit.reader.attributes import attributes, split_name
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.includes import included

_CHUNK = re.compile(r"\{\s*([A-Za-z][\w+-]*)\s*(?:[\s,].*)?\}", re.DOTALL)
_RAW = re.compile(r"\{=(\w+)\}")
_HIDDEN = re.compile(r"\b(?:include|echo)\s*=\s*F(?:ALSE)?\b")
_HIDES = re.compile(r"^[ \t]*(?:#|//|--|%%)\|[ \t]*(?:include|echo):[ \t]*false\b", re.MULTILINE)
_OPTION = re.compile(r"[ \t]*(?:#|//|--|%%)\|[ \t]*(?:([\w.-]+):[ \t]*(.*))?")


def fence(node: Element, context: Context) -> tuple[CodeBlock, ...]:
    """Return the code block; a chunk that a notebook would run is shown as it is written.

    One that its author hides is left out, unless a caption or label makes it a figure.
    """
    info = context.foreign.restore(node.attrs.get("info", "")).strip()
    text = context.foreign.restore(node.text()).removesuffix("\n")
    text = included(text, node, context)
    if raw := _RAW.fullmatch(info):  # pandoc's, for one output
        message = f'what is for the format "{raw[1]}" alone is left out'
        context.once("foreign-tag", f"raw {raw[1]}", message, node, "write it in Markdown")
        return ()
    chunk = _CHUNK.fullmatch(info)
    if chunk and "=" not in info.split(",")[0].split()[0]:
        language = chunk[1]
        hidden = _HIDDEN.search(info) or _HIDES.search(text)
        text, found = _options(text)
        if hidden and not found and "fig.cap" not in info:
            message = f'code in "{{{language}}}" that its author hides is left out'
            context.once("foreign-tag", f"hidden {language}", message, node)
            return ()
        message = f'code in "{{{language}}}" is not run; it is shown, without its results'
        hint = "put results that matter into the article: a picture, a table"
        context.once("foreign-tag", f"chunk {language}", message, node, hint)
    else:
        info, title = _titled(info)
        language, found = split_name(info)
        found = {"caption": title} | found if title else found
        if not language and found.get("class"):
            language, _, rest = found["class"].partition(" ")
            found = found | {"class": rest}
    caption = (Text(found["caption"]),) if found.get("caption") else ()
    attrs = attributes(Element("", {k: v for k, v in found.items() if k != "caption"}, 0, 0))
    word = language.split()[0].split(",")[0].lower() if language.split() else None
    return (CodeBlock(text, word, caption, attrs=attrs, span=context.span(node)),)


_TITLE = re.compile(
    # Docusaurus, Nextra, Gatsby; VitePress, whose `sh [npm]` names a tab.
    r"""(?:^|\s)(?:title|filename|file|name|label)=(?:"([^"]+)"|'([^']+)')|\s\[([^\]]+)\]"""
)
_COLON = re.compile(r"([\w+-]+):([\w./-]*\w\.\w+)(?=\s|$)")


def _titled(info: str) -> tuple[str, str]:
    """Return an info string and the title in it: the name of a file, mostly."""
    outside = info.partition("{")[0] if "caption=" in info else info
    if found := _TITLE.search(outside):
        return info[: found.start()] + info[found.end() :], next(filter(None, found.groups()))
    if found := _COLON.match(info):  # Zenn's and Qiita's `js:app.js`
        return found[1] + info[found.end() :], found[2]
    return info, ""


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
