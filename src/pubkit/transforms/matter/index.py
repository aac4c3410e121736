"""The index of what articles mark: `[Ada]{.person}`, `[the loom]{.topic}`, `{index="Rain"}`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from pubkit.language import sort_key, terms
from pubkit.model.document import Document
from pubkit.model.edition import Edition
from pubkit.model.nodes import Attrs, Block, CrossReference, Group, Inline, Node, Text
from pubkit.model.walk import children, plain_text, walk
from pubkit.transforms.matter.lines import headline, items, line
from pubkit.transforms.whole import nodes_of, rewrite_whole

_MARKS = frozenset({"person", "topic"})


class Mark(NamedTuple):
    """A place that the index leads to."""

    term: str
    person: bool
    target: str
    document: Document


def marked(documents: Sequence[Document]) -> list[Document]:
    """Return `documents` with an id for everything that the index leads to."""
    if not any(d.part == "index" for d in documents):
        return list(documents)
    taken = {node.attrs.id for d in documents for node in nodes_of(d)} | {d.id for d in documents}
    names = (name for n in count(1) if (name := f"index-{n}") not in taken)

    def change(node: Node) -> Node:
        if _term(node) is None or node.attrs.id:
            return node
        return replace(node, attrs=replace(node.attrs, id=next(names)))

    return [rewrite_whole(d, change) if d.part == "article" else d for d in documents]


def index(documents: Sequence[Document], edition: Edition) -> tuple[Block, ...]:
    """Return persons, then topics, each in alphabetical order, and where they are written of."""
    marks = [mark for d in documents if d.part == "article" for mark in _marks(d)]
    words = terms(edition.language)
    parts = (
        (words.persons, [m for m in marks if m.person]),
        (words.topics, [m for m in marks if not m.person]),
    )
    several = all(found for _, found in parts)
    return tuple(
        Group(
            (*((line(title, style="label"),) if several else ()), *_list(found, edition)),
            attrs=Attrs(classes=("index",)),
        )
        for title, found in parts
        if found
    )


def _marks(document: Document) -> Iterator[Mark]:
    for node in walk((document.children, document.endmatter)):
        term = _term(node)
        if term and node.attrs.id:
            yield Mark(term, "person" in node.attrs.classes, node.attrs.id, document)


def _term(node: Node) -> str | None:
    """Return under which words `node` is to be found in the index."""
    given = next((value for name, value in node.attrs.pairs if name == "index"), None)
    if given is None and _MARKS.isdisjoint(node.attrs.classes):
        return None
    text = given or plain_text(tuple(children(node)))  # type: ignore[arg-type]
    return " ".join(text.split()) or None


def _list(marks: Sequence[Mark], edition: Edition) -> tuple[Block, ...]:
    terms_: dict[str, list[Mark]] = {}
    spelt: dict[str, str] = {}
    for mark in marks:
        key = _key(mark.term)
        spelt.setdefault(key, mark.term)
        terms_.setdefault(key, []).append(mark)
    order = sorted(terms_, key=lambda key: sort_key(spelt[key], edition.language))
    return items(((line(spelt[key], *_ways(terms_[key], edition)),) for key in order), "tight")


def _ways(marks: Sequence[Mark], edition: Edition) -> Iterator[Inline]:
    """Yield the articles with the term, leading to where it is marked first in each."""
    seen: set[str | None] = set()
    for mark in marks:
        if mark.document.id in seen:
            continue
        yield Text("; " if seen else ": ")
        seen.add(mark.document.id)
        own = mark.document.metadata.language
        attrs = Attrs(language=own if own != edition.language else None)
        yield CrossReference((Text(headline(mark.document)),), mark.target, attrs=attrs)


def _key(term: str) -> str:
    """Return what terms of one entry have in common: all but capitals."""
    return unicodedata.normalize("NFKC", term).casefold()
