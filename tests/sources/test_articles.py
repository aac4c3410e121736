"""The articles of the sources: without findings, and holding what they are there to show."""

from __future__ import annotations

from pathlib import Path

import pytest

import pubkit
from pubkit.model import nodes
from pubkit.model.walk import walk

SOURCES = Path(__file__).parents[2] / "sources"
SHOWN = {
    "on-counting-rain": [
        nodes.Citation, nodes.Code, nodes.CodeBlock, nodes.CrossReference, nodes.DefinitionList,
        nodes.Figure, nodes.Group, nodes.Math, nodes.MathBlock, nodes.Note, nodes.Quote,
        nodes.Rule, nodes.Table,
    ],
    "qutudaki-herf": [nodes.Aside, nodes.Note, nodes.Phrase, nodes.PullQuote, nodes.Quote],
    "river-returns": [
        nodes.Aside, nodes.Correction, nodes.CrossReference, nodes.Embed, nodes.Figure,
        nodes.Link, nodes.List, nodes.Note, nodes.Phrase, nodes.PullQuote, nodes.Quote,
        nodes.Table,
    ],
}  # fmt: skip


def test_every_article_is_listed_here() -> None:
    assert sorted(path.parent.name for path in SOURCES.glob("*/index.md")) == sorted(SHOWN)


@pytest.mark.parametrize("slug", SHOWN)
def test_an_article_has_no_findings_and_shows_what_it_is_there_to_show(slug: str) -> None:
    document, findings = pubkit.load(SOURCES / slug / "index.md", resolved=True)
    assert document is not None
    assert list(findings) == []
    there = {type(node) for node in walk(document.children)}
    assert [kind.__name__ for kind in SHOWN[slug] if kind not in there] == []
