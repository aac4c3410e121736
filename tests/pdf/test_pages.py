"""Pages begin where the pagination says, to the character."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import msgspec
import pypdfium2
import pytest

from pubkit.backends import PageStart
from pubkit.backends.pdf.page_references import settle
from pubkit.backends.pdf.tags.leaves import Layout, Leaf
from pubkit.model.words import running_text
from pubkit.parity import fold, pdf_text
from pubkit.theme.manifest import Options
from tests.pdf.press import PlainTheme, Print, article, printed

PROSE = (
    "Unüblicherweise kehrte der Überlauf zurück, und die Verantwortlichen der Wasserwirtschaft "
    "standen auf der Straßenbahnbrücke. Internationally-minded officials measured the water. "
)
ARTICLE = f"""---
headline: Der Regen kehrt zurück
kicker: straße
language: de
---

{PROSE * 9}^[A note: {PROSE}]

## Zweitens

{PROSE * 12}

- {PROSE * 2}
- {PROSE * 3}

| a | b |
|---|---|
{"| eins | zwei |" + chr(10) * 1}| drei | vier |

> {PROSE * 6}
>
> — Jemand, Amt

{PROSE * 14}^[Another note: {PROSE * 4}]
"""


def starts(result: Print) -> tuple[PageStart, ...]:
    assert result.pagination is not None, result.world.diagnostics
    return result.pagination.pages


def visible(result: Print) -> str:
    return "".join("".join(running_text(document).split()) for document in result.documents)


def check(result: Print) -> None:
    """Compare the first words of every page with the text after its offset."""
    text, pages = visible(result), pdf_text(result.data).pages
    assert len(pages) == len(starts(result)) > 1
    for page, start in zip(pages, starts(result), strict=True):
        shown, wanted = fold(page), fold(text[start.offset :])
        assert wanted.startswith(shown[:60]), (start, shown[:60], wanted[:60])
    offsets = [start.offset for start in starts(result)]
    assert offsets == sorted(offsets)
    assert offsets[0] == 0


@pytest.mark.parametrize("page", ["a5", "6x9", "tabloid"])
def test_page_starts_are_exact(page: str) -> None:
    hyphenated = PlainTheme("p{hyphens:auto!important}")
    check(printed(ARTICLE, page=page if page != "tabloid" else "a5", theme=hyphenated))


def test_page_starts_of_several_articles_count_through() -> None:
    one, other = article(ARTICLE), article(ARTICLE.replace("Regen", "Schnee"))
    both = type(one)((*one.documents, *other.documents), {})
    check(printed(both))


def test_page_starts_in_rows_that_go_over_pages() -> None:
    rows = f"| a | b |\n|---|---|\n| {PROSE * 15} | {PROSE.upper() * 9} |\n"
    result = printed(f"---\nheadline: Rows\n---\n\n{rows}\nAfter.\n")
    text = visible(result)
    assert len(starts(result)) > 1
    for page, start in zip(pdf_text(result.data).pages, starts(result), strict=True):
        assert fold(text[start.offset :]).startswith(fold(page)[:20])


def test_a_page_without_words_begins_where_the_next_one_does() -> None:
    empty = PlainTheme("h2{break-before:left}")
    result = printed("---\nheadline: A\n---\n\nOne.\n\n## Two\n\nThree.\n", theme=empty)
    offsets = [start.offset for start in starts(result)]
    assert offsets == [0, 5] or offsets[1] == offsets[-1]


def test_labels_are_the_printed_numbers_and_those_of_the_reader() -> None:
    result = printed(ARTICLE)
    document = pypdfium2.PdfDocument(result.data)
    for index, start in enumerate(starts(result)):
        lines = document[index].get_textpage().get_text_range().split()
        assert document.get_page_label(index) == start.label
        assert start.label in (lines[0], lines[-1])
    document.close()


def test_a_note_and_a_formula_do_not_count() -> None:
    plain = printed(f"---\nheadline: A\n---\n\nx {PROSE * 20}\n")
    source = f"---\nheadline: A\n---\n\nx^[Note.] $a^2$ {PROSE * 20}\n"
    noted = printed(source)
    assert re.sub(r"\s", "", running_text(noted.documents[0])) == visible(plain)
    check(noted)


class ReferringTheme(PlainTheme):
    """The root of all themes, asking for pages after references."""

    @property
    def options(self) -> Options:
        """Return what the theme asks of the markup."""
        return msgspec.structs.replace(super().options, page_references=True)


@pytest.mark.parametrize(("language", "words"), [("en", "(page 2)"), ("de", "(Seite 2)")])
def test_references_tell_the_page_where_a_theme_asks(language: str, words: str) -> None:
    source = (
        f"---\ntitle: A\nlanguage: {language}\n---\n\nSee [the end](#end) of it."
        f"\n\n{PROSE * 14}\n\n## End {{#end}}\n\nText.\n"
    )
    for theme, told in ((ReferringTheme(), True), (PlainTheme(), False)):
        result = printed(source, theme=theme)
        assert result.codes == []
        page = pypdfium2.PdfDocument(result.data)[0].get_textpage().get_text_bounded()
        assert (words in " ".join(page.split())) is told


@pytest.mark.parametrize("words", range(40, 300, 20))
def test_references_tell_a_page_only_when_it_is_another(words: int) -> None:
    source = (
        f"---\ntitle: A\n---\n\n{PROSE * 4}\n\nSee [the end](#end) of it.\n\n"
        f"{'word ' * words}\n\n## The last part {{#end}}\n\nText.\n"
    )
    result = printed(source, theme=ReferringTheme())
    pages = [p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(result.data)]
    shown = [" ".join(page.split()) for page in pages]
    (target,) = (n for n, page in enumerate(shown, 1) if "The last part Text." in page)
    told = f" (page {target})" if target > 1 else ""
    assert f"See the end{told} of it." in shown[0]


def test_a_reference_that_moves_its_target_away_tells_its_page_again() -> None:
    """Leave out words that would bring the target nearer, and put them back as often as need be."""
    root = fromstring('<body><a class="reference" href="#x"/><p id="x"/></body>')
    link, target = root
    leaves = {n: [_leaf(0, link), _leaf(n, target)] for n in (0, 1)}
    assert settle(_layout(root, leaves[0]), 0)
    assert link.get("class") == "reference here"
    assert not settle(_layout(root, leaves[0]), 1)
    assert settle(_layout(root, leaves[1]), 1)
    assert link.get("class") == "reference"
    assert not settle(_layout(root, leaves[0]), 2)


def _leaf(page: int, element: Element) -> Leaf:
    return Leaf(page, None, element, "", furniture=False)


def _layout(root: Element, leaves: list[Leaf]) -> Layout:
    layout = Layout(root, [])
    layout.leaves = tuple(leaves)
    return layout
