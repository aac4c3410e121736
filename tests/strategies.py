"""Hypothesis strategies for documents over every kind of node.

`documents()` are as the transforms leave them: ids unique, references resolved, notes numbered,
pictures found among `ASSETS`. `raw_documents()` hold anything that the types allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import rewrite, walk

# A grey picture of 2 × 1 pixels.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010800000000d1e9a1b6"
    "0000000b49444154789c6368600000018200811cbc9f450000000049454e44ae426082"
)
ASSETS = {
    key: d.Asset(
        key=key, media_type="image/png", data=PNG, width=2, height=1, source=f"{key}.png",
        rights=n.Rights(credit="Photo: an agency", license="CC BY 4.0"),
    )
    for key in ("picture-a", "picture-b")
}  # fmt: skip

WORDS = (
    "rain", "valley", "Şuşa", "naïve", "“quoted”", "it’s", "10,000", "—", "…", "§ 4", "x < y",
    "a & b", "ev’rything", "שלום", "العربية", "日本語", "ไทย", "e\u0301tude", "👩‍🔬", "soft\u00adhyphen",
    "no\u00a0break", "A\u200bB",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", "</style>", "]]>", "<!--", "-->", "&amp;", "&#x3c;", '" onload="x',
    "' style='x", "javascript:alert(1)", "\0", "\x0b", "\x1b[2J", "\x85", "\ud800", "\ufffe",
    "\U0001ffff", "\r\n", "\t", "\u2028", "\u202e", "{{ x }}", "{% raw %}",
)  # fmt: skip


def texts(*, hostile: bool = False) -> SearchStrategy[str]:
    """Return running text of a few words; with what should never pass when `hostile`."""
    words = st.sampled_from(WORDS + HOSTILE) if hostile else st.sampled_from(WORDS)
    spaced = st.lists(words, min_size=1, max_size=4).map(" ".join)
    return spaced | st.text(max_size=12) if hostile else spaced


URLS = st.sampled_from(
    (
        "https://example.org/a?b=c&d=e#f", "http://example.org", "mailto:desk@example.org",
        "tel:+49301234", "//example.org/x", "https://example.org/a b", "https://xn--e1afmkfd.example/",
    )
)  # fmt: skip
BAD_URLS = st.sampled_from(
    (
        "javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///x",
        "http://", "\x01javascript:x", "\\\\host\\share", "#nowhere", "", "http://[zz]/",
    )
)  # fmt: skip


class Shape(msgspec.Struct, frozen=True):
    """How wild the trees are."""

    hostile: bool = False

    @property
    def text(self) -> SearchStrategy[str]:
        return texts(hostile=self.hostile)

    @property
    def url(self) -> SearchStrategy[str]:
        return URLS | BAD_URLS if self.hostile else URLS

    @property
    def attrs(self) -> SearchStrategy[n.Attrs]:
        name = st.sampled_from(("smallcaps", "lead", "wide"))
        if self.hostile:
            name |= st.sampled_from(("footnote", "a b", '"><x', "", "9", "noteref")) | st.text(
                max_size=5
            )
        full = st.builds(
            n.Attrs,
            id=st.none() | (self.text if self.hostile else st.just("id")),
            classes=st.lists(name, max_size=2).map(tuple),
            language=st.sampled_from(
                (None, "en", "az", "ar", "zh-Hant") + ("x y", "") * self.hostile
            ),
            direction=st.sampled_from((None, "ltr", "rtl", "auto")),
            pairs=st.lists(
                st.tuples(st.sampled_from(("title", "style", "onclick", "datetime")), self.text),
                max_size=1,
            ).map(tuple),
        )
        return st.just(n.PLAIN) | st.just(n.PLAIN) | full


def _some(
    nodes: SearchStrategy[Any], least: int = 1, most: int = 3
) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(nodes, min_size=least, max_size=most).map(tuple)


def inlines(shape: Shape, depth: int = 2, *, plain: bool = False) -> SearchStrategy[n.Inline]:
    """Return inlines; `plain` ones hold neither links nor notes."""
    attrs, text = shape.attrs, shape.text
    leaves: list[SearchStrategy[Any]] = [
        st.builds(n.Text, text=text),
        st.builds(n.Text, text=text),
        st.builds(n.Code, text=text, attrs=attrs),
        st.builds(n.Math, tex=st.sampled_from(("a^2", r"\frac{a}{b}", r"\nope{")), attrs=attrs),
        st.just(n.LineBreak()),
        images(shape),
        st.builds(
            n.Citation,
            keys=st.just(("key",)),
            source=st.just("[@key]"),
            children=_some(st.builds(n.Text, text=text)),
        ),
    ]
    if depth == 0:
        return st.one_of(leaves)
    inner = _some(inlines(shape, depth - 1, plain=plain))
    nested: list[SearchStrategy[Any]] = [
        st.builds(kind, children=inner, attrs=attrs)
        for kind in (n.Emphasis, n.Strong, n.Strike, n.Superscript, n.Subscript)
    ]
    nested.append(
        st.builds(
            n.Phrase, children=inner, attrs=attrs, kind=st.sampled_from(get_args(n.PhraseKind))
        )
    )
    if shape.hostile or not plain:
        bare = _some(inlines(shape, depth - 1, plain=True))
        note = _some(blocks(shape, 0, plain=True), 1, 2)
        nested += [
            st.builds(n.Link, children=bare, url=shape.url, title=st.none() | text, attrs=attrs),
            st.builds(n.CrossReference, children=bare, target=st.just("id"), attrs=attrs),
            st.builds(n.Note, children=note, number=st.none(), attrs=attrs),
        ]
    return st.one_of(*leaves, *nested)


def images(shape: Shape) -> SearchStrategy[n.Image]:
    """Return pictures that are there; hostile ones need not be."""
    keys = st.sampled_from(sorted(ASSETS))
    return st.builds(
        n.Image,
        source=shape.text,
        alt=shape.text,
        title=st.none() | shape.text,
        asset=st.none() | keys if shape.hostile else keys,
        decorative=st.booleans(),
        attrs=shape.attrs,
    )


def blocks(shape: Shape, depth: int = 2, *, plain: bool = False) -> SearchStrategy[n.Block]:
    """Return blocks; `plain` ones hold neither links nor notes."""
    attrs, text = shape.attrs, shape.text
    run = _some(inlines(shape, min(depth, 1), plain=plain))
    maybe = st.just(()) | run
    label = st.none() | st.just("Figure 1")
    leaves: list[SearchStrategy[Any]] = [
        st.builds(n.Paragraph, children=run, attrs=attrs),
        st.builds(n.Paragraph, children=run, attrs=attrs),
        st.builds(n.Heading, level=st.integers(1, 6), children=run, attrs=attrs),
        st.builds(
            n.CodeBlock,
            text=st.sampled_from(("def f(x):\n    return x + 1", "<a b='c'>&amp;</a>", "")) | text,
            language=st.sampled_from((None, "python", "html", "no-such")),
            caption=maybe,
            attrs=attrs,
        ),
        st.builds(n.MathBlock, tex=st.just(r"\sum_i x_i"), label=label, attrs=attrs),
        st.builds(
            n.Figure,
            media=_some(images(shape), 1, 2),
            caption=maybe,
            credit=maybe,
            rights=st.builds(n.Rights, credit=st.none() | text),
            label=label,
            attrs=attrs,
        ),
        st.builds(n.Rule, attrs=attrs),
    ]
    if depth == 0:
        return st.one_of(leaves)
    inner = _some(blocks(shape, depth - 1, plain=plain), 0 if shape.hostile else 1, 2)
    nested: list[SearchStrategy[Any]] = [
        _lists(shape, inner),
        _definitions(run, inner, attrs),
        _tables(shape, inner, maybe),
        st.builds(
            n.Quote, children=inner, attribution=maybe, url=st.none() | shape.url, attrs=attrs
        ),
        st.builds(n.PullQuote, children=inner, attribution=maybe, attrs=attrs),
        st.builds(
            n.Embed,
            children=inner,
            platform=text,
            url=st.none() | shape.url,
            source=maybe,
            attrs=attrs,
        ),
        st.builds(
            n.Aside,
            children=inner,
            kind=st.sampled_from(get_args(n.AsideKind)),
            title=maybe,
            attrs=attrs,
        ),
        st.builds(
            n.Correction,
            children=inner,
            date=st.none() | st.just("2026-03-02"),
            label=label,
            attrs=attrs,
        ),
        st.builds(n.Group, children=inner, attrs=attrs),
    ]
    return st.one_of(*leaves, *nested)


def _lists(shape: Shape, inner: SearchStrategy[Any]) -> SearchStrategy[n.List]:
    item = st.builds(
        n.ListItem,
        children=inner,
        checked=st.sampled_from((None, None, True, False)),
        attrs=shape.attrs,
    )
    return st.builds(
        n.List,
        items=_some(item, 0 if shape.hostile else 1),
        ordered=st.booleans(),
        start=st.integers(-1, 9),
        tight=st.booleans(),
        attrs=shape.attrs,
    )


def _definitions(
    run: SearchStrategy[Any], inner: SearchStrategy[Any], attrs: SearchStrategy[n.Attrs]
) -> SearchStrategy[n.DefinitionList]:
    item = st.builds(n.Definition, terms=_some(run, 1, 2), meanings=_some(inner, 1, 2))
    return st.builds(n.DefinitionList, items=_some(item, 1, 2), tight=st.booleans(), attrs=attrs)


def _tables(
    shape: Shape, inner: SearchStrategy[Any], caption: SearchStrategy[Any]
) -> SearchStrategy[n.Table]:
    span = st.integers(-1, 3) | st.just(10**8) if shape.hostile else st.integers(1, 2)
    cell = st.builds(
        n.Cell,
        children=inner,
        header=st.booleans(),
        align=st.sampled_from((None, "start", "center", "end")),
        colspan=st.just(1) | span,
        rowspan=st.just(1) | span,
    )
    rows = _some(st.builds(n.Row, cells=_some(cell, 0 if shape.hostile else 1)), 0, 3)
    return st.builds(
        n.Table,
        head=rows,
        body=rows,
        foot=st.just(()) | rows,
        caption=caption,
        label=st.none() | st.just("Table 1"),
        attrs=shape.attrs,
    )


def metadata(shape: Shape = Shape()) -> SearchStrategy[d.Metadata]:
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
        authors=_some(author, 0, 2),
        byline=maybe,
        dateline=maybe,
        published=day,
        updated=day,
        section=maybe,
        tags=_some(text, 0, 2),
        canonical_url=st.none() | st.just("https://example.org/rain"),
        publisher=maybe,
        corrections=_some(
            st.builds(d.CorrectionLine, text=text, date=st.none() | st.just("2026-03-02")), 0, 1
        ),
        status=st.sampled_from(("usable", "draft")),
        copyright=maybe,
        license=st.none() | st.just("CC BY 4.0"),
        free=st.booleans(),
    )


def _openings(shape: Shape) -> SearchStrategy[d.Opening]:
    maybe = st.none() | shape.text
    run = _some(inlines(shape, 1))
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
        children=_some(blocks(shape), 0, 4),
        source=st.just("slug.md"),
        opening=st.none() | _openings(shape),
        endmatter=_some(blocks(shape, 1), 0, 1),
    )


def documents() -> SearchStrategy[d.Document]:
    """Return documents as the transforms leave them."""
    shape = Shape()
    drawn = st.builds(
        d.Document,
        metadata=metadata(shape),
        children=_some(blocks(shape), 0, 4),
        source=st.just("slug.md"),
        opening=_openings(shape),
        endmatter=_some(blocks(shape, 1), 0, 1),
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
