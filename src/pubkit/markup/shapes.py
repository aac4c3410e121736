"""A theme's shapes as overrides: how a kind of node is shown, once for all outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, get_args

from pubkit.markup.blocks import program
from pubkit.markup.element import Part, element
from pubkit.markup.policy import Override
from pubkit.model.nodes import PLAIN, Attrs, Block, Node


class Shape(Protocol):
    """An element of a shape: see `theme.shapes`. Its parts are shapes, or slots with a `field`."""

    @property
    def name(self) -> str:
        """Return the element's name."""

    @property
    def classes(self) -> str:
        """Return its classes."""

    @property
    def parts(self) -> Sequence[Any]:
        """Return what is inside."""

    @property
    def needs(self) -> str | None:
        """Return the field without which the element is left out."""


def overrides(shapes: Mapping[str, Shape]) -> Mapping[type[Node], Override]:
    """Return `shapes`, keyed by the kinds' names in JSON, as a policy takes them."""
    kinds = {str(kind.__struct_config__.tag): kind for kind in get_args(Block)}
    return {kinds[name]: _override(shape) for name, shape in shapes.items()}


def _override(shape: Shape) -> Override:
    return lambda node: _filled(shape, node, node.attrs)


def _filled(shape: Shape, node: Any, attrs: Attrs = PLAIN) -> Part:
    if shape.needs and not getattr(node, shape.needs):
        return ()
    parts = [_part(part, node) for part in shape.parts]
    return element(shape.name, parts, style=shape.classes, attrs=attrs)


def _part(part: Any, node: Any) -> Part:
    if not hasattr(part, "field"):
        return _filled(part, node)
    if part.field == "text":
        return program(node)
    value: Part = getattr(node, part.field) or ()
    return value
