"""Walk, rewrite and flatten trees of nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Any, TypeVar

import msgspec

from pubkit.model.nodes import Block, Code, Definition, Image, Inline, LineBreak, Math, Node, Text

N = TypeVar("N", bound=Node)

_READ_FIRST = ("title", "caption")  # stand above what they name
_FIELDS: dict[type[Node], tuple[str, ...]] = {}  # derived from the types, never changed afterwards


def _child_fields(kind: type[Node]) -> tuple[str, ...]:
    """Return the names of the fields of `kind` that hold nodes."""
    if kind not in _FIELDS:
        names = [f.name for f in msgspec.structs.fields(kind) if "tuple" in str(f.type)]
        names = [n for n in names if n != "keys"]
        _FIELDS[kind] = tuple(sorted(names, key=lambda n: n not in _READ_FIRST))
    return _FIELDS[kind]


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly inside `node`, in reading order."""
    for name in _child_fields(type(node)):
        yield from _flatten(getattr(node, name))


def _flatten(value: Any) -> Iterator[Node]:
    for item in value:
        if isinstance(item, tuple):
            yield from _flatten(item)
        else:
            yield item


def walk(nodes: Node | tuple[Any, ...]) -> Iterator[Node]:
    """Yield every node in `nodes` in reading order, parents first."""
    stack = [iter((nodes,) if isinstance(nodes, Node) else _flatten(nodes))]
    while stack:
        for node in stack[-1]:
            yield node
            stack.append(children(node))
            break
        else:
            stack.pop()


Rewriter = Callable[[Any], Any]


def rewrite(nodes: tuple[Any, ...], change: Rewriter) -> tuple[Any, ...]:
    """Return `nodes` changed bottom up; untouched subtrees are shared.

    `change` takes a node whose children are already changed and returns a node, a tuple of nodes
    to stand in its place, or None to drop it. Rows, cells and items are nodes too.
    """
    out: list[Any] = []
    same = True
    for item in nodes:
        if isinstance(item, tuple):
            new: Any = rewrite(item, change)
            out.append(new)
            same = same and new is item
            continue
        new = change(_rewrite_children(item, change, rewrite))
        same = same and new is item
        if isinstance(new, tuple):
            out.extend(new)
        elif new is not None:
            out.append(new)
    return nodes if same else tuple(out)


def rewrite_down(nodes: tuple[Any, ...], change: Rewriter) -> tuple[Any, ...]:
    """Return `nodes` changed one by one in reading order; untouched subtrees are shared."""
    new = tuple(
        rewrite_down(item, change)
        if isinstance(item, tuple)
        else _rewrite_children(change(item), change, rewrite_down)
        for item in nodes
    )
    return nodes if all(map(is_, nodes, new)) else new


def _rewrite_children(node: N, change: Rewriter, order: Callable[..., tuple[Any, ...]]) -> N:
    changed = {}
    for name in _child_fields(type(node)):
        old = getattr(node, name)
        new = order(old, change)
        if new is not old:
            changed[name] = new
    return msgspec.structs.replace(node, **changed) if changed else node


def bare(nodes: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return `nodes` without spans, for comparing trees."""
    return rewrite(nodes, lambda node: msgspec.structs.replace(node, span=None))


def plain_text(nodes: tuple[Inline, ...] | tuple[Block, ...]) -> str:
    """Return the words of `nodes` without notes: what a heading says in a table of contents."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Text() | Code():
                parts.append(node.text)
            case Math():
                parts.append(node.tex)
            case Image():
                parts.append(node.alt)
            case LineBreak():
                parts.append(" ")
            case _ if type(node).__name__ == "Note":
                pass
            case _:
                parts.append(plain_text(tuple(children(node))))  # type: ignore[arg-type]
    return "".join(parts)


def is_empty(item: Definition | tuple[Inline, ...]) -> bool:
    """Tell whether there is nothing to see in `item`."""
    nodes = (item,) if isinstance(item, Definition) else item
    return not any(
        isinstance(n, Image | Math) or getattr(n, "text", "").strip() for n in walk(nodes)
    )
