"""No character that outputs may not hold reaches them, however it is written."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit.diagnostics import Source
from pubkit.markup import characters
from pubkit.reader.edition import read_edition
from pubkit.reader.limits import clean
from pubkit.world import World
from tests.hostile.test_vectors import build

FORMS = ("html", "epub", "pdf")
ESCAPES = ("\\u001b", "\\uFFFE", "\\u0000", "\\u009b", "\\U0001FFFF", "\\u202e")


def test_what_reading_lets_pass_markup_can_hold() -> None:
    """Else print would be compared with words that no output has."""
    for start in range(0, 0x110000, 0x1000):
        text = "".join(map(chr, range(start, start + 0x1000)))
        read = clean(Source("a.md", text.replace("\r", "\n")), World.fake({}))
        assert characters.clean(read) == read


@pytest.mark.parametrize("fence", ["---", "+++"])
@pytest.mark.parametrize("escape", ESCAPES)
def test_escapes_in_front_matter_write_none(escape: str, fence: str) -> None:
    sign = ": " if fence == "---" else " = "
    keys = ("title", "kicker", "standfirst", "section", "dateline", "author", "description")
    told = "".join(f'{key}{sign}"a{escape}b"\n' for key in keys)
    outcome = build(f"{fence}\n{told}{fence}\n\nWords.\n", *FORMS)
    assert len(outcome.artifacts) == len(FORMS)
    found = [d for d in outcome.diagnostics if d.code == "character-forbidden"]
    assert [d.place.line for d in found if d.place] == list(range(2, 2 + len(keys)))
    assert {d.code for d in outcome.diagnostics} <= {"character-forbidden", "glyph-missing"}


def test_escapes_in_an_edition_write_none() -> None:
    files = {
        "e/edition.yml": b'title: "a\\u001bb"\narticles: [a.md]\n',
        "e/a.md": b"# A\n\nWords.\n",
    }
    world = World.fake(files)
    plan = read_edition(PurePosixPath("e/edition.yml"), world)
    assert plan is not None
    assert [(d.code, d.place and d.place.line) for d in world.diagnostics] == [
        ("character-forbidden", 1)
    ]
