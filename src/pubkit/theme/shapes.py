"""A theme's own rendering of a kind of node, once for all targets: elements with slots.

`nodes/pull-quote.xml` may say

    <figure class="pullquote">
      <slot name="children"/>
      <figcaption needs="attribution"><slot name="attribution"/></figcaption>
    </figure>

A shape has no words of its own and shows all that the node holds, so no output loses any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import get_args
from xml.parsers import expat

import msgspec

from pubkit.diagnostics import Source
from pubkit.model import nodes
from pubkit.model.nodes import Span
from pubkit.theme.manifest import Layer
from pubkit.world import World


class Slot(msgspec.Struct, frozen=True):
    """The place of a field of the node."""

    field: str


class Shape(msgspec.Struct, frozen=True):
    """An element; the outermost one also bears what the author attached to the node.

    `needs` names the field without which the element is left out.
    """

    name: str
    classes: str = ""
    parts: tuple[Shape | Slot, ...] = ()
    needs: str | None = None


KINDS: Mapping[str, type[nodes.Node]] = MappingProxyType(
    {
        str(kind.__struct_config__.tag): kind
        for kind in get_args(nodes.Block)
        if kind not in (nodes.Table, nodes.List, nodes.DefinitionList, nodes.MathBlock, nodes.Rule)
    }
)
"""The kinds that can be given a shape: blocks whose parts need no work of their own."""

ELEMENTS = frozenset(
    "article aside blockquote div figcaption figure footer header hr p section span".split()
)
_CLASSES = re.compile(r"[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)*")


def fields(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of node that a shape must show."""
    shown = ("label", "title", "media", "caption", "credit", "children", "text", "attribution")
    own = {field.name for field in msgspec.structs.fields(KINDS[kind])} | {"source"}
    told = (*shown, "source") if kind == "embed" else shown
    return tuple(name for name in told if name in own)


def gather(layers: tuple[Layer, ...], world: World) -> dict[str, Shape]:
    """Return the shape of each kind that a layer gives one; the last layer wins."""
    found: dict[str, Shape] = {}
    for layer in layers:
        for kind in KINDS:
            source = layer.home.text(f"nodes/{kind}.xml", world)
            shape = _read(kind, source, world) if source else None
            if shape:
                found[kind] = shape
    return found


def _read(kind: str, source: Source, world: World) -> Shape | None:
    reader = _Reader(fields(kind))
    try:
        reader.feed(source.text)
    except expat.ExpatError as error:
        reader.faults.append((expat.errors.messages[error.code], error.lineno))
    missing = [name for name in fields(kind) if name not in reader.slots]
    if not reader.faults and missing:
        reader.faults.append((f'no slot shows "{missing[0]}"', 1))
    for message, line in reader.faults:
        span = source.line_span(line - 1, line)
        span = Span(span.start, max(span.start, span.end - 1))
        world.report("theme-shape", message, source=source.path, span=span)
    return None if reader.faults else reader.shape


class _Reader:
    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        self.slots: list[str] = []
        self.faults: list[tuple[str, int]] = []
        self.shape: Shape | None = None
        self.stack: list[tuple[str, dict[str, str], list[Shape | Slot]]] = []

    def feed(self, text: str) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.Parse(text, True)

    def open(self, name: str, attributes: dict[str, str]) -> None:
        for fault in self.problems(name, attributes):
            self.fault(fault)
        self.stack.append((name, attributes, []))

    def close(self, name: str) -> None:
        name, attributes, parts = self.stack.pop()
        made: Shape | Slot
        if name == "slot":
            self.slots.append(attributes.get("name", ""))
            made = Slot(attributes.get("name", ""))
        else:
            made = Shape(name, attributes.get("class", ""), tuple(parts), attributes.get("needs"))
        if self.stack:
            self.stack[-1][2].append(made)
        elif isinstance(made, Shape):
            self.shape = made

    def words(self, text: str) -> None:
        if text.strip():
            self.fault(f'"{text.strip()[:40]}": a shape has no words of its own')

    def doctype(self, *told: object) -> None:
        self.fault("a shape has no document type")

    def fault(self, message: str) -> None:
        self.faults.append((message, self.parser.CurrentLineNumber))

    def problems(self, name: str, attributes: dict[str, str]) -> Iterator[str]:
        if name != "slot" and name not in ELEMENTS:
            yield f'"<{name}>" cannot stand in a shape'
        if name == "slot" and attributes.get("name") in self.slots:
            yield f'"{attributes["name"]}" is shown twice'
        for key, value in attributes.items():
            if key in ("name", "needs") and value not in self.fields:
                yield f'there is no field "{value}"'
            elif key == "class" and not _CLASSES.fullmatch(value):
                yield f'"{value}" is no class'
            elif key not in ("name", "needs", "class"):
                yield f'the attribute "{key}" cannot stand in a shape'
