"""Where the pages of a printed edition begin in the running text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from pubkit.markup.characters import visible, word_start
from pubkit.markup.element import Element
from pubkit.markup.policy import PageBreak


class Pages:
    """The page breaks that are still to come, and the characters that are behind."""

    def __init__(self, breaks: tuple[PageBreak, ...]) -> None:
        self._coming = sorted(breaks, key=lambda page: page.offset)[::-1]
        self._count = 0

    def __bool__(self) -> bool:
        return bool(self._coming)

    def due(self) -> Iterator[PageBreak]:
        """Yield the pages that begin before the next character."""
        while self._coming and self._coming[-1].offset <= self._count:
            yield self._coming.pop()

    def rest(self) -> Iterator[PageBreak]:
        """Yield all pages that are left: no text of theirs follows."""
        while self._coming:
            yield self._coming.pop()

    def cut(self, text: str) -> Iterator[str | PageBreak]:
        """Yield `text` in pieces with the pages that begin in it, each at the start of a word."""
        end = self._count + visible(text)
        done = 0
        while self._coming and self._coming[-1].offset < end:
            page = self._coming.pop()
            start = max(done, word_start(text, _index(text, page.offset - self._count)))
            yield text[done:start]
            yield page
            done = start
        self._count = end
        yield text[done:]


def marker(page: PageBreak, taken: Container[str]) -> Element:
    """Return the marker of `page`, its id made from the label."""
    label = re.sub(r"[^\w.-]+", "-", page.label) or "-"
    role = {"epub:type": "pagebreak", "role": "doc-pagebreak", "aria-label": page.label}
    return Element("span", {"id": free(f"page-{label}", taken), "class": "pagebreak", **role}, ())


def free(name: str, taken: Container[str]) -> str:
    """Return `name`, suffixed until it is not in `taken`."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def _index(text: str, count: int) -> int:
    """Return the index of the visible character that `count` others precede."""
    for index, character in enumerate(text):
        if not character.isspace():
            if count <= 0:
                return index
            count -= 1
    return len(text)
