"""No claim about accessibility is made that the content does not bear out."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given

from pubkit.backends import PageStart, Pagination
from pubkit.backends.epub.frame import nodes
from pubkit.model import document as d
from pubkit.model import nodes as n
from tests.epub.shelf import EPUB, XHTML, Book, article, heading, paragraph, publish, words
from tests.strategies import ASSETS, documents

SVG = d.Asset(
    "drawing", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 9, 9, "a.svg"
)


def figure(alt: str = "Rain over a valley", **told: object) -> n.Figure:
    image = n.Image(source="a.png", alt=alt, asset="picture-a")
    return n.Figure(media=(msgspec.structs.replace(image, **told),))


def features(book: Book) -> set[str]:
    return set(book.meta("schema:accessibilityFeature"))


def test_plain_text_needs_no_eyes() -> None:
    book = publish(article(), cover=True)
    assert book.meta("schema:accessMode") == ["textual"]
    assert book.meta("schema:accessModeSufficient") == ["textual"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert "alternativeText" not in features(book)


def test_described_pictures_can_be_read() -> None:
    book = publish(article(figure()), assets=ASSETS)
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.meta("schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert "alternativeText" in features(book)


@pytest.mark.parametrize(
    "alt", ["", "  ", "\u00ad", "a.png", "IMG_2041.JPG", "https://e.org/a.webp"]
)
def test_one_picture_without_words_forfeits_the_claim(alt: str) -> None:
    decorative = figure("", decorative=True)
    book = publish(article(figure(), figure(alt), decorative), assets=ASSETS)
    assert book.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in features(book)
    assert "Not every picture" in book.meta("schema:accessibilitySummary")[0]


def test_pictures_that_only_decorate_claim_nothing() -> None:
    book = publish(article(figure("", decorative=True)), assets=ASSETS)
    assert book.meta("schema:accessMode") == ["textual"]
    assert "alternativeText" not in features(book)


def test_formulas_headings_and_pages_are_claimed_where_they_are() -> None:
    assert "MathML" not in features(publish(article(paragraph("<math>"))))
    book = publish(article(n.MathBlock(tex="a^2")))
    assert "MathML" in features(book)
    item = next(i for i in book.package.iter() if i.get("id") == "article-1")
    assert item.get("properties") == "mathml"
    pages = Pagination("Print", (PageStart("1", 0),))
    assert {"pageBreakMarkers", "pageNavigation"} <= features(publish(pagination=pages))
    assert not {"pageBreakMarkers", "pageNavigation"} & features(publish())
    bare = msgspec.structs.replace(article(), opening=d.Opening(headline=()))
    assert "structuralNavigation" not in features(publish(bare))


def test_a_drawing_that_moves_may_be_a_hazard() -> None:
    moving = b"<svg xmlns='http://www.w3.org/2000/svg'><animate attributeName='x'/></svg>"
    for data, hazard in ((SVG.data, "none"), (moving, "unknown")):
        asset = msgspec.structs.replace(SVG, data=data)
        told = article(figure(asset="drawing"))
        book = publish(told, assets={"drawing": asset})
        assert book.meta("schema:accessibilityHazard") == [hazard]


def test_conformance_is_the_publishers_to_declare() -> None:
    assert publish(certified_by="Somebody").meta("dcterms:conformsTo") == []
    assert publish(certified_by="Somebody").meta("a11y:certifiedBy") == []
    standard = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    book = publish(conforms_to=standard, certified_by="Valley Press")
    assert book.meta("dcterms:conformsTo") == [standard]
    assert book.meta("a11y:certifiedBy") == ["Valley Press"]


@given(documents())
def test_what_is_claimed_is_in_the_text(document: d.Document) -> None:
    book = publish(document, assets=ASSETS)
    trees = [book.tree(f"{name}.xhtml") for name in book.spine if name.startswith("article")]

    def some(name: str, wanted: Callable[[dict[str, str]], bool] = lambda _: True) -> bool:
        return any(wanted(dict(e.attrib)) for t in trees for e in t.iter(f"{XHTML}{name}"))

    images = [node for node in nodes(document) if isinstance(node, n.Image)]
    informing = [i for i in images if not i.decorative]
    claims = features(book)
    assert {"tableOfContents", "readingOrder", "displayTransformability"} <= claims
    math = any(True for t in trees for _ in t.iter("{http://www.w3.org/1998/Math/MathML}math"))
    assert ("MathML" in claims) == math
    assert ("structuralNavigation" in claims) == any(some(f"h{i}") for i in range(1, 7))
    assert "pageNavigation" not in claims
    if "visual" in book.meta("schema:accessMode"):
        assert informing
    if "alternativeText" in claims:
        assert informing
        assert all(i.alt.strip() for i in informing)
    assert all(mode.split(",")[0] == "textual" for mode in book.meta("schema:accessModeSufficient"))


def test_notes_pop_up_and_lead_back() -> None:
    called = n.Note(children=(paragraph("More."),), number=1)
    book = publish(article(heading("A"), n.Paragraph(children=(*words("Said."), called))))
    tree = book.tree("article-1.xhtml")
    call = next(e for e in tree.iter() if e.get(f"{EPUB}type") == "noteref")
    body = next(e for e in tree.iter() if e.get(f"{EPUB}type") == "footnote")
    back = next(e for e in body.iter() if e.get("role") == "doc-backlink")
    assert (call.get("href"), back.get("href")) == (f"#{body.get('id')}", f"#{call.get('id')}")
    assert (call.get("role"), body.get("role")) == ("doc-noteref", "doc-footnote")
