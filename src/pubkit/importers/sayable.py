"""Trees as the reader makes them, out of trees as anybody may make them.

The dialect cannot say everything that the types allow. What is changed here, never a word of it:

- what transforms made goes: labels, numbers of notes, keys of assets, source lines of embeds;
- texts side by side are joined, their white space is folded, runs are trimmed;
- nodes without content go, save pictures, links and spans; links hold no links and no citations;
- emphasis right inside emphasis of the same kind is one, a span without attributes is its content;
- an attribution with markup becomes the last paragraph of its quotation;
- a figure whose rights name a credit shows it; pictures in a caption join those above it;
- what stands in an attribute, such as the caption of code, has no markup, formulas and notes;
- a list is loose only when a paragraph stands in it; list numbers are not negative;
- attributes are those that the reader keeps, on nodes on which the dialect has a place for them.

Texts that the reader would make links, citations, task boxes or alerts of become those when read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from pubkit.model.nodes import (
    PLAIN,
    Aside,
    Attrs,
    Block,
    Citation,
    Code,
    CodeBlock,
    Correction,
    CrossReference,
    DefinitionList,
    Embed,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    Math,
    MathBlock,
    Node,
    Note,
    Paragraph,
    Phrase,
    PullQuote,
    Quote,
    Rule,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
)
from pubkit.model.walk import rewrite, walk
from pubkit.reader.attributes import attributes
from pubkit.reader.elements import Element
from pubkit.reader.runs import trim

_SPACES = re.compile(r"[ \t\n\r\f]+")


def sayable(nodes: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `nodes` without spans and without what the dialect has no words for."""
    return rewrite(nodes, _change)


def _change(node: Node) -> Any:
    node = replace(node, span=None, attrs=_attrs(node.attrs))
    match node:
        case Text():
            return replace(node, text=_SPACES.sub(_fold, node.text), attrs=PLAIN)
        case Code():
            return replace(node, text=node.text.replace("\n", " ")) if node.text else None
        case Math():
            return replace(node, tex=node.tex.strip(), attrs=PLAIN) if node.tex.strip() else None
        case Emphasis() | Strong() | Strike() | Superscript() | Subscript():
            return _wrapped(node)
        case Phrase():
            return _phrase(replace(node, children=_joined(node.children)))
        case Link() | CrossReference():
            return _link(node)
        case Image():
            pairs = tuple(pair for pair in node.attrs.pairs if pair[0] not in ("title", "alt"))
            attrs = replace(node.attrs, pairs=pairs)
            alt = _SPACES.sub(" ", node.alt).strip()
            return replace(node, asset=None, alt=alt, title=node.title or None, attrs=attrs)
        case Note():
            return replace(node, number=None, attrs=PLAIN)
        case Citation():
            return replace(node, source=node.source.strip("[]"), children=(), attrs=PLAIN)
        case LineBreak() | Rule():
            return replace(node, attrs=PLAIN)
    return _block(node)


def _attrs(attrs: Attrs) -> Attrs:
    """Return what the reader keeps of `attrs`."""
    if attrs == PLAIN:
        return PLAIN
    given = {"id": attrs.id or "", "class": " ".join(attrs.classes), "lang": attrs.language or ""}
    given |= {"dir": attrs.direction or ""} | dict(attrs.pairs)
    return attributes(Element("", given, 0, 0))


def _fold(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "


def _wrapped(node: Emphasis | Strong | Strike | Superscript | Subscript) -> Any:
    children = _joined(node.children)
    if len(children) == 1 and type(children[0]) is type(node):
        return children
    return replace(node, children=children) if children else None


def _phrase(node: Phrase) -> Any:
    if node.kind == "span":
        return node if node.attrs != PLAIN else node.children
    return node if node.children else None


def _joined(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `nodes` with texts side by side made one."""
    out: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(_SPACES.sub(_fold, out[-1].text + node.text))
        elif not isinstance(node, Text) or node.text:
            out.append(node)
    return trim(tuple(out), ends=False)


def _run(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `nodes` as they can stand behind a mark: joined, trimmed, no break in front."""
    run = trim(_joined(nodes))
    while run and isinstance(run[0], LineBreak):
        run = trim(run[1:])
    return run


def _link(node: Link | CrossReference) -> Any:
    """Return `node` without links and citations in it: the inner link wins."""
    if any(isinstance(child, Link | CrossReference) for child in node.children):
        return node.children
    children = _joined(rewrite(node.children, _uncited))
    if isinstance(node, Link):
        node = replace(node, title=node.title or None)
    return replace(node, children=children)


def _uncited(node: Node) -> Node:
    return Text(f"[{node.source}]") if isinstance(node, Citation) else node


def _block(node: Node) -> Any:
    match node:
        case Paragraph() | Heading():
            children = trim(_joined(node.children))
            return replace(node, children=children) if children else None
        case Quote() | PullQuote():
            return _attributed(node)
        case Embed():
            return replace(node, source=())
        case Aside():
            return replace(node, title=_run(node.title))
        case Figure():
            return _figure(node)
        case CodeBlock():
            return replace(node, caption=_line(node.caption))
        case MathBlock():
            attrs = Attrs(id=node.attrs.id)
            return replace(node, tex=node.tex.strip(), label=None, attrs=attrs)
        case Correction():
            return replace(node, label=None)
        case Table():
            made = replace(node, caption=_run(node.caption), label=None)
            return made if made.head or made.body or made.foot else None
        case List():
            return _list(node)
        case DefinitionList():
            items = tuple(
                replace(i, terms=tuple(trim(_joined(t)) for t in i.terms)) for i in node.items
            )
            return replace(node, items=items) if items else None
    return node


def _figure(node: Figure) -> Any:
    told = (Text(node.rights.credit),) if node.rights.credit else ()
    more = tuple(n for n in walk((node.caption, node.credit)) if isinstance(n, Image))
    caption, credit = (_run(rewrite(r, _unpictured)) for r in (node.caption, node.credit))
    if not node.media + more:
        return tuple(Paragraph(run) for run in (caption, credit or told) if run)
    return replace(
        node, media=node.media + more, caption=caption, credit=credit or told, label=None,
        attrs=replace(node.attrs, pairs=()),
    )  # fmt: skip


def _unpictured(node: Node) -> Any:
    return None if isinstance(node, Image) else _change(node)


def _attributed(node: Quote | PullQuote) -> Quote | PullQuote:
    line = _run(node.attribution)
    match line:
        case () | (Text(attrs=Attrs(None, (), None, None, ())),) if not line or _dashed(line[0]):
            return replace(node, attribution=line)
    return replace(node, children=(*node.children, Paragraph(line)), attribution=())


def _dashed(node: Inline) -> bool:
    return isinstance(node, Text) and node.text.startswith("— ")


def _line(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    words = unmarked(nodes)
    return (Text(words),) if words else ()


def unmarked(nodes: tuple[Inline, ...]) -> str:
    """Return the words of `nodes` for an attribute: without markup, formulas and notes."""
    return " ".join("".join(_characters(nodes)).split())


def _characters(nodes: tuple[Inline, ...]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text() | Code():
                yield node.text
            case LineBreak():
                yield " "
            case Note() | Math() | Image():
                pass
            case _:
                yield from _characters(node.children)


def _list(node: List) -> List | None:
    if not node.items:
        return None
    loose = any(isinstance(child, Paragraph) for item in node.items for child in item.children)
    start = max(0, node.start) if node.ordered else 1
    return replace(node, start=start, tight=node.tight or not loose)
