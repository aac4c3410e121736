"""Trees of nodes: tame ones, and hostile ones that hold anything the types allow."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pubkit.model import nodes as n
from tests.strategies.characters import BAD_URLS, URLS, texts

PICTURES = ("picture-a", "picture-b")
"""The keys of the assets that images show."""


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


def some(
    nodes: SearchStrategy[Any], least: int = 1, most: int = 3
) -> SearchStrategy[tuple[Any, ...]]:
    """Return tuples of a few `nodes`."""
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
            children=some(st.builds(n.Text, text=text)),
        ),
    ]
    if depth == 0:
        return st.one_of(leaves)
    inner = some(inlines(shape, depth - 1, plain=plain))
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
        bare = some(inlines(shape, depth - 1, plain=True))
        note = some(blocks(shape, 0, plain=True), 1, 2)
        nested += [
            st.builds(n.Link, children=bare, url=shape.url, title=st.none() | text, attrs=attrs),
            st.builds(n.CrossReference, children=bare, target=st.just("id"), attrs=attrs),
            st.builds(n.Note, children=note, number=st.none(), attrs=attrs),
        ]
    return st.one_of(*leaves, *nested)


def images(shape: Shape) -> SearchStrategy[n.Image]:
    """Return pictures that are there; hostile ones need not be."""
    keys = st.sampled_from(PICTURES)
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
    run = some(inlines(shape, min(depth, 1), plain=plain))
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
            media=some(images(shape), 1, 2),
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
    inner = some(blocks(shape, depth - 1, plain=plain), 0 if shape.hostile else 1, 2)
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
        items=some(item, 0 if shape.hostile else 1),
        ordered=st.booleans(),
        start=st.integers(-1, 9),
        tight=st.booleans(),
        attrs=shape.attrs,
    )


def _definitions(
    run: SearchStrategy[Any], inner: SearchStrategy[Any], attrs: SearchStrategy[n.Attrs]
) -> SearchStrategy[n.DefinitionList]:
    item = st.builds(n.Definition, terms=some(run, 1, 2), meanings=some(inner, 1, 2))
    return st.builds(n.DefinitionList, items=some(item, 1, 2), tight=st.booleans(), attrs=attrs)


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
    rows = some(st.builds(n.Row, cells=some(cell, 0 if shape.hostile else 1)), 0, 3)
    return st.builds(
        n.Table,
        head=rows,
        body=rows,
        foot=st.just(()) | rows,
        caption=caption,
        label=st.none() | st.just("Table 1"),
        attrs=shape.attrs,
    )
