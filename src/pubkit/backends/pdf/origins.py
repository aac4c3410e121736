"""Where the elements of a page come from: marks in the markup, taken off the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from pubkit.model.document import Document
from pubkit.model.nodes import Block, Node, Span
from pubkit.world import World

_MARK = re.compile(r' data-at="[\d:]*"')


class Origins:
    """The origins of blocks, of all nodes where judges are to be `told` in the file."""

    def __init__(self, documents: Sequence[Document], world: World, *, told: bool) -> None:
        self._documents = documents
        self._world = world
        self._told = told
        self._spans: dict[Element, tuple[str, Span]] = {}

    def mark(self, number: int, node: Node) -> str:
        """Return what marks the elements of `node`, which is about to be written."""
        if not node.span:
            return ""
        if isinstance(node, Block):
            self._world.reached(self._documents[number].source, node.span)
        elif not self._told:
            return ""
        return f"{number}:{node.span.start}:{node.span.end}"

    def take(self, root: Element) -> None:
        """Take the marks off the elements of a page, and remember them."""
        for element in root.iter():
            mark = element.attrib.pop("data-at", None)
            if mark is None:
                continue
            number, start, end = map(int, mark.split(":"))
            place = self._documents[number].source, Span(start, end)
            self._spans[element] = place
            if self._told:
                element.set("data-at", self._world.tell(*place))

    def reached(self, element: Element) -> None:
        """Tell the world that `element` is about to be typeset."""
        if element in self._spans:
            self._world.reached(*self._spans[element])


def unmarked(markup: str) -> str:
    """Return `markup` without marks."""
    return _MARK.sub("", markup)
