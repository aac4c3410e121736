"""The parts of which markup is made before it is written: text is always a plain `str`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeAlias

import msgspec

from pubkit.markup.policy import Problem
from pubkit.model.nodes import PLAIN, Attrs, Block, Inline


class Place(Enum):
    """A place in the article at which the writer may have something to add."""

    BEFORE = "page markers that are due before a block"
    LAST = "page markers that nothing follows"
    NOTES = "the notes that were called"
    NEXT_NOTE = "one of them, and the others"


class Raw(msgspec.Struct, frozen=True):
    """Markup that is well-formed already; its text is no part of the running text."""

    markup: str
    property: str | None = None


class Element(msgspec.Struct, frozen=True):
    """An element: its own attributes (None is left out), its parts, what the author attached.

    With `phrasing`, whatever is inside is written as phrasing content, blocks as `span`.
    """

    name: str
    attributes: Mapping[str, str | None]
    children: tuple[Part, ...]
    attrs: Attrs = PLAIN
    phrasing: bool = False


Part: TypeAlias = str | Block | Inline | Element | Raw | Place | Problem | tuple["Part", ...]


def element(
    name: str,
    children: Iterable[Part] = (),
    attributes: Mapping[str, str | None] | None = None,
    *,
    style: str = "",
    attrs: Attrs = PLAIN,
) -> Element:
    """Return an element of the class(es) `style`."""
    own: dict[str, str | None] = {"class": style} if style else {}
    return Element(name, own | dict(attributes or {}), tuple(children), attrs)
