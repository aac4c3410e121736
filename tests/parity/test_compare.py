"""What outputs lack, add or move is told by source line."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

import msgspec
import pytest
from hypothesis import given, settings

from pubkit import reader, transforms
from pubkit.markup import Policy, render
from pubkit.model.document import Document
from pubkit.parity import Finding, Shown, compare, epub_text, fold, html_text, message
from pubkit.world import World
from tests.strategies import documents

SOURCE = """---
headline: Rain returns
kicker: Weather
---

First paragraph with *words*[^1].

Second paragraph.

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note.
"""


def article(source: str = SOURCE) -> Document:
    world = World.fake({"rain.md": source.encode()})
    document = reader.parse(PurePosixPath("rain.md"), world)
    assert document is not None
    return transforms.apply(document, world)[0]


def page(document: Document, around: str = "{}") -> bytes:
    body = render(document, Policy()).html
    return f"<!DOCTYPE html><html><body>{around.format(body)}</body></html>".encode()


@settings(max_examples=30)
@given(documents())
def test_a_page_says_what_the_document_says(document: Document) -> None:
    assert compare([document], html_text(page(document))) == []


def test_what_stands_around_an_article_is_none_of_its_words() -> None:
    around = "<a href='#x'>Skip</a><nav><article>Other</article></nav>{}<footer>House</footer>"
    assert compare([article()], html_text(page(article(), around))) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "words", "line"),
    [
        (b"Second", b"", "missing", "Second", 8),
        (b"Second", b"Second wet", "extra", "wet", 8),
        (b"<em>words</em>", b"", "missing", "words", 6),
        (b"The note", b"", "missing", "The note.", 14),
        (b"Weather", b"Whether", "missing", "Weather", 0),
    ],
)
def test_findings_name_words_and_their_line(
    old: bytes, new: bytes, kind: str, words: str, line: int
) -> None:
    document = article()
    changed = page(document).replace(old, new, 1)
    assert changed != page(document)
    findings = compare([document], html_text(changed))
    (finding,) = [found for found in findings if found.kind == kind]
    assert finding.words == words
    assert finding.source == "rain.md"
    if line:
        assert finding.span is not None
        assert SOURCE[: finding.span.start].count("\n") + 1 == line


def test_a_moved_paragraph_is_told_once() -> None:
    document = article()
    text = page(document).decode()
    moved = "<p>Second paragraph.</p>"
    changed = text.replace(moved, "").replace("</div></article>", moved + "</div></article>")
    if changed.count(moved) == 0:
        changed = text.replace(moved, "").replace(
            '<div class="text">', f'<div class="text">{moved}'
        )
    (finding,) = compare([document], html_text(changed.encode()))
    assert finding.kind == "displaced"
    assert "elsewhere" in message(finding, "HTML")


def test_several_articles_are_told_by_their_source() -> None:
    one = article()
    other = msgspec.structs.replace(article(SOURCE.replace("Second", "Third")), source="other.md")
    both = page(one).replace(b"</body>", b"") + page(other).replace(b"Third", b"")
    (finding,) = compare([one, other], html_text(both))
    assert (finding.source, finding.words) == ("other.md", "Third")


def test_books_are_read_in_the_order_of_their_spine() -> None:
    document = article()
    body = page(document)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            '<item id="b" href="b%20b.xhtml"/><item id="a" href="a.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        book.writestr("OPS/a.xhtml", body)
        book.writestr("OPS/b b.xhtml", body.replace(b"Second", b"Third"))
    third = article(SOURCE.replace("Second", "Third"))
    assert compare([document, third], epub_text(file.getvalue())) == []


def test_print_may_change_case_accents_and_hyphens_only() -> None:
    assert fold("Şuşa rain-fall Straße") == fold("ŞUŞA RAİN\u00adfall STRASSE".replace("\xad", "-"))
    assert fold("θάλασσα") == fold("ΘΑΛΑΣΣΑ")
    assert fold("rain") != fold("ruin")
    shown = Shown(html_text(page(article())).running.upper(), "THE NOTE.", printed=True)
    assert compare([article()], shown) == []


def test_messages_name_the_output() -> None:
    assert message(Finding("missing", "a b", "x"), "PDF") == 'the PDF lacks "a b"'
    assert message(Finding("extra", "a b", "x"), "PDF") == 'the PDF adds "a b"'
