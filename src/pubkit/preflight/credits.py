"""The pictures of an article, who made them, and on what terms they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from pubkit.model.document import Asset, Document
from pubkit.model.nodes import Figure, Image, Rights
from pubkit.model.walk import plain_text, walk
from pubkit.world import World

_IN_TEXT = 'write {credit="…"}, or {credit=none} where there is nobody to name'
_IN_FRONT = 'write image: {src: …, credit: "…"}, or credit: none where there is nobody to name'

ICON = 64
"""Height in pixels up to which a picture in a line of text is a sign, not a work."""


class PictureCredit(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as one article shows it; what nobody tells is empty.

    `article` and `picture` are paths below the project's root.
    """

    article: str
    line: int
    picture: str
    alternative: str = ""
    decorative: bool = False
    caption: str = ""
    credit: str = ""
    creator: str = ""
    copyright: str = ""
    license: str = ""
    source: str = ""


class Shown(msgspec.Struct, frozen=True):
    """A picture and the figure it stands in; pictures in a line of text are in none."""

    image: Image
    asset: Asset
    figure: Figure | None

    def told(self, name: str) -> str:
        """Return a field of the rights: what the article says, else what the file says."""
        given = self.figure.rights if self.figure else Rights()
        return getattr(given, name) or getattr(self.asset.rights, name) or ""

    @property
    def is_bare(self) -> bool:
        """Tell whether nobody is named who ought to be: icons and decoration need no name."""
        told = self.credit or self.told("creator") or self.told("copyright")
        icon = self.figure is None and self.asset.height <= ICON
        none = self.figure is not None and ("credit", "none") in self.figure.attrs.pairs
        return not (told or icon or none or self.image.decorative)

    @property
    def credit(self) -> str:
        """Return the credit, without a name the line under the figure."""
        line = plain_text(self.figure.credit) if self.figure else ""
        return self.told("credit") or line


def pictures(document: Document, assets: Mapping[str, Asset]) -> Iterator[Shown]:
    """Yield the pictures of a finished article in reading order."""
    inside: set[int] = set()
    for node in walk((document.children, document.endmatter)):
        figure = node if isinstance(node, Figure) else None
        images = figure.media if figure else (node,) if isinstance(node, Image) else ()
        for image in images:
            asset = assets.get(image.asset or "")
            if asset and id(image) not in inside:
                inside.add(id(image))
                yield Shown(image, asset, figure)


def check_credits(document: Document, assets: Mapping[str, Asset], world: World) -> None:
    """Report the pictures that nobody is credited for, each where it stands."""
    for shown in pictures(document, assets):
        if shown.is_bare:
            span = shown.image.span or (shown.figure.span if shown.figure else None)
            leads = span is not None and span == document.places.get("image")
            message = f'image "{shown.image.source[:80]}" has no credit'
            hints = (_IN_FRONT if leads else _IN_TEXT,)
            world.report(
                "credit-missing", message, source=document.source or None, span=span, hints=hints
            )


def credits_of(
    document: Document, assets: Mapping[str, Asset], world: World
) -> Iterator[PictureCredit]:
    """Yield a line of the list for each picture."""
    source = world.sources.get(document.source)
    for shown in pictures(document, assets):
        figure = shown.figure
        span = shown.image.span or (figure.span if figure else None)
        yield PictureCredit(
            article=document.source,
            line=source.place(span).line if source else 0,
            picture=shown.asset.source,
            alternative=shown.image.alt,
            decorative=shown.image.decorative,
            caption=plain_text(figure.caption) if figure else "",
            credit=shown.credit,
            creator=shown.told("creator"),
            copyright=shown.told("copyright"),
            license=shown.told("license"),
            source=shown.told("source_url"),
        )
