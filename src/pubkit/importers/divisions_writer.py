"""Quotations, divisions, alerts, figures, code and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, assert_never

from pubkit.importers.attribute_writer import Pairs, block_braces, reference, tag_attributes
from pubkit.importers.inline_writer import Style, Unsayable
from pubkit.importers.note_writer import indented
from pubkit.importers.sayable import unmarked
from pubkit.model.nodes import (
    PLAIN,
    Aside,
    Attrs,
    Block,
    CodeBlock,
    Correction,
    Embed,
    Figure,
    Group,
    Image,
    Inline,
    MathBlock,
    Paragraph,
    PullQuote,
    Quote,
    Text,
)  # fmt: skip

if TYPE_CHECKING:
    from pubkit.importers.block_writer import BlockWriter, Form

Divided = Quote | PullQuote | Embed | Aside | Figure | Correction | Group
_ALERTS = frozenset(("note", "tip", "important", "warning", "caution"))


def forms(writer: BlockWriter, node: Divided) -> Iterator[Form]:
    """Yield the forms of `node`."""
    match node:
        case Quote():
            yield from _quote_forms(writer, node)
        case PullQuote():
            fields = (("author", _author(node.attribution)),)
            yield from _division(writer, "pullquote", node.attrs, fields, node.children)
        case Embed():
            names = ("platform", "author", "handle", "date", "url")
            given = tuple((name, getattr(node, name)) for name in names)
            yield from _division(writer, "embed", node.attrs, given, node.children)
        case Correction():
            fields = (("date", node.date),)
            yield from _division(writer, "correction", node.attrs, fields, node.children)
        case Group():
            yield from _group_forms(writer, node)
        case Aside():
            yield from _aside_forms(writer, node)
        case Figure():
            yield lambda: _figure(writer, node)
            yield lambda: _html_figure(writer, node)
        case _:
            assert_never(node)


def _division(
    writer: BlockWriter, name: str, attrs: Attrs, fields: Pairs, nodes: Sequence[Block]
) -> Iterator[Form]:
    braces = block_braces(attrs, fields)
    if braces is None:
        return
    opening = f"::: {name} {braces}".rstrip() if name or braces else "::: {}"
    yield lambda: _divided(writer, opening, nodes)
    yield lambda: _divided(writer, opening, nodes, apart=True)


def _divided(
    writer: BlockWriter, opening: str, nodes: Sequence[Block], *, apart: bool = False
) -> str:
    before, writer.apart = writer.apart, apart or writer.apart
    content = writer.blocks(nodes)
    writer.apart = before
    return f"{opening}\n{content}\n:::" if content else f"{opening}\n:::"


def _author(attribution: tuple[Inline, ...]) -> str | None:
    """Return the name that an attribution made of `author="…"` holds."""
    match attribution:
        case (Text(text=text),) if text.startswith("— "):
            return text[2:]
    return None


def _quote_forms(writer: BlockWriter, node: Quote) -> Iterator[Form]:
    if node.attrs == PLAIN and not node.url and not node.attribution and node.children:
        yield lambda: quoted(writer.blocks(node.children))
    fields = (("author", _author(node.attribution)), ("url", node.url))
    yield from _division(writer, "quote", node.attrs, fields, node.children)
    opening = f"<blockquote{tag_attributes(node.attrs, (('cite', node.url),))}>"
    yield lambda: writer.within(opening, node.children, "</blockquote>")


def quoted(text: str) -> str:
    """Return the lines of `text` behind ">"."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _group_forms(writer: BlockWriter, node: Group) -> Iterator[Form]:
    name, *others = node.attrs.classes or ("",)
    attrs = Attrs(
        node.attrs.id, tuple(others), node.attrs.language, node.attrs.direction, node.attrs.pairs
    )
    yield from _division(writer, name, attrs, (), node.children)
    yield lambda: writer.within(f"<div{tag_attributes(node.attrs)}>", node.children, "</div>")


def _aside_forms(writer: BlockWriter, node: Aside) -> Iterator[Form]:
    if node.kind in _ALERTS and node.attrs == PLAIN:
        yield lambda: _alert(writer, node)
    title = unmarked(node.title) or None
    yield from _division(writer, node.kind, node.attrs, (("title", title),), node.children)
    if node.kind == "details":
        tag = f"<details{tag_attributes(node.attrs)}>"
        yield lambda: writer.within(f"{tag}{_summary(writer, node)}", node.children, "</details>")
    elif node.kind == "aside" and not node.title:
        tag = f"<aside{tag_attributes(node.attrs)}>"
        yield lambda: writer.within(tag, node.children, "</aside>")
    yield lambda: _admonition(writer, node)


def _summary(writer: BlockWriter, node: Aside) -> str:
    return f"\n<summary>{writer.raw(node.title)}</summary>" if node.title else ""


def _alert(writer: BlockWriter, node: Aside) -> str:
    head = f"[!{node.kind.upper()}] {writer.line(node.title)}".rstrip(" ")
    opens = not node.title and node.children and isinstance(node.children[0], Paragraph)
    content = writer.blocks(node.children)
    return quoted(f"{head}\n{content}" if opens else f"{head}\n\n{content}".rstrip("\n"))


def _admonition(writer: BlockWriter, node: Aside) -> str:
    mark, kind = ("???", "note") if node.kind == "details" else ("!!!", node.kind)
    head = f'{mark} {kind} "{writer.line(node.title)}"'
    content = writer.blocks(node.children)
    return f"{head}\n\n{indented(content, '    ')}" if content else head


def _figure(writer: BlockWriter, node: Figure) -> str:
    rights = node.rights
    credit = node.credit
    if rights.credit and credit == (Text(rights.credit),):
        credit = ()
    fields = (
        ("credit", rights.credit), ("creator", rights.creator), ("copyright", rights.copyright),
        ("license", rights.license), ("source", rights.source_url),
    )  # fmt: skip
    braces = block_braces(node.attrs, fields)
    if braces is None:
        raise Unsayable
    parts = ["\n".join(_picture(writer, image) for image in node.media)]
    if node.caption:
        parts.append(writer.line(node.caption, opens=True))
    if credit:
        parts.append(f"credit: {writer.line(credit)}")
    content = "\n\n".join(parts)
    return f"::: figure {braces}".rstrip() + f"\n{content}\n:::"


def _picture(writer: BlockWriter, image: Image) -> str:
    return writer.line((image,))


def _html_figure(writer: BlockWriter, node: Figure) -> str:
    lines = [f"<figure{tag_attributes(node.attrs)}>"]
    lines += [writer.raw((image,)) for image in node.media]
    if node.caption:
        lines.append(f"<figcaption>{writer.raw(node.caption)}</figcaption>")
    return "\n".join([*lines, "</figure>"])


def code_forms(node: CodeBlock) -> Iterator[Form]:
    """Yield the forms of `node`."""
    caption = unmarked(node.caption) or None
    braces = block_braces(node.attrs, (("caption", caption),))
    if braces is not None:
        info = f"{node.language or ''} {braces}".strip()
        mark = "~" if "`" in info else "`"
        runs = re.findall(rf"^ {{0,3}}({mark}{{3,}})", node.text, re.MULTILINE)
        fence = mark * max([3, *(len(run) + 1 for run in runs)])
        text = f"{node.text}\n" if node.text else ""
        yield lambda: f"{fence}{info}\n{text}{fence}"
    language = f' class="language-{reference(node.language)}"' if node.language else ""
    text = re.sub("[\\ud800-\\uf8ff\\u202a-\\u202e\\u2066-\\u2069{]", _spelled, escape(node.text))
    yield lambda: f"<pre{tag_attributes(node.attrs)}><code{language}>{text}</code></pre>"


def _spelled(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def math_forms(node: MathBlock) -> Iterator[Form]:
    """Yield the forms of `node`."""
    tex, name = node.tex, node.attrs.id
    if name:
        yield lambda: f"$${tex}$$ {{#{name}}}"
        yield lambda: f"$$\n{tex}\n$$ ({name})"
    else:
        yield lambda: f"$$\n{tex}\n$$"
        yield lambda: f"$${tex}$$"
        yield lambda: f"<wbr>$${tex}$$"


__all__ = ["Style", "code_forms", "forms", "math_forms", "quoted"]
