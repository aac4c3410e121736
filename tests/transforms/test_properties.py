"""What holds for every transform, whatever it is given."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.model.words import words
from pubkit.transforms import PIPELINE, Transform, apply
from pubkit.transforms.context import Context
from pubkit.transforms.headline import letters
from pubkit.transforms.ids import RESERVED
from pubkit.transforms.whole import nodes_of
from pubkit.world import World
from tests.strategies import PNG, raw_documents

FILES = {"a.png": PNG, "broken.png": PNG[:50], "valley/b.png": PNG}
TEXTS = (
    '"Rain," he said', "it's 5\" -- no...", "— Mira", "-- Mira\nBen", "<<", "Alpha", "Şuşa", "日本",
    "document", "1990--2000", "'tis \"so\"", "x\n— y", "«oui!»", "fn1", "l'été: « oui ! »",
)  # fmt: skip
IDS = ("a", "b", "body", "fig:x", "fn1", "2b", "Şuşa", "alpha", "section-1")


def _images() -> st.SearchStrategy[n.Image]:
    sources = st.sampled_from((*FILES, "none.png", "https://e.org/x.png", "../../x"))
    return st.builds(n.Image, sources, st.sampled_from(("", "a cat")))


def _inlines(depth: int = 2) -> st.SearchStrategy[Any]:
    leaves = [
        st.builds(n.Text, st.sampled_from(TEXTS)),
        st.builds(n.Text, st.text(alphabet="\"'-. a5é«»!\n", max_size=12)),
        _images(),
        st.builds(n.Code, st.just("'x'")),
        st.just(n.LineBreak()),
        st.builds(n.Citation, st.just(("k", "nope")), st.just("see @k, p. 3; @nope")),
    ]  # fmt: skip
    if depth == 0:
        return st.one_of(leaves)
    inner = st.lists(_inlines(depth - 1), max_size=3).map(tuple)
    kind = st.sampled_from(("span", "q", "kbd"))
    attrs = st.builds(
        n.Attrs, id=st.none() | st.sampled_from(IDS), language=st.sampled_from((None, "fr", "de"))
    )
    return st.one_of(
        *leaves,
        st.builds(n.Emphasis, inner),
        st.builds(n.Phrase, inner, kind, attrs=attrs),
        st.builds(n.Link, inner, st.sampled_from(("https://e.org", "#a", "#Alpha", "#"))),
        st.builds(n.CrossReference, inner, st.sampled_from((*IDS, "none", ""))),
        st.builds(n.Note, st.lists(st.builds(n.Paragraph, inner), max_size=2).map(tuple)),
    )


def _blocks(depth: int = 1) -> st.SearchStrategy[Any]:
    line = st.lists(_inlines(), max_size=4).map(tuple)
    attrs = st.builds(n.Attrs, id=st.none() | st.sampled_from(IDS))
    leaves = [
        st.builds(n.Paragraph, line),
        st.builds(n.Heading, st.integers(1, 6), line, attrs=attrs),
        st.builds(n.Figure, st.lists(_images(), max_size=2).map(tuple), line, attrs=attrs),
        st.builds(n.MathBlock, st.just("x"), attrs=attrs),
    ]  # fmt: skip
    if depth == 0:
        return st.one_of(leaves)
    inner = st.lists(_blocks(0), max_size=3).map(tuple)
    return st.one_of(
        *leaves,
        st.builds(n.Quote, inner, st.just(()) | line),
        st.builds(n.Aside, inner, st.sampled_from(("aside", "note", "details"))),
        st.builds(n.Embed, inner, st.just("Mastodon"), author=st.none() | st.just("A. B.")),
        st.builds(n.Correction, inner, st.sampled_from((None, "2026-03-02", "soon"))),
    )


def _articles() -> st.SearchStrategy[d.Document]:
    """Return documents of the sort that a reader makes."""
    metadata = st.builds(
        d.Metadata,
        headline=st.sampled_from(("", "Alpha", 'The "Rain"')),
        slug=st.just("rain"),
        language=st.sampled_from(("en", "fr", "de", "he", "zh")),
        published=st.none() | st.just("2026-03-01T08:00:00+01:00"),
        image=st.none() | st.builds(d.LeadImage, st.sampled_from(tuple(FILES))),
        corrections=st.just(()) | st.just((d.CorrectionLine("Wrong's wrong", "2026-03-02"),)),
        references=st.just(({"id": "k", "author": "Zed, A.", "title": "On 'it'"},)),
    )
    children = st.lists(_blocks(), max_size=5).map(tuple)
    return st.builds(d.Document, metadata=metadata, children=children, source=st.just("x.md"))


def _unread(document: d.Document) -> d.Document:
    return replace(document, source="x.md", opening=None, endmatter=())


ANY = _articles() | raw_documents().map(_unread)


@pytest.mark.parametrize("transform", PIPELINE, ids=lambda transform: transform.__name__)
@given(document=ANY)
def test_a_second_time_changes_nothing(transform: Transform, document: d.Document) -> None:
    context = Context(document, World.fake(FILES))
    once = transform(document, context)
    assert transform(once, context) is once or transform(once, context) == once


@given(document=ANY)
def test_the_pipeline_applied_to_its_own_result_changes_nothing(document: d.Document) -> None:
    once, _ = apply(document, World.fake(FILES))
    assert apply(once, World.fake(FILES))[0] == once


def test_a_picture_in_a_link_to_nowhere_is_no_figure_the_second_time() -> None:
    picture = n.Image("a.png", alt="A")
    lost = n.Figure((n.Image("b.png", alt="B"),), credit=(n.CrossReference((picture,), "no"),))
    plain = n.Paragraph((n.CrossReference((picture,), "no"),))
    metadata = d.Metadata(headline="A", slug="a", language="en")
    document = d.Document(metadata=metadata, children=(plain, lost), source="x.md")
    once, assets = apply(document, World.fake(FILES))
    assert len(assets) == 1
    assert apply(once, World.fake(FILES))[0] == once


@given(document=ANY)
def test_ids_are_unique_and_plain_and_every_heading_has_one(document: d.Document) -> None:
    done, _ = apply(document, World.fake(FILES))
    ids = [node.attrs.id for node in nodes_of(done) if node.attrs.id]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z][\w.-]*", name, re.ASCII) for name in ids)
    assert not {name.lower() for name in ids} & RESERVED
    assert all(node.attrs.id for node in nodes_of(done) if isinstance(node, n.Heading))


@given(document=ANY)
def test_references_lead_somewhere_or_are_reported(document: d.Document) -> None:
    world = World.fake(FILES)
    done, _ = apply(document, world)
    ids = {node.attrs.id for node in nodes_of(done)}
    found = [node for node in nodes_of(done) if isinstance(node, n.CrossReference)]
    assert all(node.target in ids for node in found)
    assert not any(isinstance(x, n.Link) and x.url.startswith("#") for x in nodes_of(done))
    wanted = [x for x in nodes_of(document) if isinstance(x, n.CrossReference)]
    told = [x.message for x in world.diagnostics if x.code == "reference-unknown"]
    lost = sum(any(f'"#{x.target[:80]}"' in message for message in told) for x in wanted)
    assert len(found) + lost >= len(wanted)


@given(document=ANY)
def test_notes_are_numbered_in_order_and_hold_no_notes(document: d.Document) -> None:
    done, _ = apply(document, World.fake(FILES))
    notes = [node for node in nodes_of(done) if isinstance(node, n.Note)]
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert not any(isinstance(x, n.Note) for note in notes for x in walk(note.children))


@given(document=ANY)
def test_levels_of_headings_have_no_gaps(document: d.Document) -> None:
    done, _ = apply(document, World.fake(FILES))
    levels = [0, *(x.level for x in walk(done.children) if isinstance(x, n.Heading))]
    assert all(1 <= b <= min(5, a + 1) for a, b in pairwise(levels))


@given(document=_articles())
def test_every_picture_shown_is_there(document: d.Document) -> None:
    done, assets = apply(document, World.fake(FILES))
    shown = [node for node in nodes_of(done) if isinstance(node, n.Image)]
    assert all(image.asset in assets for image in shown)
    assert all(
        isinstance(x, n.Image)
        for f in walk(done.children)
        if isinstance(f, n.Figure)
        for x in f.media
    )


@given(document=_articles())
def test_no_letter_is_lost(document: d.Document) -> None:
    done, _ = apply(document, World.fake(FILES))
    before = Counter(letters("".join(words(document))))
    assert before <= Counter(letters("".join(words(done)) + done.metadata.headline))


@given(document=_articles())
def test_untouched_blocks_are_shared(document: d.Document) -> None:
    plain = n.Paragraph((n.Text("Nothing to see"), n.Emphasis((n.Text("here"),))))
    with_plain = replace(document, children=(*document.children, plain))
    done, _ = apply(with_plain, World.fake(FILES))
    assert done.children[-1] is plain


def test_a_headline_that_is_promoted_is_gone_from_the_text() -> None:
    heading = n.Heading(1, (n.Text("Rain"), n.Emphasis((n.Text(" falls"),))))
    document = d.Document(metadata=d.Metadata(), children=(heading,), source="x.md")
    done, _ = apply(document, World.fake({}))
    assert done.opening is not None
    assert (done.metadata.headline, done.children) == ("Rain falls", ())
    assert plain_text(done.opening.headline) == "Rain falls"
    assert isinstance(done.opening.headline[1], n.Emphasis)
