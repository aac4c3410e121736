"""What `render` is told and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

import msgspec

from pubkit.model.nodes import Node, Span

Picture = Callable[[str], Mapping[str, str]]
"""From the key of an asset to the attributes of its `img`: src, width, height, srcset, sizes."""

Trace = Callable[[Any], str]
"""From a node with a span, when it is about to be shown, to what is told of its place, if any."""

Override = Callable[[Any], Any]
"""From a node to the elements that show it: see `element.element`."""


class PageBreak(Protocol):
    """The start of a printed page: see `backends.PageStart`."""

    @property
    def label(self) -> str:
        """Return what is printed on the page."""

    @property
    def offset(self) -> int:
        """Return how many characters precede the page, white space and notes aside."""


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """What only assistive technology reads, in the article's language."""

    notes: str = "Notes"
    backlink: str = "Back to the text"


def _plain_picture(key: str) -> Mapping[str, str]:
    return {"src": key}


def _no_other_place(target: str) -> str | None:
    return None


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The few things in which the formats differ.

    `notes`: collected at the end, at the end and marked for pop-up, or where they are called.
    `href`: the URL of a node that is not in this document. `base`: what relative links are
    relative to; None is the article's canonical URL. `prefix`: put before every id. `scroll`: boxes
    that may scroll can be reached by keyboard. `drop_cap`: the first letter is told apart.
    `trace`: told of each node with a span; what it returns stands in `data-at` of its elements.
    """

    picture: Picture = _plain_picture
    notes: Literal["end", "popup", "page"] = "end"
    math: Literal["mathml", "drawing"] = "mathml"
    epub: bool = False
    scroll: bool = False
    direction: Literal["ltr", "rtl"] = "ltr"
    labels: Labels = Labels()
    href: Callable[[str], str | None] = _no_other_place
    base: str | None = None
    prefix: str = ""
    drop_cap: bool = False
    pages: tuple[PageBreak, ...] = ()
    overrides: Mapping[type[Node], Override] = {}
    trace: Trace | None = None


class HeadingEntry(msgspec.Struct, frozen=True):
    """A heading for a table of contents; `level` is 1 for the sections of an article."""

    id: str
    level: int
    text: str


class Problem(msgspec.Struct, frozen=True):
    """What could not be shown as written; the backend reports it."""

    code: str
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An article as markup: the `article` element and what a package says about it.

    `anchors`: all ids in order. `pages`: label and id of every page marker.
    `properties`: "mathml" and "svg" when the markup holds them.
    """

    html: str
    headings: tuple[HeadingEntry, ...] = ()
    anchors: tuple[str, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    properties: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
