"""Paint a part into a piece of a file: objects, and what is joined with that of other parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from pubkit.backends import PageStart
from pubkit.backends.pdf.engine.embedding import Unembedded
from pubkit.backends.pdf.finish import Finisher, compress
from pubkit.backends.pdf.parts.objects import plain, take
from pubkit.backends.pdf.parts.piece import Bookmark, Face, Piece, Sheet
from pubkit.backends.pdf.problems import Problem
from pubkit.backends.pdf.tags import ways
from pubkit.backends.pdf.tags.structure import Ink, Node, Way

TOLD = (
    "name", "family", "flags", "ascent", "descent", "italic_angle", "stemv", "stemh", "index",
    "style", "weight", "variations", "tables", "bitmap", "png", "svg", "colr", "upem",
    "glyph_count", "font_size", "missing", "used_in_forms", "hash",
)  # fmt: skip
"""What is told of a font to whoever embeds it."""


class Piecework(Finisher):
    """Paints a part."""

    def piece(
        self, starts: Sequence[PageStart], length: int, problems: tuple[Problem, ...]
    ) -> Piece:
        """Return what is painted; `starts` and `length` are those of the part's text."""
        self._bookmarks = list(self._taken_bookmarks())
        self._document.fonts = Unembedded()
        ways.mend(self._layout)  # done again by `write`, to the same end
        self._wanted = self._held()
        self._starts = starts
        self.write()
        return msgspec.structs.replace(self._piece, length=length, problems=problems)

    def _taken_bookmarks(self) -> Iterator[tuple[Bookmark, ...]]:
        for page in self._layout.pages:
            yield tuple(page.bookmarks)
            page.bookmarks = []

    def _held(self) -> tuple[str, ...]:
        """Return what links lead to in other parts; the engine would drop such links."""
        pages = self._layout.pages
        own = {name for page in pages for name in page.anchors}
        links = (link for page in pages for link in page.links)
        wanted = {target: None for kind, target, *_ in links if kind == "internal"}
        found = tuple(name for name in wanted if name not in own)
        pages[0].anchors.update(dict.fromkeys(found, (0.0, 0.0, 0.0, 0.0)))
        return found

    def _finish(self, document: Any, pdf: Any) -> None:
        tree = self._tree(document)
        self._cut(pdf)
        compress(pdf.objects)
        self._piece = self._collected(pdf, tree)
        pdf.write = lambda *_: None  # a piece is no file

    def _collected(self, pdf: Any, tree: Node) -> Piece:
        pages = pdf.page_references
        resources = pdf.objects[_number(pdf.objects[_number(pages[0])]["Resources"])]
        met: list[int] = []
        intents = plain(pdf.catalog.get("OutputIntents"), met)
        names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
        places = zip(names[::2], names[1::2], strict=True)
        roots = [*pages, *(f"{number} 0 R".encode() for number in met)]
        return Piece(
            objects=take(pdf, roots, {"/Page": "Parent"}),
            sheets=tuple(map(self._sheet, range(len(pages)), pages)),
            slot=_number(resources["Font"]),
            names=tuple(
                (name.string, plain(place, []))
                for name, place in places
                if name.string not in self._wanted
            ),
            wanted=self._wanted,
            faces=tuple(map(_face, self._document.fonts.values())),
            nodes=[_plain(kid) for kid in tree.kids],
            intents=intents,
            producer=pdf.info["Producer"].string,
        )

    def _sheet(self, page: int, reference: bytes) -> Sheet:
        height = float(self._layout.pages[page].height)
        return Sheet(_number(reference), height, self._bookmarks[page], self._starts[page].offset)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _face(font: Any) -> Face:
    digest = blake2b(font.file_content, digest_size=20).hexdigest()
    told: Mapping[str, Any] = {name: getattr(font, name) for name in TOLD}
    return Face(font.hash, dict(told), digest, dict(font.widths), dict(font.to_unicode))


def _plain(kid: Node | Ink | Way) -> list[Any]:
    match kid:
        case Node():
            attributes = {key: str(value) for key, value in kid.attributes.items()}
            return [kid.role, kid.entries, attributes, [_plain(inner) for inner in kid.kids]]
        case Ink():
            return [kid.page, kid.mark]
        case Way():
            return [kid.page, kid.annotation.number, 0]
