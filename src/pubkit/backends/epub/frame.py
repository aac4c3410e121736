"""What all pages of one book share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from pubkit.backends.epub import metadata
from pubkit.language import Terms, direction, terms
from pubkit.model.document import Document, Metadata, Publication
from pubkit.model.nodes import Node
from pubkit.model.walk import walk

if TYPE_CHECKING:
    from pubkit.theme import Theme

STYLESHEET = "style.css"


def nodes(document: Document) -> Iterator[Node]:
    """Yield every node of an article, those of its opening and its end among them."""
    if opening := document.opening:
        yield from walk((opening.headline, opening.standfirst, opening.byline))
    yield from walk((document.children, document.endmatter))


class Frame(msgspec.Struct, frozen=True):
    """A publication and the theme it is set in."""

    publication: Publication
    theme: Theme

    @property
    def first(self) -> Metadata:
        """Return the metadata of the first article, which speaks for the whole."""
        return self.publication.metadata

    @property
    def title(self) -> str:
        """Return the title of the book."""
        return metadata.title(self.publication)

    @property
    def language(self) -> str:
        """Return the main language."""
        return metadata.language(self.first)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the direction in which the main language is written."""
        return direction(self.language)

    @property
    def terms(self) -> Terms:
        """Return the book's own words."""
        return terms(self.language)

    def page(self, kind: str, title: str, body: str, told: Metadata | None = None) -> bytes:
        """Return a whole XHTML file; `kind` is its value of the structure vocabulary."""
        language = metadata.language(told or self.first)
        values = {
            "language": language,
            "direction": direction(language),
            "title": title,
            "stylesheet": STYLESHEET,
            "type": kind,
            "body": body,
        }
        return self.theme.shell("epub", values).encode()
