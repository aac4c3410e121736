"""Documents and publications."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import rewrite, walk
from tests.strategies.nodes import PICTURES, Shape, blocks, inlines, some

# A grey picture of 2 × 1 pixels.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010800000000d1492056"
    "0000000b49444154789c636868000001830101183522150000000049454e44ae426082"
)
ASSETS = {
    key: d.Asset(
        key=key, media_type="image/png", data=PNG, width=2, height=1, source=f"{key}.png",
        rights=n.Rights(credit="Photo: an agency", license="CC BY 4.0"),
    )
    for key in PICTURES
}  # fmt: skip


def metadata(shape: Shape) -> SearchStrategy[d.Metadata]:
    """Return front matter."""
    text = shape.text
    maybe = st.none() | text
    author = st.builds(d.Author, name=text, url=st.none() | shape.url, role=maybe)
    day = st.none() | st.sampled_from(("2026-03-01", "2026-03-01T08:00:00+01:00"))
    return st.builds(
        d.Metadata,
        headline=text,
        slug=st.just("slug"),
        language=st.sampled_from(("en", "en-GB", "az", "de")),
        kicker=maybe,
        standfirst=maybe,
        description=maybe,
        authors=some(author, 0, 2),
        byline=maybe,
        dateline=maybe,
        published=day,
        updated=day,
        section=maybe,
        tags=some(text, 0, 2),
        canonical_url=st.none() | st.just("https://example.org/rain"),
        publisher=maybe,
        corrections=some(
            st.builds(d.CorrectionLine, text=text, date=st.none() | st.just("2026-03-02")), 0, 1
        ),
        status=st.sampled_from(("usable", "draft")),
        copyright=maybe,
        license=st.none() | st.just("CC BY 4.0"),
        free=st.booleans(),
    )


def _openings(shape: Shape) -> SearchStrategy[d.Opening]:
    maybe = st.none() | shape.text
    run = some(inlines(shape, 1))
    return st.builds(
        d.Opening,
        headline=run,
        kicker=maybe,
        standfirst=st.just(()) | run,
        byline=st.just(()) | run,
        dateline=maybe,
        published=maybe,
        updated=maybe,
        section=maybe,
    )


def raw_documents() -> SearchStrategy[d.Document]:
    """Return documents that hold anything: hostile text, wild ids, spans that do not fit."""
    shape = Shape(hostile=True)
    return st.builds(
        d.Document,
        metadata=metadata(shape),
        children=some(blocks(shape), 0, 4),
        source=st.just("slug.md"),
        opening=st.none() | _openings(shape),
        endmatter=some(blocks(shape, 1), 0, 1),
    )


def documents() -> SearchStrategy[d.Document]:
    """Return documents as the transforms leave them."""
    shape = Shape()
    drawn = st.builds(
        d.Document,
        metadata=metadata(shape),
        children=some(blocks(shape), 0, 4),
        source=st.just("slug.md"),
        opening=_openings(shape),
        endmatter=some(blocks(shape, 1), 0, 1),
    )
    return drawn.map(_finished)


def publications() -> SearchStrategy[d.Publication]:
    """Return publications of one document."""
    return documents().map(lambda document: d.Publication((document,), ASSETS))


def _finished(document: d.Document) -> d.Document:
    """Return `document` with ids that are unique, references that resolve, notes in order."""
    ids, numbers = count(1), count(1)
    parts = (document.opening, document.children, document.endmatter)

    def name(node: Any) -> Any:
        if isinstance(node, n.Heading) or node.attrs.id:
            attrs = msgspec.structs.replace(node.attrs, id=f"id-{next(ids)}")
            node = msgspec.structs.replace(node, attrs=attrs)
        if isinstance(node, n.Note):
            node = msgspec.structs.replace(node, number=next(numbers))
        return node

    named = [_changed(part, name) for part in parts]
    known = [node.attrs.id for part in named for node in walk(_trees(part)) if node.attrs.id]

    def resolve(node: Any) -> Any:
        if isinstance(node, n.CrossReference):
            return msgspec.structs.replace(node, target=known[0]) if known else node.children
        return node

    opening, children, endmatter = (_changed(part, resolve) for part in named)
    return msgspec.structs.replace(
        document, opening=opening, children=children, endmatter=endmatter
    )


def _changed(part: Any, change: Any) -> Any:
    if isinstance(part, tuple):
        return rewrite(part, change)
    fields = {name: rewrite(getattr(part, name), change) for name in _INLINE_FIELDS}
    return msgspec.structs.replace(part, **fields)


def _trees(part: Any) -> Any:
    return part if isinstance(part, tuple) else tuple(_opened(part))


def _opened(opening: d.Opening) -> Iterator[Any]:
    for name in _INLINE_FIELDS:
        yield from getattr(opening, name)


_INLINE_FIELDS = ("headline", "standfirst", "byline")
