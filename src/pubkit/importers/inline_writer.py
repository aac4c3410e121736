"""Inline nodes to Markdown, and to tags where Markdown has no mark or the mark cannot stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import assert_never
from urllib.parse import quote

from pubkit.importers import escapes
from pubkit.importers.attribute_writer import inline_braces, tag_attributes
from pubkit.model.nodes import (
    PLAIN,
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Phrase,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)  # fmt: skip
from pubkit.model.walk import walk


class Style(IntEnum):
    """How explicit the text is: the first in which it reads back as it was is the one."""

    PLAIN = 0  # Markdown's marks, texts as they are
    ESCAPED = 1  # the same with backslashes
    TAGS = 2  # tags and character references only
    RAW = 3  # the same inside an HTML block, where Markdown is not read


_MARKS = {Emphasis: "*", Strong: "**", Strike: "~~"}
_TAGS = {Emphasis: "em", Strong: "strong", Strike: "s", Superscript: "sup", Subscript: "sub"}
_PHRASES = {"underline": "u"}

# Harmless alone: a note may have that number, a division may be open.
_ELSEWHERE = re.compile(r"\[\^|^:::", re.MULTILINE)


class Unsayable(Exception):  # noqa: N818 (no error: another form is tried)
    """A node that the form at hand has no way to write."""


class InlineWriter:
    """Writes runs of inlines in one style; `call` returns the mark of a note."""

    def __init__(self, style: Style, call: Callable[[Note], str], *, one_line: bool) -> None:
        self.style = style
        self.call = call
        self.one_line = one_line
        self.lonely = ""
        self.ends = ""
        self.brackets = 0

    def run(self, nodes: Sequence[Inline]) -> str:
        """Return a whole run: a paragraph's content, a heading's, a cell's."""
        found = "".join(n.text for n in walk(tuple(nodes)) if isinstance(n, Text))
        self.ends = found[-1:]
        others = {Code: "`", Math: "$"}
        present = {others[type(n)] for n in walk(tuple(nodes)) if type(n) in others}
        self.lonely = "".join(c for c in "`$" if found.count(c) < 2 and c not in present)
        return self.nodes(nodes, "", "")

    def nodes(self, nodes: Sequence[Inline], before: str, after: str) -> str:
        """Return `nodes` between the characters `before` and `after`."""
        out = before
        for index, node in enumerate(nodes):
            following = nodes[index + 1] if index + 1 < len(nodes) else None
            out += self._node(node, out[-1:], self._first(following, after))
        return out[len(before) :]

    def _first(self, node: Inline | None, after: str) -> str:
        """Return the character that `node` is sure to begin with, or one of its kind."""
        match node:
            case None:
                return after
            case Text(text=text):
                return text[:1] or after
            case Emphasis() | Strong() | Strike():
                return _MARKS[type(node)][0]
            case Link() | CrossReference() | Citation() | Note():
                return "["
            case Phrase(kind="span"):
                return "["
            case LineBreak():
                return "\n"
        return "<"

    def _node(self, node: Inline, before: str, after: str) -> str:
        match node:
            case Text():
                return self._text(node.text, before, after)
            case Emphasis() | Strong() | Strike():
                return self._marked(node, before, after) or self._tagged(_TAGS[type(node)], node)
            case Superscript() | Subscript():
                return self._tagged(_TAGS[type(node)], node)
            case Phrase():
                return self._phrase(node)
            case Code():
                return self._code(node)
            case Math():
                return self._math(node, before, after)
            case Link() | CrossReference():
                return self._link(node, before, after)
            case Image():
                return self._image(node)
            case Note():
                return self._note(node)
            case Citation():
                return f"[{self._text(node.source, '', ']')}]"
            case LineBreak():
                tags = self.one_line or self.style >= Style.TAGS
                return "<br>" if tags else "\\\n"
        assert_never(node)

    def _text(self, text: str, before: str, after: str) -> str:
        if self.one_line and self.style < Style.TAGS:
            text = text.replace("\n", " ")
        match self.style:
            case Style.PLAIN:
                if _ELSEWHERE.search(text):
                    raise Unsayable
                return text
            case Style.ESCAPED:
                return escapes.escape_text(
                    text, before, after, bracketed=self.brackets > 0, lonely=self.lonely
                )
        return escapes.spell_out(text, raw=self.style is Style.RAW)

    def _marked(self, node: Emphasis | Strong | Strike, before: str, after: str) -> str | None:
        """Return `node` between its marks, or None where they would not be read as such."""
        mark = _MARKS[type(node)]
        if self.style >= Style.TAGS or node.attrs != PLAIN or mark[0] in (before, after):
            return None
        match node.children:
            case (Strong(attrs=attrs) as only,) if isinstance(node, Emphasis) and attrs == PLAIN:
                inner = self._marked(only, "", "")
            case (Emphasis(attrs=attrs) as only,) if isinstance(node, Strong) and attrs == PLAIN:
                inner = f"_{self.nodes(only.children, '_', '_')}_"
            case _:
                inner = self.nodes(node.children, mark[0], mark[0])
                if not inner or mark[0] in (inner[0], inner[-1]):
                    return None
        if not inner or not _stands(before, inner[0]) or not _stands(after, inner[-1]):
            return None
        return f"{mark}{inner}{mark}"

    def _tagged(self, tag: str, node: Inline, **fields: str | None) -> str:
        attributes = tag_attributes(node.attrs, tuple(fields.items()))
        children = self.nodes(getattr(node, "children", ()), ">", "<")
        return f"<{tag}{attributes}>{children}</{tag}>"

    def _phrase(self, node: Phrase) -> str:
        if node.kind != "span":
            return self._tagged(_PHRASES.get(node.kind, node.kind), node)
        if node.attrs == PLAIN:
            return self.nodes(node.children, "<", ">")
        braces = inline_braces(node.attrs)
        if self.style >= Style.TAGS or not braces:
            return self._tagged("span", node)
        return f"[{self._bracketed(node.children)}]{braces}"

    def _bracketed(self, nodes: Sequence[Inline]) -> str:
        self.brackets += 1
        inner = self.nodes(nodes, "[", "]")
        self.brackets -= 1
        return inner

    def _code(self, node: Code) -> str:
        braces = inline_braces(node.attrs)
        if self.style >= Style.TAGS or braces is None or not node.text.strip():
            text = escapes.spell_out(node.text, raw=self.style is Style.RAW)
            return f"<code{tag_attributes(node.attrs)}>{text}</code>"
        longest = max((len(run) for run in re.findall("`+", node.text)), default=0)
        fence = "`" * (longest + 1)
        edges = node.text[0] + node.text[-1]
        pad = " " if "`" in edges or edges == "  " else ""
        return f"{fence}{pad}{node.text}{pad}{fence}{braces}"

    def _math(self, node: Math, before: str, after: str) -> str:
        if self.style is Style.RAW:
            raise Unsayable
        # A dollar beside a digit is a price; an empty tag keeps them apart. To the parser a text's
        # last character stands before its first.
        apart = self.style is not Style.PLAIN
        before = before or self.ends
        left = "<wbr>" if apart and (before.isdigit() or before == "$") else ""
        right = "<wbr>" if apart and after.isdigit() else ""
        return f"{left}${node.tex}${right}"

    def _note(self, node: Note) -> str:
        if self.style is Style.RAW:
            raise Unsayable
        return self.call(node)

    def _link(self, node: Link | CrossReference, before: str, after: str) -> str:
        url = node.url if isinstance(node, Link) else f"#{quote(node.target, safe=_FRAGMENT)}"
        title = node.title if isinstance(node, Link) else None
        if self.style >= Style.TAGS:
            return self._tagged("a", node, href=url, title=title)
        if isinstance(node, Link) and node.attrs == PLAIN and not title and _is_auto(node):
            return f"<{node.children[0].text}>"  # type: ignore[union-attr]
        braces = inline_braces(node.attrs)
        if braces is None:
            return self._tagged("a", node, href=url, title=title)
        return f"[{self._bracketed(node.children)}]({_destination(url)}{_title(title)}){braces}"

    def _image(self, node: Image) -> str:
        braces = inline_braces(node.attrs)
        marked = node.decorative == ("decorative" in node.attrs.classes)
        if self.style >= Style.TAGS or braces is None or not marked:
            role = None if marked else "presentation"
            fields = (
                ("src", node.source),
                ("alt", node.alt),
                ("title", node.title),
                ("role", role),
            )
            return f"<img{tag_attributes(node.attrs, fields)}>"
        alt = node.alt
        if self.style is Style.ESCAPED:
            alt = escapes.escape_text(alt, "[", "]", bracketed=True, lonely="")
        return f"![{alt}]({_destination(node.source)}{_title(node.title)}){braces}"


_FRAGMENT = "!$&'*+,;=:@/?~-._" + "".join(chr(c) for c in range(0xA0, 0x100))


def _stands(outside: str, inside: str) -> bool:
    """Tell whether a mark between these characters opens or closes, as CommonMark has it."""
    if escapes.is_space(inside):
        return False
    edge = escapes.is_space(outside) or escapes.is_punctuation(outside)
    return edge or not escapes.is_punctuation(inside)


def _is_auto(link: Link) -> bool:
    match link.children:
        case (Text(text=text, attrs=attrs),) if attrs == PLAIN:
            return link.url in (text, f"mailto:{text}") and not re.search(r"[\s<>\\]", text)
    return False


def _destination(url: str) -> str:
    if not re.search(r"[\s()<>\\\x00-\x1f]", url):
        return url
    return "<" + re.sub(r"([<>])", r"\\\1", url) + ">"


def _title(title: str | None) -> str:
    if not title:
        return ""
    return ' "' + re.sub(r'(["\\]|&(?=[#\w]+;)|(?<=\{)[{%])', r"\\\1", title) + '"'
