"""Tags of HTML cannot pass for what the reader makes of Markdown."""

from __future__ import annotations

import pytest

from pubkit.reader.elements import OURS
from tests.hostile.test_vectors import build
from tests.hostile.vectors import article

PLACES = (
    "<{}>words</{}>",
    "a <{}>words</{}> b",
    "<div>\n<{}>words</{}>\n</div>",
    "<{} id=x note=0 what=y kind=note marker=! info=z closed=yes>words</{}>\n\nb[^1]\n\n[^1]: c",
    "<:{}>words</:{}>",
)


@pytest.mark.parametrize("name", sorted(OURS))
@pytest.mark.parametrize("place", PLACES)
def test_a_tag_of_that_name_keeps_its_words(name: str, place: str) -> None:
    outcome = build(article(place.format(name, name)), "html")
    assert not outcome.failed
    assert b"words" in outcome.artifacts[0].data.split(b"<main", 1)[1]


def test_a_component_may_have_a_name_of_ours() -> None:
    outcome = build(article("<Admonition type='tip'>\n\nwords\n\n</Admonition>"), "html")
    assert b'<div class="alert tip"' in outcome.artifacts[0].data
    assert not outcome.diagnostics


def test_a_tag_cannot_call_notes() -> None:
    note = "[^1]\n\n[^1]: " + "word " * 1000
    outcome = build(article("<note-call note=0></note-call>" * 1000 + note), "html")
    assert len(outcome.artifacts[0].data) < 200_000
