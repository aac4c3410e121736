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


def imported(body: str, style: str = "") -> tuple[str, list[str]]:
    """Return the Markdown of a page below its front matter, and the findings."""
    world = World.fake({})
    page = f"<html lang=en><head><style>{style}</style></head><body>{body}</body></html>"
    document = read_page(page, PurePosixPath("page.html"), world)
    text = write(document).split("---\n", 2)[2].strip()
    assert "::: " not in text or "pullquote" in text
    return text, [d.message for d in world.diagnostics]


@pytest.mark.parametrize(
    ("call", "note"),
    [
        (  # Wikipedia
            '<sup id="cite_ref-1"><a href="#cite_note-1"><span>[</span>1]</a></sup>',
            '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b>'
            '<a href="#cite_ref-1">^</a></b></span> <span>The note.</span></li></ol>',
        ),
        (  # Substack
            '<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>',
            '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a>'
            '<div class="footnote-content"><p>The note.</p></div></div>',
        ),
        (  # Google Docs
            '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
            '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>&nbsp;The note.</p></div>',
        ),
    ],
)
def test_notes_of_pages_are_notes(call: str, note: str) -> None:
    text, found = imported(f"<p>Words{call} go on.</p>{note}")
    assert text.startswith("Words[^1] go on.")
    assert text.endswith("[^1]: The note.")
    assert found == []


def test_links_within_a_page_are_no_notes() -> None:
    text, _ = imported(
        '<h2 id="a">A</h2><p><a href="#a">1</a> <a href="#b">2</a></p><p id="b">B</p>'
    )
    assert text == "## A {#a}\n\n[1](#a) [2](#b)\n\n{#b}\nB" or "[^" not in text


def test_classes_of_other_tools_are_not_kept_but_what_they_mean_is() -> None:
    text, found = imported(
        '<div class="x"><p class="graf graf--p">Some <span class="c1">bold</span> '
        '<a class="c5" href="https://www.google.com/url?q=https://example.org/a?b%3D1&amp;sa=D">link</a>'
        '</p><blockquote class="graf graf--pullquote">Pulled.</blockquote>'
        "<pre><span>a<br>  b</span></pre><div class=button-wrapper>Subscribe</div></div>",
        ".c1{font-weight:700}.c5{color:inherit}",
    )
    assert text == (
        "Some **bold** [link](https://example.org/a?b=1)\n\n"
        "::: pullquote\nPulled.\n:::\n\n```\na\n  b\n```"
    )
    assert found == ['a part of the page is left out: "Subscribe"']


def test_the_words_of_medium_are_told_once() -> None:
    world = World.fake({})
    page = (
        '<article><header><h1>T</h1></header><section class="p-summary">\nS\n</section>'
        '<section><h3 class="graf graf--title">T</h3><h4 class="graf graf--subtitle">S</h4>'
        "<p>Words.</p></section><footer><p>By <a class='p-author h-card'>Desk A</a></p>"
        '<a class="p-canonical" href="https://medium.example/t">Canonical</a></footer></article>'
    )
    document = read_page(page, PurePosixPath("page.html"), world)
    told = document.metadata
    assert (told.headline, told.standfirst, told.authors) == ("T", "S", (Author("Desk A"),))
    assert told.canonical_url == "https://medium.example/t"
    assert write(document).endswith("---\n\nWords.\n")


def test_cards_keep_their_link_and_formulas_their_tex() -> None:
    text, _ = imported(
        '<figure><a href="https://example.org/"><div>Title</div><div>More</div></a></figure>'
        "<p>A <math><semantics><mi>x</mi><annotation encoding='application/x-tex'>"
        "{\\displaystyle x^{2}}</annotation></semantics></math>.</p>"
    )
    assert "[Title](https://example.org/)" in text
    assert text.endswith("A $x^{2}$.")
