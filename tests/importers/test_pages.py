"""Web pages: the article comes over, the site around it does not, nothing hostile does."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit.importers.html import read_page
from pubkit.importers.markdown_writer import write
from pubkit.model.document import Author, Document
from pubkit.model.nodes import Link
from pubkit.model.walk import walk
from pubkit.model.words import words
from pubkit.world import World

PAGE = """<!doctype html><html lang="en-GB"><head><title>A river - The Site</title>
<meta property="og:image" content="https://example.org/a.png">
<link rel="canonical" href="https://example.org/river">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "A river",
"datePublished": "2026-03-01T08:00:00+01:00", "author": [{"name": "Jane Example"}]}]}</script>
</head><body><header>Site head</header><nav>Home</nav>
<article><h1>A river</h1><p>Some <b>bold</b> words<script>alert(1)</script>.</p>
<blockquote>Quoted.</blockquote></article><footer>Foot</footer></body></html>"""


def page(text: str) -> tuple[Document, World]:
    world = World.fake({})
    return read_page(text, PurePosixPath("page.html"), world), world


def test_article_and_metadata() -> None:
    document, _ = page(PAGE)
    metadata = document.metadata
    assert metadata.headline == "A river"
    assert metadata.language == "en-GB"
    assert metadata.authors == (Author("Jane Example"),)
    assert metadata.published == "2026-03-01T08:00:00+01:00"
    assert metadata.canonical_url == "https://example.org/river"
    assert (
        " ".join(words(document)).split() == "Some bold words . Quoted.".split()
        or "".join(words(document)) == "Someboldwords.Quoted."
    )
    assert "headline: A river" in write(document)


def test_a_page_without_an_article_leaves_its_furniture_out_and_says_so() -> None:
    document, world = page(
        "<title>T</title><body><nav>Home</nav><p>Words.</p><footer>Foot</footer></body>"
    )
    assert "".join(words(document)) == "Words."
    assert [d.code for d in world.diagnostics] == ["import-doubt", "import-doubt"]
    assert document.metadata.headline == "T"


@pytest.mark.parametrize(
    "text",
    ["", "<", "<p", "</p></p>", "<table><td>" * 200 + "deep", "<script>", "<!--", "\x00<b>x",
     "<a href='javascript:x'>y</a><img src=x onerror=alert(1)><svg onload=x><iframe src=data:x>"],
)  # fmt: skip
def test_soup_and_hostile_pages_are_read(text: str) -> None:
    document, _ = page(text)
    made = write(document)
    assert "javascript:" not in made
    assert "onerror" not in made
    assert not any(
        isinstance(n, Link) and n.url.startswith("data") for n in walk(document.children)
    )
