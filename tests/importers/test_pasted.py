"""Pasted text: every word stays, in order, and what is unsure is told."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.diagnostics import Diagnostic
from pubkit.importers.markdown_writer import write
from pubkit.importers.pasted import read_pasted
from pubkit.model.document import Author, Document
from pubkit.model.nodes import Heading, List, Paragraph, Quote
from pubkit.model.words import words
from pubkit.reader import read
from pubkit.world import World

LONG = (
    "The water rose through the night and nobody in the lower town slept, for the bell at the "
    "mill rang at every hand that the gauge had gained, as it was bound to do."
)


def pasted(text: str) -> tuple[Document, list[Diagnostic]]:
    world = World.fake({})
    return read_pasted(text, PurePosixPath("story.txt"), world), world.diagnostics


def word_list(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def shown(document: Document) -> list[str]:
    return word_list(" ".join(words(document)))


def moved(document: Document) -> list[str]:
    """Return the words that went into the front matter, in the order of a story's head."""
    m = document.metadata
    names = " ".join(author.name for author in m.authors)
    credit = m.image.rights.credit if m.image else ""
    return word_list(f"{m.headline} {names} {credit or ''} {m.dateline or ''}")


STORY = f"""A river comes back

By | Example Reporter

March 2, 2026\x20

Above image was taken from the dyke. Fair use.

LOWER VALLEY — {LONG}


We have waited for this! It is ours again!” tweeted Keeper Example, who reads the gauge.

“Nobody believed it when the stones began to move.

Now they all say they knew,” said the baker of the town.

It was never gone. It was only asleep.”

{LONG}
"""


def test_a_story_as_it_was_pasted() -> None:
    document, found = pasted(STORY)
    metadata = document.metadata
    assert metadata.headline == "A river comes back"
    assert metadata.authors == (Author("Example Reporter"),)
    assert metadata.published == "2026-03-02"
    assert metadata.dateline == "LOWER VALLEY"
    assert metadata.image is not None
    assert metadata.image.rights.credit == "Above image was taken from the dyke. Fair use."
    kinds = [type(block) for block in document.children]
    assert kinds == [Paragraph, Quote, Quote, Quote, Paragraph]
    doubts = {(d.place.line, d.message) for d in found if d.place}
    assert (11 + 1, "this quotation has no opening mark") in doubts
    assert (18, "nobody is named as the speaker") in doubts


def test_no_word_of_it_is_lost_moved_or_invented() -> None:
    document, _ = pasted(STORY)
    head = word_list(STORY[: STORY.index("LOWER VALLEY")])
    taken = {"By", "March", "2", "2026"}
    assert [w for w in head if w not in taken] + ["LOWER", "VALLEY"] == moved(document)
    body = word_list(STORY[STORY.index("LOWER VALLEY") + len("LOWER VALLEY") :])
    assert shown(document) == body


def test_what_is_written_reads_back_as_the_same_story() -> None:
    document, _ = pasted(STORY)
    world = World.fake({})
    again = read(write(document), PurePosixPath("story.md"), world)
    assert again is not None
    assert shown(again) == shown(document)
    assert again.metadata.headline == document.metadata.headline
    assert [d.code for d in world.diagnostics] == ["image-unset"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Example", ("Jane Example",)),
        ("By | Jane Example", ("Jane Example",)),
        ("By Jane Example and John Example", ("Jane Example", "John Example")),
        ("Von Jana Beispiel und Jan Beispiel", ("Jana Beispiel", "Jan Beispiel")),
        ("By the time the water fell the town had gone", ()),
        ("By noon it was over.", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    document, _ = pasted(f"A headline\n\n{line}\n\n{LONG}\n")
    assert tuple(a.name for a in document.metadata.authors) == names


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("November 8, 2020", "2020-11-08"),
        ("8 November 2020", "2020-11-08"),
        ("Published: 2020-11-08", "2020-11-08"),
        ("08.11.2020", "2020-11-08"),
        ("8. November 2020", "2020-11-08"),
        ("8 noyabr 2020", "2020-11-08"),
        ("8 de noviembre de 2020", "2020-11-08"),
        ("03/04/2020", None),
    ],
)
def test_dates(line: str, date: str | None) -> None:
    document, _ = pasted(f"A headline\n\n{line}\n\n{LONG}\n")
    assert document.metadata.published == date


def wrap(text: str, width: int = 60, gap: str = "\n") -> str:
    import textwrap

    return gap.join(textwrap.wrap(text, width))


def test_hard_wrapped_and_double_spaced_lines_become_paragraphs() -> None:
    body = [f"{LONG} {n}." for n in range(4)]
    for gap, between in (("\n", "\n\n"), ("\n\n", "\n\n")):
        document, _ = pasted("A headline\n\n" + between.join(wrap(p, gap=gap) for p in body))
        assert len(document.children) == 4, gap
        assert shown(document) == word_list(" ".join(body))


def test_lists_and_subheads() -> None:
    document, found = pasted(f"A headline\n\n{LONG}\n\nThe second part\n\n{LONG}\n\n- one\n- two\n")
    assert [type(b) for b in document.children] == [Paragraph, Heading, Paragraph, List]
    assert [d.message for d in found] == ["taken for a heading"]


@pytest.mark.parametrize("text", ["", "\n\n", "x", "“", "”", '"', "- ", "By", "\x00", "1. a\n3. b"])
def test_scraps_do_no_harm(text: str) -> None:
    document, _ = pasted(text)
    assert write(document)


PARTS = st.sampled_from(
    ["said Example", "“", "”", '"', "word", "Then it rained.", "\n", "\n\n", " ", "- ", "1. ",
     "By Jane Example", "March 2, 2026", "tweeted X", "—", "according to Example", LONG]
)  # fmt: skip


@given(st.lists(PARTS, max_size=30))
def test_words_of_any_text_stay_in_their_order(parts: list[str]) -> None:
    text = " ".join(parts)
    document, _ = pasted(text)
    given_words = word_list(text)
    left = shown(document)
    iterator = iter(given_words)
    assert all(word in iterator for word in left), "a word was invented or moved"
    metadata = document.metadata
    elsewhere = Counter(moved(document))
    elsewhere["By"] += len(metadata.authors)
    elsewhere.update(["March", "2", "2026"] if metadata.published else [])
    elsewhere["1"] += len(given_words)  # the number of an item is drawn by its list
    assert not Counter(given_words) - Counter(left) - elsewhere, "a word was lost"
