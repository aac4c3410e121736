"""Turn Markdown tokens into a tree of elements, HTML tags among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubkit.reader.elements import Builder, Element
from pubkit.reader.tags import TagReader

if TYPE_CHECKING:
    from markdown_it.token import Token

    from pubkit.diagnostics import Source

_IGNORED = frozenset({"footnote_anchor", "footnote_block_open", "footnote_block_close"})
_NAMES = {
    "division": "division",
    "admonition": "admonition",
    "admonition_title": "admonition-title",
    "footnote": "footnote",
}


class Tree:
    """The elements of a source, and what was met on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.builder = Builder()
        self.tags = TagReader(self.builder)
        self.cursor = 0
        self.limit = 0
        self.unclosed: list[tuple[str, int, int]] = []
        self.swallowed: list[tuple[str, str, int, int, str]] = []

    def build(self, tokens: list[Token]) -> Element:
        """Return the root of the tree of `tokens`."""
        for token in tokens:
            if token.type in _IGNORED:
                continue
            start, end = self._range(token)
            if token.nesting == 1:
                self._open(token, start, end)
            elif token.nesting == -1:
                name = _NAMES.get(token.type.removesuffix("_close"), token.tag)
                self.builder.close(name, self.cursor)
            else:
                self._leaf(token, start, end)
        return self.builder.finish(len(self.source.text))

    def _range(self, token: Token) -> tuple[int, int]:
        if token.map is None:
            return self.cursor, self.cursor
        span = self.source.line_span(token.map[0], token.map[1])
        start, end = span.start, span.end
        text = self.source.text
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        while start < end and text[start] in " \t\n>":
            start += 1
        return start, end

    def _open(self, token: Token, start: int, end: int) -> None:
        kind = token.type.removesuffix("_open")
        attrs = _attrs(token)
        match kind:
            case "division":
                attrs = {"info": token.info, "closed": "yes" if token.meta["closed"] else ""}
            case "admonition":
                label = {"id": attrs["id"]} if "id" in attrs else {}
                kind_of = str(token.meta.get("tag", ""))
                attrs = {"kind": kind_of, "marker": token.markup} | label
            case "footnote":
                attrs = {"note": str(token.meta["id"])}
            case "ordered_list":
                attrs.setdefault("start", "1")
            case "paragraph" if token.hidden:
                attrs["tight"] = "yes"
        self.builder.open(_NAMES.get(kind, token.tag), attrs, start, end)

    def _leaf(self, token: Token, start: int, end: int) -> None:
        builder = self.builder
        match token.type:
            case "inline":
                self.cursor, self.limit = start, end
                for child in token.children or []:
                    self._inline(child)
                self.tags.finish()
                self.cursor = end
            case "html_block":
                self.tags.read(token.content, start, end)
                self.tags.finish()
            case "fence" if token.info.strip() == "{=html}":  # pandoc's
                self.tags.read(token.content, start, end)
                self.tags.finish()
            case "fence" | "code_block":
                element = builder.leaf("fence", {"info": _unescaped(token.info)}, start, end)
                _fill(element, token.content, start, end)
            case "math_block" | "math_block_label":
                attrs = {"label": token.info} if token.type == "math_block_label" else {}
                _fill(builder.leaf("math-block", attrs, start, end), token.content, start, end)
            case "target" | "attributes" | "contents-here" | "remark":
                builder.leaf(token.type, _attrs(token), start, end)
            case "skipped":
                builder.leaf("skipped", {"what": token.content}, start, end)
            case "swallowed":
                self.swallowed.append((token.markup, token.content, start, end, token.info))
            case "unclosed":
                self.unclosed.append((token.content, start, end))
            case "hr":
                builder.leaf("hr", {}, start, end)
            case _:
                builder.text(token.content, start, end)

    def _inline(self, token: Token) -> None:
        builder = self.builder
        if self.tags.silent and token.type != "html_inline":
            return
        match token.type:
            case "text" | "text_special":
                start, end = self._locate(token.content)
                builder.text(token.content, start, end)
            case "softbreak":
                builder.text("\n", self.cursor, self.cursor)
                self._next_line()
            case "hardbreak":
                builder.leaf("br", {}, self.cursor, self.cursor)
                self._next_line()
            case "code_inline":
                self._filled("code-inline", _attrs(token), token)
            case "math_inline" | "math_inline_double":
                name = "math-inline" if token.type == "math_inline" else "math-block"
                self._filled(name, {}, token)
            case "html_inline":
                start, end = self._locate(token.content)
                self.tags.read(token.content, start, end)
            case "image":
                attrs = _attrs(token) | {"alt": _alt(token)}
                builder.leaf("img", attrs, *self._locate(f"![{token.content}"))
            case "literal":
                self._filled("literal", {}, token)
            case "skipped":
                start, end = self._locate(token.content)
                builder.leaf("role", {"what": token.content}, start, end)
            case "footnote_ref":
                label = str(token.meta.get("label") or "")
                start, end = self._locate(f"[^{label}]" if label else "^[")
                builder.leaf("note-call", {"note": str(token.meta["id"])}, start, end)
            case _ if token.nesting == 1:
                attrs = _attrs(token)
                if token.info == "auto":
                    attrs["auto"] = "yes"
                builder.open(token.tag, attrs, self.cursor, self.cursor)
            case _ if token.nesting == -1:
                builder.close(token.tag, self.cursor)
            case _:
                builder.text(token.content, self.cursor, self.cursor)

    def _filled(self, name: str, attrs: dict[str, str], token: Token) -> None:
        start, end = self._locate(token.content)
        _fill(self.builder.leaf(name, attrs, start, end), token.content, start, end)

    def _next_line(self) -> None:
        """What follows has places of its own line."""
        self.cursor = self.source.text.find("\n", self.cursor, self.limit) + 1 or self.cursor

    def _locate(self, content: str) -> tuple[int, int]:
        """Return where `content` stands next; escapes and entities make it approximate."""
        probe = content.split("\n", 1)[0]
        found = self.source.text.find(probe, self.cursor, self.limit) if probe else -1
        if found == -1:
            return self.cursor, min(self.limit, self.cursor + len(content))
        self.cursor = min(self.limit, found + len(content))
        return found, self.cursor


def _attrs(token: Token) -> dict[str, str]:
    return {key: str(value) for key, value in token.attrs.items()}


def _fill(element: Element, text: str, start: int, end: int) -> None:
    from pubkit.reader.elements import Characters

    element.children.append(Characters(text, start, end, raw=True))


def _unescaped(info: str) -> str:
    """Return an info string with its backslashes and entities read, attributes apart."""
    from markdown_it.common.utils import unescapeAll

    return info if "{" in info else unescapeAll(info)


def _alt(token: Token) -> str:
    """Return the text of an image's description, markup taken off."""
    parts: list[str] = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "image":
            parts.append(_alt(child))
        elif child.type != "html_inline":
            parts.append(child.content)
    return "".join(parts)
