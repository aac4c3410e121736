"""What a transform may ask and tell besides the document."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Protocol

from pubkit.language import Terms, terms
from pubkit.model.document import Asset, Document
from pubkit.model.nodes import Node
from pubkit.world import World

SUGGESTIONS = 20
"""Names that lead nowhere for which others are suggested: all there are have to be compared."""
MOST_NAMES = 1000
"""Names that are compared with one that leads nowhere."""


class Elsewhere(Protocol):
    """The other documents of an edition, as far as references lead there."""

    def find(self, written: str) -> tuple[str, str] | None:
        """Return the id meant by `written` in another document, and what to call it."""

    def follow(self, url: str, folder: PurePosixPath) -> tuple[str, bool] | None:
        """Return the id that a relative `url` leads to, and whether its fragment is known."""


class Context:
    """One run over one document; `assets` collects the pictures it shows, by key.

    `elsewhere` is set when the document belongs to an edition.
    """

    def __init__(
        self, document: Document, world: World, folder: PurePosixPath | None = None
    ) -> None:
        self.world = world
        self.source = document.source
        self.folder = PurePosixPath(document.source).parent if folder is None else folder
        self.assets: dict[str, Asset] = {}
        self.elsewhere: Elsewhere | None = None
        self.pictures: dict[str, str | None] = {}
        """Keys of assets by the source that articles give; None for one that cannot be shown."""
        self.misses = 0
        self._told: set[tuple[str, str]] = set()

    def missed(self) -> bool:
        """Note that a name leads nowhere; tell whether one like it is worth looking for."""
        self.misses += 1
        return self.misses <= SUGGESTIONS

    def reached(self, node: Node | None) -> None:
        """Tell that work on `node` begins."""
        self.world.reached(self.source, node.span if node else None)

    def report(self, code: str, message: str, node: Node | None, *hints: str) -> None:
        """Report a finding at `node`."""
        span = node.span if node else None
        self.world.report(code, message, source=self.source or None, span=span, hints=hints)

    def once(self, code: str, message: str, node: Node | None, *hints: str) -> None:
        """Report a finding at the first node that it is true of."""
        if (code, message) not in self._told:
            self._told.add((code, message))
            self.report(code, message, node, *hints)


def words_of(document: Document) -> Terms:
    """Return the program's own words in the document's language."""
    return terms(document.metadata.language)
