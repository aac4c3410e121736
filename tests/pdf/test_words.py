"""No PDF is written whose words are not all there."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings

from pubkit import parity
from pubkit.backends import Options, pdf
from pubkit.build import article
from pubkit.build.article import Request
from pubkit.model.document import Publication
from pubkit.world import World
from tests.pdf.press import PlainTheme, printed, tags
from tests.strategies import publications

EXAMPLES = settings().max_examples // 10  # a publication takes a second or two
FAULTS = {"pdf-words-lost", "pdf-failed", "pdf-engine"}
THEME = PlainTheme()
WORDS = "The river returned to the valley after three dry years and people stood on bridges. "


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=EXAMPLES, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(publications())
def test_every_publication_is_printed_whole(publication: Publication) -> None:
    world = World.fake({})
    built = pdf.build(publication, THEME, Options(page="a5"), world)
    faults = [d.message for d in world.diagnostics if d.code in FAULTS]
    assert not faults
    (artifact,) = built.artifacts
    assert parity.compare(publication.documents, parity.pdf_text(artifact.data)) == []


@pytest.mark.parametrize("page", ["a4", "tabloid"])
def test_words_of_a_long_paragraph_with_notes(page: str) -> None:
    notes = "".join(f"{WORDS * 3}^[Note {n}: {WORDS * n}] " for n in range(1, 12))
    result = printed(f"---\nheadline: Long\n---\n\n{notes}\n", page=page)
    assert result.data, result.world.diagnostics
    assert result.codes == []


def test_words_of_tables_wider_and_longer_than_the_page() -> None:
    row = "|" + "|".join(["unbreakable" * 2] * 9) + "|"
    lines = "\n".join([row, "|" + "-|" * 9, *[row] * 60])
    result = printed(f"---\nheadline: Wide\n---\n\n{lines}\n")
    assert result.data, result.world.diagnostics
    assert result.codes == []


def test_a_note_longer_than_a_page_goes_to_the_end() -> None:
    result = printed(f"---\nheadline: Note\n---\n\nWords^[{WORDS * 150}] and more.\n")
    assert result.data, result.world.diagnostics
    assert result.codes == ["pdf-plain"]
    (note,) = tags(result.data).all("Note")
    assert note.entries["ID"]


def test_what_the_theme_could_not_lay_out_is_told_at_its_line() -> None:
    world = World.fake({"a.md": f"---\ntitle: A\n---\n\nWords^[{WORDS * 80}].\n".encode()})
    article.build("a.md", Request(root="/", formats=("pdf",), theme="book"), world)
    (told,) = (found for found in world.diagnostics if found.code == "pdf-plain")
    assert told.place is not None
    assert (told.place.line, told.place.column) == (5, 6)
    assert "the river returned" in told.message.lower()
    assert told.message.endswith("; now set in one column, notes at the end")


def test_words_on_tiny_pages() -> None:
    rules = "@page{size:45mm 50mm;margin:4mm}"
    source = f"---\nheadline: Tiny\n---\n\n{WORDS * 4}^[{WORDS}]\n\n- one\n- two\n\n> {WORDS}\n"
    result = printed(source, theme=PlainTheme(rules))
    assert result.data, result.world.diagnostics


def test_a_layout_that_loses_words_is_replaced_by_a_plain_one() -> None:
    # A table's head that is taller than the page is lost by the engine without a word.
    head = "| " + "<br>".join(["tall"] * 90) + " |\n|---|\n"
    result = printed(f"---\nheadline: Tall\n---\n\n{head}")
    assert result.data, result.world.diagnostics
    assert result.codes == ["pdf-plain"]


def test_words_that_no_layout_shows_are_told_by_line_and_nothing_is_written() -> None:
    hidden = PlainTheme("em{display:none}")
    result = printed("---\nheadline: Hidden\n---\n\nSeen.\n\nSeen, *unseen words*.\n", theme=hidden)
    assert not result.data
    (finding,) = result.world.diagnostics
    assert finding.code == "pdf-words-lost"
    assert "unseen words" in finding.message
