"""Short ways to make documents, pictures and worlds, and to run transforms over them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image as Picture

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.transforms import Transform, apply
from pubkit.transforms.context import Context
from pubkit.world import World


def t(text: str) -> n.Text:
    return n.Text(text)


def p(*children: n.Inline | str) -> n.Paragraph:
    return n.Paragraph(tuple(n.Text(c) if isinstance(c, str) else c for c in children))


def h(level: int, text: str, name: str | None = None) -> n.Heading:
    return n.Heading(level, (n.Text(text),), attrs=n.Attrs(id=name))


def article(*children: n.Block, source: str = "rain/index.md", **metadata: Any) -> d.Document:
    metadata = {"headline": "Rain", "slug": "rain"} | metadata
    return d.Document(metadata=d.Metadata(**metadata), children=children, source=source)


class Run:
    """A document after one transform, or after all of them, and what was reported."""

    def __init__(
        self,
        document: d.Document,
        transform: Transform | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> None:
        self.world = World.fake(files or {})
        if transform:
            context = Context(document, self.world)
            self.document, self.assets = transform(document, context), dict(context.assets)
        else:
            self.document, assets = apply(document, self.world)
            self.assets = dict(assets)

    @property
    def children(self) -> tuple[n.Block, ...]:
        return self.document.children

    def at(self, *path: int) -> Any:
        """Return the child of a child … of the document."""
        node: Any = self.document
        for index in path:
            node = node.children[index]
        return node

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.world.diagnostics]

    @property
    def hints(self) -> str:
        return " / ".join(hint for found in self.world.diagnostics for hint in found.hints)


def picture(
    kind: str = "PNG", size: tuple[int, int] = (4, 3), mode: str = "RGB", **told: Any
) -> bytes:
    """Return the bytes of a picture whose left half is red."""
    image = Picture.new(mode, size)
    image.paste(Picture.new(mode, (size[0] // 2, size[1]), "red" if mode == "RGB" else 200), (0, 0))
    out = BytesIO()
    image.save(out, kind, **told)
    return out.getvalue()
