"""Notes of the printed page stand on the page of their call."""

from __future__ import annotations

import random

import pytest

from pubkit.backends import Options, pdf
from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import article

THEMES = ("book", "daily", "magazine", "plain", "report")


def words(chance: random.Random, count: int) -> str:
    lengths = (chance.randint(2, 9) for _ in range(count))
    return " ".join("".join(chance.choices("aeilnorstu", k=length)) for length in lengths)


def noted(seed: int, most: int) -> str:
    """Return an article of fifteen paragraphs with up to `most` notes each."""
    chance = random.Random(seed)
    pieces = ["---\ntitle: Notes\nlanguage: en\n---"]
    notes: list[str] = []
    for number in range(15):
        text = words(chance, chance.randint(20, 110)).split()
        for _ in range(chance.randint(1, most)):
            label = f"[^{len(notes) + 1}]"
            text[chance.randrange(len(text))] += label
            notes.append(f"{label}: {words(chance, chance.randint(4, 40))}")
        pieces.append(" ".join(text))
        if number % 6 == 2:
            pieces.append(f"## {words(chance, 3)}")
        if number % 6 == 5:
            pieces.append("\n".join(f"- {words(chance, 9)}" for _ in range(4)))
    return "\n\n".join(pieces + notes)


def said(source: str, theme: str) -> list[str]:
    """Return what is said of the PDF: nothing when all notes stand where they should."""
    world = World.fake({})
    built = pdf.build(article(source), load(theme, world), Options(), world)
    assert built.artifacts
    return [diagnostic.code for diagnostic in world.diagnostics]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("most", [1, 5])
def test_notes_stay_with_their_calls(theme: str, most: int) -> None:
    assert said(noted(most, most), theme) == []


def test_a_note_that_cannot_stay_is_told() -> None:
    chance = random.Random(1)
    before, note = words(chance, 300), words(chance, 800)
    source = f"---\ntitle: A\n---\n\n{before}[^1]\n\n[^1]: {note}\n"
    assert said(source, "plain") == ["note-parted"]
