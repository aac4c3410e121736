"""Set the marks of each language in all running text, never in code, formulas and addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from pubkit.model.document import Document, Opening
from pubkit.model.nodes import (
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
from pubkit.transforms.context import Context
from pubkit.transforms.edit import OBJECT, Edit
from pubkit.transforms.punctuation import edits

S = TypeVar("S", bound=msgspec.Struct)
Container = (
    Emphasis | Strong | Strike | Superscript | Subscript | Phrase | Link | CrossReference | Citation
)


def set_typography(document: Document, context: Context) -> Document:
    """Put typographic marks in place of typed ones, by the language of each node."""
    language = document.metadata.language
    changed: dict[str, Any] = {
        "children": _nodes(document.children, language, context.reached),
        "endmatter": _nodes(document.endmatter, language),
    }
    if document.opening:
        changed["opening"] = _opening(document.opening, language)
    return _replaced(document, changed)


def _opening(opening: Opening, language: str) -> Opening:
    names = ("section", "kicker", "dateline")
    lines = {name: getattr(opening, name) for name in names}
    changed = {name: set_text(line, language) for name, line in lines.items() if line}
    return _fields(_replaced(opening, changed), language)


def set_text(text: str, language: str) -> str:
    """Return one line of text with typographic marks."""
    return _edited(text, 0, edits(text, language))


def _replaced(value: S, changed: dict[str, Any]) -> S:
    """Return `value` with those fields of `changed` that are other than before."""
    new = {name: field for name, field in changed.items() if field is not getattr(value, name)}
    return replace(value, **new) if new else value


def _fields(value: S, language: str) -> S:
    """Return `value` with typography set in every field that holds nodes."""
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        field = getattr(value, name)
        if type(field) is tuple:
            changed[name] = _nodes(field, language)
    return _replaced(value, changed)


def _nodes(
    nodes: tuple[Any, ...], language: str, reached: Callable[[Any], None] = lambda node: None
) -> tuple[Any, ...]:
    """Return `nodes`: inlines as one line of text, others one by one."""
    if not nodes or isinstance(nodes[0], Inline):
        return _line(nodes, language)
    new = []
    for node in nodes:
        if isinstance(node, tuple):
            new.append(_nodes(node, language))
        else:
            reached(node)
            new.append(_fields(node, node.attrs.language or language))
    return tuple(new) if any(a is not b for a, b in zip(new, nodes, strict=True)) else nodes


def _line(nodes: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """Return the inlines of one block; marks find their partners across its nodes."""
    parts = list(_texts(nodes, language))
    return _written(nodes, language, iter(_set(parts, language)))


def _texts(nodes: tuple[Inline, ...], language: str) -> Iterator[str]:
    """Yield the text of `nodes` part by part, as `_written` takes it back."""
    for node in nodes:
        match node:
            case Text():
                yield node.text
            case LineBreak():
                yield "\n"
            case Code() | Math() | Image():
                yield OBJECT
            case Note():
                pass
            case _ if _stands_apart(node, language):
                yield OBJECT
            case _:
                yield from _texts(_content(node), language)


def _written(nodes: tuple[Inline, ...], language: str, parts: Iterator[str]) -> tuple[Inline, ...]:
    """Return `nodes` with the text in `parts`."""
    out: list[Inline] = []
    for node in nodes:
        match node:
            case Text():
                text = next(parts)
                out.append(node if text == node.text else replace(node, text=text))
            case LineBreak() | Code() | Math() | Image():
                next(parts)
                out.append(node)
            case Note():
                out.append(_fields(node, node.attrs.language or language))
            case _ if _stands_apart(node, language):
                next(parts)
                own = node.attrs.language or language
                verbatim = _is_verbatim(node)
                out.append(node if verbatim else _fields(_spelled(node, _content(node)), own))
            case _:
                out.append(_spelled(node, _written(_content(node), language, parts)))
    return nodes if all(a is b for a, b in zip(out, nodes, strict=True)) else tuple(out)


def _stands_apart(node: Container, language: str) -> bool:
    """Tell whether the text around `node` sees but an object in its place."""
    return _is_verbatim(node) or (node.attrs.language or language) != language


def _is_verbatim(node: Container) -> bool:
    return isinstance(node, Phrase) and node.kind in ("kbd", "samp", "var")


def _content(node: Container) -> tuple[Inline, ...]:
    """Return what is in `node`; a `q` gets marks that can be read in every output."""
    if isinstance(node, Phrase) and node.kind == "q":
        return (Text('"'), *node.children, Text('"'))
    return node.children


def _spelled(node: Container, children: tuple[Inline, ...]) -> Container:
    if children is node.children:
        return node
    if isinstance(node, Phrase) and node.kind == "q":
        return replace(node, children=children, kind="span")
    return replace(node, children=children)


def _set(parts: list[str], language: str) -> list[str]:
    """Return `parts` edited; edits that reach over the end of a part are left out."""
    found = edits("".join(parts), language)
    if not found:
        return parts
    out = []
    start = index = 0
    for part in parts:
        end, first = start + len(part), index
        while index < len(found) and found[index].start < end:
            index += 1
        inside = [edit for edit in found[first:index] if edit.end <= end]
        out.append(_edited(part, start, inside))
        start = end
    return out


def _edited(text: str, offset: int, changes: list[Edit]) -> str:
    out: list[str] = []
    position = offset
    for edit in changes:
        out += (text[position - offset : edit.start - offset], edit.text)
        position = edit.end
    return "".join(out) + text[position - offset :] if out else text
