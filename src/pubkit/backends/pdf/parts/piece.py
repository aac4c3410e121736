"""What a part has become: pages, what they refer to, and what there is to know of them."""

from __future__ import annotations

from typing import Any

import msgspec

from pubkit.backends.pdf.problems import Problem

Bookmark = tuple[int, str, tuple[float, float], str]


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """A page: the number of its object, its height in pixels, bookmarks; the text before it."""

    number: int
    height: float
    bookmarks: tuple[Bookmark, ...]
    before: int


class Face(msgspec.Struct, frozen=True, array_like=True):
    """A font as one part uses it: what the engine tells of it, and of each glyph."""

    key: str
    told: dict[str, Any]
    font: str
    widths: dict[int, int]
    texts: dict[int, str]


class Piece(msgspec.Struct, frozen=True):
    """A part as objects by number, and what is joined with that of other parts.

    `slot` is the number of the object that stands for the fonts. `names` are places that links
    lead to, `wanted` those in other parts. `producer` is the engine. A node is its role, entries,
    attributes and kids; a kid may be marked content (a page and a mark) or a link (a page and the
    number of an annotation).
    """

    objects: dict[int, Any]
    sheets: tuple[Sheet, ...]
    slot: int
    names: tuple[tuple[str, Any], ...]
    wanted: tuple[str, ...]
    faces: tuple[Face, ...]
    nodes: list[Any]
    producer: str = ""
    intents: Any = None
    length: int = 0
    problems: tuple[Problem, ...] = ()


class Count(msgspec.Struct, frozen=True):
    """What a part is when it is laid out: pages, how it begins, on which page wanted ids are."""

    pages: int
    breaks: str
    name: str
    last: str
    ids: dict[str, int]
