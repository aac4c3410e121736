"""What an edition writes from its articles, and what its outputs make of it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pypdfium2
import pytest

from pubkit import parity
from pubkit.build.article import Outcome, Request, build, prepare
from pubkit.language import terms
from pubkit.model.document import Document, Publication
from pubkit.model.nodes import CrossReference
from pubkit.model.words import running_text, words
from pubkit.transforms.whole import nodes_of
from pubkit.world import World

EDITION = """title: The Gauge
kind: {kind}
theme: {theme}
number: 7
date: 2026-03-01
publisher: Example Press
canonical_url: https://example.org/gauge/
place: Oneville
language: {language}
isbn: 978-3-16-148410-0
issn: 2049-3630
masthead: [{{name: The desk, role: Editor}}]
colophon: Set in the fonts of the house.
front: [title, contents, before.md]
articles: lead.md
sections:
  - {{title: Water, articles: [one.md, two.md]}}
"""
FILES = {
    "before.md": "# Before\n\nA preface.",
    "lead.md": """---
headline: Lead
author: [{name: Desk A, role: reporter}]
standfirst: What it is about.
---
Text.[^1] [Ada Lovelace]{.person} and [a loom]{index="Loom"}.

[^1]: First.
""",
    "one.md": """---
headline: One
author: [Desk A, Desk B]
corrections: [{date: 2026-03-02, text: It was two.}]
---
![A square](square.svg "Drawn."){credit="Desk C"}

## Inside

More.[^1]

[^1]: First again.
""",
    "two.md": "---\nheadline: Iki\nlanguage: az\n---\n[Ada Lovelace]{.person} [öz]{.topic}\n",
    "square.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<path d="M0 0h9v9z"/></svg>',
}


def world(kind: str, theme: str = "plain", language: str = "en", **more: str) -> World:
    told = EDITION.format(kind=kind, theme=theme, language=language)
    files = {f"ed/{name}": text for name, text in (FILES | more).items()} | {"ed/edition.yml": told}
    return World.fake({name: text.encode() for name, text in files.items()})


def bound(kind: str = "magazine", language: str = "en", **more: str) -> Publication:
    there = world(kind, language=language, **more)
    found = prepare("ed/edition.yml", Request(root="."), there)
    assert found is not None
    assert not there.diagnostics
    return found


def parts(publication: Publication) -> Mapping[str, Document]:
    return {d.part: d for d in publication.documents if d.part != "article"}


@cache
def built(kind: str, theme: str) -> Outcome:
    outcome = build("ed/edition.yml", Request(root=".", parity=True), world(kind, theme))
    assert [d.code for d in outcome.diagnostics] == []
    return outcome


def file(outcome: Outcome, suffix: str) -> bytes:
    return next(a.data for a in outcome.artifacts if a.name == f"ed/ed.{suffix}")


def test_matter_stands_in_its_place_and_positions_know_it() -> None:
    found = bound()
    edition = found.edition
    assert edition is not None
    (water,) = edition.sections[1:]
    told = [d.part if d.part != "article" else d.metadata.slug for d in found.documents]
    assert told == [
        "title", "contents", "before", "lead", "section", "one", "two",
        "contributors", "credits", "corrections", "index", "colophon",
    ]  # fmt: skip
    assert (edition.front, water.opener, water.documents) == ((0, 1, 2), 4, (5, 6))
    assert edition.back == (7, 8, 9, 10, 11)


def test_a_section_is_not_named_twice_in_a_row() -> None:
    documents = bound().documents
    named = [d.opening.section for d in documents[5:7] if d.opening]
    assert named == [None, "Water"]
    assert [d.metadata.section for d in documents[5:7]] == ["Water", "Water"]


def test_what_there_is_nothing_to_say_of_is_left_out() -> None:
    plain = dict.fromkeys(("lead.md", "one.md", "two.md", "before.md"), "# Only\n\nText.")
    found = bound(**plain)
    assert sorted(parts(found)) == ["colophon", "contents", "section", "title"]
    edition = found.edition
    assert edition is not None
    every = [*edition.front, *edition.back]
    every += [n for s in edition.sections for n in (*s.documents, s.opener) if n is not None]
    assert sorted(every) == list(range(len(found.documents)))


def test_matter_says_what_the_articles_say() -> None:
    told = {part: " ".join(words(document)) for part, document in parts(bound()).items()}
    assert told["title"] == "No. 7 The Gauge Oneville March 1, 2026"
    contents = "Contents Before Lead What it is about. By Desk A, reporter Water One"
    assert told["contents"].startswith(contents)
    assert told["contributors"] == "Contributors Desk A, reporter Lead and One Desk B One"
    assert told["credits"] == "Picture credits One: Desk C"
    assert told["corrections"] == ("Corrections One Correction, March 2, 2026 It was two.")
    assert told["index"] == ("Index Persons Ada Lovelace: Lead; Iki Topics Loom: Lead öz: Iki")
    assert "ISBN 978-3-16-148410-0 ISSN 2049-3630 Editor: The desk Set in" in told["colophon"]


def test_the_index_follows_the_alphabet_of_the_edition() -> None:
    marked = " ".join(f"[{name}]{{.person}}" for name in ("Öz", "Zorn", "Ost", "Oz"))
    articles = dict.fromkeys(("one.md", "two.md", "before.md"), "# Only\n\nText.")
    for language, ordered in (("sv", "Ost Oz Zorn Öz"), ("de", "Ost Oz Öz Zorn")):
        told = parts(bound(language=language, **articles, **{"lead.md": f"# Names\n\n{marked}"}))
        names = re.findall(r"(\w+): Names", running_text(told["index"]))
        assert " ".join(names) == ordered


@pytest.mark.parametrize("language", ["az", "de", "ar", "ja"])
def test_matter_speaks_the_language_of_the_edition(language: str) -> None:
    told = parts(bound(language=language))
    own = terms(language)
    assert running_text(told["contents"]).startswith(own.contents)
    assert own.persons in running_text(told["index"])
    assert own.issue.format(number=7) in running_text(told["title"])


def test_every_reference_of_the_matter_leads_somewhere() -> None:
    found = bound()
    ids = {n.attrs.id for d in found.documents for n in nodes_of(d)}
    ids |= {d.id for d in found.documents}
    for document in parts(found).values():
        ways = [n.target for n in nodes_of(document) if isinstance(n, CrossReference)]
        assert set(ways) <= ids


@pytest.mark.parametrize(
    ("kind", "theme"), [("newspaper", "daily"), ("magazine", "magazine"), ("book", "book")]
)
def test_every_word_is_in_every_output(kind: str, theme: str) -> None:
    assert len(built(kind, theme).artifacts) > 10


def test_notes_are_numbered_from_one_in_every_article() -> None:
    text = "".join(parity.pdf_text(file(built("magazine", "magazine"), "pdf")).notes.split())
    assert text == "First.Firstagain."
    shown = page_texts("magazine", "magazine")
    assert sum("1 First" in " ".join(page.split()) for page in shown) == 2


def page_texts(kind: str, theme: str) -> list[str]:
    document = pypdfium2.PdfDocument(file(built(kind, theme), "pdf"))
    return [page.get_textpage().get_text_range() for page in document]


def test_the_contents_and_the_index_give_the_numbers_of_pages() -> None:
    document = pypdfium2.PdfDocument(file(built("book", "book"), "pdf"))
    labels = [document.get_page_label(n) for n in range(len(document))]
    assert labels[:5] == ["i", "ii", "iii", "iv", "1"]
    pages = [" ".join(text.split()) for text in page_texts("book", "book")]
    assert "Lead" in pages[4]
    contents = next(page for page in pages if "Contents" in page)
    assert re.findall(r"\b(?:[ivx]+|[0-9]+)\b", contents)[:4] == ["iii", "1", "3", "4"]
    index = next(page for page in pages if "Persons" in page)
    assert "Loom: Lead 1" in index


def test_the_outline_has_sections_over_articles() -> None:
    for kind, theme in (("newspaper", "daily"), ("magazine", "magazine")):
        document = pypdfium2.PdfDocument(file(built(kind, theme), "pdf"))
        told = [(item.level, item.get_title()) for item in document.get_toc()]
        assert (0, "Water") in told
        at = told.index((0, "Water"))
        assert told[at + 1 : at + 4] == [(1, "One"), (2, "Inside"), (1, "Iki")]


def test_the_stories_of_a_newspaper_share_pages() -> None:
    assert len(page_texts("newspaper", "daily")) < len(page_texts("magazine", "magazine"))


def test_a_book_has_its_contents_on_two_levels_and_its_issue_and_numbers() -> None:
    with zipfile.ZipFile(BytesIO(file(built("magazine", "magazine"), "epub"))) as book:
        nav = book.read("EPUB/nav.xhtml").decode()
        package = book.read("EPUB/content.opf").decode()
        names = [n for n in book.namelist() if n.startswith("EPUB/article-")]
    inner = nav[nav.index(">Water<") :]
    assert inner.index("<ol>") < inner.index(">One<") < inner.index(">Iki<") < inner.index("</ol>")
    assert len(names) == 12
    assert '<dc:title id="title">The Gauge 7</dc:title>' in package
    assert "urn:isbn:9783161484100" in package
    assert "urn:issn:2049-3630" in package
    assert 'property="group-position" refines="#collection">7<' in package
    assert "page-list" in nav
