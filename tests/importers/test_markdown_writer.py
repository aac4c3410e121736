"""What is written reads back as the same document."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings

from pubkit import reader
from pubkit.importers.markdown_writer import write
from pubkit.importers.proof import same
from pubkit.importers.sayable import sayable
from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import bare
from pubkit.model.words import squeeze, words
from pubkit.world import World
from tests import strategies
from tests.importers.sources import sources
from tests.strategies.documents import metadata
from tests.strategies.nodes import Shape


def read(text: str) -> d.Document:
    document = reader.read(text, PurePosixPath("x.md"), World.fake({}))
    assert document is not None
    return document


def body(text: str) -> str:
    """Return what the writer makes of `text`, without front matter."""
    return write(read(text)).split("\n---\n", 1)[1].strip("\n")


@settings(max_examples=150)
@given(sources())
@example("a[^1]\n\n[^1]: $$\n      a\n      b\n      $$")
def test_what_is_written_reads_back_as_the_same_document(text: str) -> None:
    document = read(f"---\n---\n{text}")
    again = read(write(document))
    assert same(again.children, document.children)
    assert again.metadata == document.metadata


@given(strategies.documents())
def test_any_document_can_be_written_and_keeps_its_words(document: d.Document) -> None:
    again = read(write(document))
    said = d.Document(metadata=d.Metadata(), children=sayable(document.children))
    shown = d.Document(metadata=d.Metadata(), children=again.children)
    assert sorted(squeeze("".join(words(shown)))) == sorted(squeeze("".join(words(said))))


@settings(max_examples=40)
@given(strategies.raw_documents())
def test_hostile_trees_are_written_and_read(document: d.Document) -> None:
    read(write(document))


@given(metadata(Shape()))
def test_metadata_reads_back(given_metadata: d.Metadata) -> None:
    document = read(write(d.Document(metadata=given_metadata, children=())))
    again = read(write(document))
    assert again.metadata == document.metadata
    assert document.metadata.tags == tuple(dict.fromkeys(_folded(t) for t in given_metadata.tags))
    for name in ("headline", "kicker", "standfirst", "dateline", "section", "published", "status"):
        given_value = getattr(given_metadata, name)
        folded = _folded(given_value) if given_value else given_value
        assert getattr(document.metadata, name) == folded


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 [sic], 2 * 3 = 6, a_b_c, R&D, x < y, 50 % and #tag.",
        "A dash - and a colon: “quoted” (e.g. this) … 1. not a list",
        "He said *so*, **loudly**, ***twice***, and ~~left~~.",
        "Ma`lumot: one tick; one $; one [; one * alone.",
    ],
)
def test_prose_is_not_escaped_without_need(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    ("words_given", "written"),
    [
        ("*stars*", r"\*stars\*"),
        ("1. May", r"1\. May"),
        ("- a", r"\- a"),
        ("# a", r"\# a"),
        (": a", r"\: a"),
        ("::: aside", r"\::: aside"),
        ("<b>", r"\<b>"),
        ("&amp;", r"\&amp;"),
        ("$a$ and", r"\$a\$ and"),
        ("[a](b)", r"\[a](b)"),
        ("[^1]", r"\[^1]"),
        ("a ~~b~~", r"a \~~b\~~"),
        ("import 'x'", r"import \'x'"),
        ("{{ x }}", r"{\{ x }}"),
        ("c:\\*", r"c:\\\*"),
        ("\u00a0a", "&#160;a"),
    ],
)
def test_what_would_be_markup_is_escaped(words_given: str, written: str) -> None:
    document = d.Document(metadata=d.Metadata(), children=(n.Paragraph((n.Text(words_given),)),))
    text = write(document)
    assert text.split("---\n\n")[1] == f"{written}\n"
    assert bare(read(text).children) == document.children


FORMS = [
    "## Heading {#id .wide lang=az}",
    "![Alt](a.png \"Caption\"){#fig-a credit=\"Photo: us\"}",
    "> Words.\n>\n> — Name, role",
    "::: pullquote {author=\"Name\"}\nWords.\n:::",
    "::: aside {title=\"Background\"}\nOne.\n\nTwo.\n:::",
    "> [!WARNING] A *title*\n>\n> Words.",
    "> [!NOTE]\n> Words.",
    "::: embed {platform=\"M\" author=\"A B\" handle=\"@h\" date=2026-03-01 url=\"https://e.org/1\"}\n"
    "Post.\n:::",
    "::: figure {#fig-b credit=\"The office\" license=\"CC BY 4.0\"}\n![One](a.png)\n"
    "![Two](b.png)\n\nThe *caption*.\n:::",
    "::: verse\nOne\n\nTwo\\\nthree\n:::",
    "| a   | b   |\n| --- | --: |\n| x   | 1   |\n\n: Caption {#tab-x}",
    "Term\n: Meaning\n: Other meaning",
    "- a\n  - b\n- c",
    "1. a\n\n   b\n\n2. c",
    "- [x] done\n- [ ] open",
    "- a\n\n* b",
    "```python {caption=\"A program\"}\nx = 1\n```",
    "$$x = 1$$ {#eq-x}",
    "$$\na\nb\n$$",
    "Words[^1] and [words]{.smallcaps}, `code`, $a^2$, <kbd>Esc</kbd>, <https://e.org>.\n\n"
    "[^1]: Note.\n\n    More.",
    "See [the map](#fig-a), [](#tab-x) and [@key, p. 3].",
    "One line\\\nand another.",
    "***",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS, ids=lambda text: text.split("\n")[0][:30])
def test_what_is_canonical_stays_as_it_is(text: str) -> None:
    assert body(text) == text


def test_cells_that_hold_blocks_are_written_in_tags() -> None:
    text = body(
        "<table><tr><th colspan=2>a<tr><td>b<td>\n\n- c[^1]\n\n</td></tr></table>\n\n[^1]: N"
    )
    assert '<tr><th colspan="2">a</th></tr>' in text
    assert "<td>\n\n- c[^1]\n\n</td>" in text


def test_front_matter_is_readable() -> None:
    text = write(
        d.Document(
            metadata=d.Metadata(
                headline="Şuşa: a “return”", language="az", published="2020-11-08",
                authors=(d.Author("A. Example"), d.Author("B, C")), tags=("null", "x"),
                image=d.LeadImage("a.png", rights=n.Rights(credit="Photo: #1")),
            ),
            children=(),
        )
    )  # fmt: skip
    assert text == (
        "---\n"
        'headline: "Şuşa: a “return”"\n'
        'authors: [A. Example, "B, C"]\n'
        "published: 2020-11-08\n"
        "language: az\n"
        'tags: ["null", x]\n'
        "image:\n"
        "  src: a.png\n"
        '  credit: "Photo: #1"\n'
        "---\n"
    )


@pytest.mark.parametrize("marks", [("a.", "b."), ("(i)", "(ii)"), ("•", "•"), ("(1)", "(2)")])
def test_paragraphs_with_marks_of_items_stay_paragraphs(marks: tuple[str, str]) -> None:
    children = tuple(n.Paragraph((n.Text(f"{mark} rain"),)) for mark in marks)
    written = write(d.Document(metadata=d.Metadata(), children=children))
    assert same(read(written).children, children)


@pytest.mark.parametrize("text", ["a) x\nb) y", "(iv) x\n(v) y", "A.  x\nB.  y", "I.  x\nII. y"])
def test_lists_by_letters_are_written_by_letters(text: str) -> None:
    assert body(text).replace("  ", " ") == text.replace("  ", " ")
