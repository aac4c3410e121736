"""Print articles under the plain theme, or a page of markup under none, and look into the files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

import msgspec
import pikepdf

from pubkit import reader, transforms
from pubkit.backends import Options, Pagination, pdf
from pubkit.backends.pdf import engine
from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.backends.pdf.finish import Finisher
from pubkit.backends.pdf.metadata import About
from pubkit.backends.pdf.press.variants import VARIANTS
from pubkit.backends.pdf.tags.leaves import Layout
from pubkit.model.document import Asset, Document, Publication
from pubkit.theme import Theme
from pubkit.theme.manifest import chain
from pubkit.world import World

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010800000000d1492056"
    "0000000b49444154789c636868000001830101183522150000000049454e44ae426082"
)


class PlainTheme(Theme):
    """The theme that all others extend; with rules of a test after its own."""

    def __init__(self, rules: str = "") -> None:
        world = World.fake({})
        super().__init__(chain("plain", world), {}, world)
        self._rules = rules

    def css(self, *asked: Any, **options: Any) -> str:
        """Return the theme's rules and those of the test."""
        return super().css(*asked, **options) + self._rules


class Print(msgspec.Struct, frozen=True):
    """What came of a publication."""

    data: bytes
    pagination: Pagination | None
    world: World
    documents: tuple[Document, ...]

    @property
    def codes(self) -> list[str]:
        """Return the codes of all that was reported."""
        return [diagnostic.code for diagnostic in self.world.diagnostics]


def article(source: str, files: Mapping[str, bytes] | None = None) -> Publication:
    """Return the article that `source` is, ready for a backend."""
    world = World.fake({"article.md": source.encode(), **(files or {})})
    document = reader.parse(PurePosixPath("article.md"), world)
    assert document is not None
    document, assets = transforms.apply(document, world)
    return Publication((document,), assets)


def publication(*documents: Document, assets: Mapping[str, Asset] | None = None) -> Publication:
    """Return documents as one publication."""
    return Publication(documents, assets or {})


def printed(
    told: Publication | str,
    page: str | None = "a5",
    variant: str | None = None,
    theme: Theme | None = None,
) -> Print:
    """Return the PDF of an article or a publication."""
    if isinstance(told, str):
        told = article(told)
    world = World.fake({})
    options = Options(page=page, variant=variant)
    built = pdf.build(told, theme or PlainTheme(), options, world)
    data = built.artifacts[0].data if built.artifacts else b""
    return Print(data, built.pagination, world, told.documents)


def typeset(body: str, rules: str = "", files: Mapping[str, engine.File] | None = None) -> bytes:
    """Return the tagged PDF of a piece of markup in a serif face."""
    face = PlainTheme().fonts("pdf", body)[0]
    rules = f"@font-face{{font-family:serif;src:url(pubkit:/face)}}{rules}"
    page = f"<html lang='en'><head><style>{rules}</style></head><body>{body}</body></html>"
    load_engine()
    root = ElementTree.fromstring(page)
    faces = {"pubkit:/face": engine.File(face.data, face.media_type)}
    with engine.overheard():
        document = engine.typeset(root, faces | dict(files or {}), {})
        layout = Layout(root, document.pages)
        return Finisher(layout, document, About(title="Test"), VARIANTS["ua-1"]).write()


class Tag(msgspec.Struct, frozen=True):
    """A structure element as it stands in a file."""

    role: str
    entries: Mapping[str, Any]
    kids: tuple[Tag | int, ...]

    def __iter__(self) -> Iterator[Tag]:
        """Yield the element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid

    def all(self, role: str) -> list[Tag]:
        """Return the elements of a role, in order."""
        return [tag for tag in self if tag.role == role]

    @property
    def outline(self) -> str:
        """Return roles and brackets: `P[Link[] Span[]]`."""
        inside = " ".join(kid.outline for kid in self.kids if isinstance(kid, Tag))
        return f"{self.role}[{inside}]"


def tags(data: bytes) -> Tag:
    """Return the structure tree of a file below its root."""
    with pikepdf.open(io.BytesIO(data)) as file:
        (top,) = file.Root.StructTreeRoot.K
        return _tag(top)


def _tag(element: Any) -> Tag:
    kids = element.get("/K", [])
    return Tag(
        str(element.S)[1:],
        {
            key[1:]: _plain(value)
            for key, value in element.items()
            if key not in ("/K", "/P", "/Pg")
        },
        tuple(
            _tag(kid) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else _mark(kid)
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
        ),
    )


def _mark(kid: Any) -> int:
    if isinstance(kid, pikepdf.Dictionary):
        return int(kid.get("/MCID", -1))
    return int(kid)


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Dictionary):
        return {key[1:]: _plain(inner) for key, inner in value.items()}
    if isinstance(value, pikepdf.Array):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, int | float | Decimal) else str(value)
