"""What pandoc writes beside tables, and what Notion and Ghost write."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.model.words import running_text
from pubkit.world import World
from tests.reader.test_dialect import nodes


def said(text: str) -> tuple[str, list[str]]:
    """Return the words of `text`, and the findings."""
    world = World.fake({})
    document = reader.read(f"---\ntitle: T\n---\n\n{text}\n", PurePosixPath("a.md"), world)
    assert document is not None
    return running_text(document), [d.message for d in world.diagnostics]


@pytest.mark.parametrize(
    ("text", "shown", "told"),
    [
        ("A `<br>`{=html} b `<!-- -->`{=html}c", "A b c", []),
        (
            "A `\\pagebreak`{=latex} b",
            "A b",
            ['what is for the format "latex" alone is left out'],
        ),
        ("```{=html}\n<p>In <b>bold</b></p>\n```", "In bold", []),
        (
            "```{=openxml}\n<w:p/>\n```\n\nEnd",
            "End",
            ['what is for the format "openxml" alone is left out'],
        ),
        ("`a`{.b} and `{=html}`", "a and {=html}", []),
    ],
)
def test_what_is_for_one_format_alone(text: str, shown: str, told: list[str]) -> None:
    words, found = said(text)
    assert " ".join(words.split()).removeprefix("T ") == shown
    assert found == told


def test_lines_after_bars_end_where_they_end() -> None:
    (block,) = nodes("| One *two*\n|    three\n|\n| four")
    assert isinstance(block, n.Paragraph)
    assert sum(isinstance(node, n.LineBreak) for node in block.children) == 3
    for table in ("| a | b |\n|---|---|\n| c | d |", "| a\n|---\n| b", "| a | b |\n| c | d |"):
        assert not any(isinstance(node, n.LineBreak) for node in getattr(
            nodes(table)[0], "children", ()
        ))  # fmt: skip
    assert isinstance(nodes("| a | b |\n|---|---|\n| c | d |")[0], n.Table)


@pytest.mark.parametrize("icon", ["💡 ", '<img src="/icons/a.svg" alt="/icons/a.svg" />\n\n'])
def test_callouts_of_notion_hold_markdown(icon: str) -> None:
    (aside,) = nodes(f"<aside>\n{icon}Some **bold** words.\n\n</aside>")
    assert isinstance(aside, n.Aside)
    (paragraph,) = aside.children
    assert isinstance(paragraph, n.Paragraph)
    assert any(isinstance(node, n.Strong) for node in paragraph.children)


def test_cards_of_ghost_keep_their_link() -> None:
    card = (
        '<figure class="kg-card"><a href="https://example.org/x"><div class="kg-content">'
        '<div class="kg-title">The title</div><div>What it says.</div></div></a></figure>'
    )
    links = [node for node in walk(nodes(card)) if isinstance(node, n.Link)]
    assert [(link.url, plain_text(link.children)) for link in links] == [
        ("https://example.org/x", "The title")
    ]


def test_what_word_deleted_is_not_published() -> None:
    by = 'author="Desk" date="2026-01-01T00:00:00Z"'
    words, found = said(
        f"It is [new]{{.insertion {by}}}[old]{{.deletion {by}}}, "
        f'[check this]{{.comment-start id="0" {by}}}here[]{{.comment-end id="0"}}.'
    )
    assert " ".join(words.split()).removeprefix("T ") == "It is new, here."
    assert found == [
        "words that were deleted in Word are left out",
        "a comment of Word is left out",
    ]
