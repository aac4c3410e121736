"""Style sheets read into rules: selectors, declarations, and where each stands in its file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
import tinycss2

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.theme.values import fetches, references, split, too_deep, walk


class Declaration(msgspec.Struct, frozen=True):
    """A property, its value as component values, and the names that its `var()` refer to."""

    name: str
    value: list[Any]
    important: bool
    span: Span
    references: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True):
    """Selectors, each as component values, and what they set."""

    selectors: tuple[list[Any], ...]
    declarations: tuple[Declaration, ...]
    span: Span


class Block(msgspec.Struct, frozen=True):
    """An at-rule: what follows its name, and the rules or declarations in its braces."""

    keyword: str
    prelude: list[Any]
    declarations: tuple[Declaration, ...]
    rules: tuple[Rule | Block, ...]
    span: Span


class Fault(msgspec.Struct, frozen=True):
    """What could not be read."""

    message: str
    span: Span


Item = Rule | Block | Fault

GROUPS = frozenset(["media", "supports", "container", "layer"])
"""At-rules that hold rules; all others hold declarations."""


class Sheet(msgspec.Struct, frozen=True):
    """A style sheet of a theme; `target` is None when it is for all."""

    source: Source
    target: str | None
    items: tuple[Item, ...]


def read(source: Source, target: str | None) -> Sheet:
    """Return the rules in `source`."""
    return Sheet(source, target, _parsed(source.path, source.text))


@lru_cache(maxsize=64)
def _parsed(path: str, text: str) -> tuple[Item, ...]:
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return tuple(_items(nodes, Source(path, text)))


def _items(nodes: list[Any], source: Source) -> Iterator[Item]:
    for node in nodes:
        span = _span(node, source)
        if too_deep(getattr(node, "content", None) or ()):
            yield Fault("functions and blocks nest too deeply", span)
            continue
        match node.type:
            case "qualified-rule":
                yield from _rule(node, span, source)
            case "at-rule":
                yield from _block(node, span, source)
            case "error":
                yield Fault(node.message.lower(), span)


def _rule(node: Any, span: Span, source: Source) -> Iterator[Item]:
    selectors = tuple(split(node.prelude, ","))
    if not all(selectors) or _is_broken(node.prelude):
        yield Fault("a selector is empty or broken", span)
        return
    inside = list(_inside(node.content, source))
    yield from (item for item in inside if isinstance(item, Fault))
    if any(isinstance(item, Rule | Block) for item in inside):
        yield Fault("a rule within a rule; write its whole selector on its own", span)
    yield Rule(selectors, tuple(i for i in inside if isinstance(i, Declaration)), span)


def _is_broken(prelude: list[Any]) -> bool:
    """Tell of errors, and of what would fetch a file: no selector or condition needs one."""
    return too_deep(prelude) or any(t.type == "error" or fetches(t) for t in walk(prelude))


def _block(node: Any, span: Span, source: Source) -> Iterator[Item]:
    if node.content is None:
        yield Block(node.lower_at_keyword, node.prelude, (), (), span)
        return
    if _is_broken(node.prelude):
        yield Fault("what stands before the braces is broken", span)
        return
    if node.lower_at_keyword in GROUPS:
        nodes = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        inside: list[Any] = list(_items(nodes, source))
    else:
        inside = list(_inside(node.content, source))
    yield from (item for item in inside if isinstance(item, Fault))
    declarations = tuple(i for i in inside if isinstance(i, Declaration))
    rules = tuple(i for i in inside if isinstance(i, Rule | Block))
    yield Block(node.lower_at_keyword, node.prelude, declarations, rules, span)


def _inside(content: list[Any], source: Source) -> Iterator[Declaration | Item]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            value = [token for token in node.value if token.type != "comment"]
            span = _span(node, source)
            name = node.name if node.name.startswith("--") else node.lower_name
            span = Span(span.start, span.start + len(name))
            if all(token.type == "whitespace" for token in value):
                yield Fault(f'"{name}" has no value', span)
                continue
            yield Declaration(name, value, node.important, span, tuple(references(value)))
        else:
            yield from _items([node], source)


def _span(node: Any, source: Source) -> Span:
    start = source.line_starts[node.source_line - 1] + node.source_column - 1
    return Span(start, start + 1)
