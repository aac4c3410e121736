"""A layout that takes too long is given up, and told at the words that were being set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.backends.pdf.engine import patience
from pubkit.build import article
from pubkit.build.article import Outcome, Request
from pubkit.diagnostics import Diagnostic
from pubkit.world import World

# A call back from C, as one of the collector of garbage, may swallow the first alarm of many.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

QUICK = "A sentence that takes no time at all.\n\n" * 20


def slow(body: str, monkeypatch: pytest.MonkeyPatch) -> Diagnostic:
    monkeypatch.setattr(patience, "SECONDS", 0.3)
    monkeypatch.setattr(patience, "SECONDS_PER_CHARACTER", 0.0)
    world = World.fake({"a.md": f"---\ntitle: Slow\n---\n\n{body}".encode()})
    outcome = article.build("a.md", Request(root=".", formats=("pdf",)), world)
    assert not outcome.artifacts
    return next(d for d in outcome.diagnostics if d.code == "pdf-slow")


def test_it_is_told_where(monkeypatch: pytest.MonkeyPatch) -> None:
    words = QUICK + "| a | b |\n|---|---|\n" + "| cell | cell |\n" * 3000
    found = slow(words, monkeypatch)
    assert found.place is not None
    assert 44 < found.place.line <= 3047
    assert "|" in found.place.excerpt


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def drawn(monkeypatch: pytest.MonkeyPatch, draw: Callable[..., None]) -> Outcome:
    """Return an article whose drawing, on line 7, is drawn by `draw`."""
    from pubkit.backends.pdf.engine.libraries import load_engine

    load_engine()
    from weasyprint.svg import SVG

    monkeypatch.setattr(SVG, "draw", draw)
    text = "---\ntitle: A\n---\n\nWords.\n\n![A square](a.svg)\n\nMore.\n"
    world = World.fake({"a.md": text.encode(), "a.svg": DRAWING.encode()})
    return article.build("a.md", Request(root=".", formats=("pdf",)), world)


def test_a_drawing_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.5)

    def draw(*arguments: object) -> None:
        while True:
            pass

    outcome = drawn(monkeypatch, draw)
    assert not outcome.artifacts
    found = next(d for d in outcome.diagnostics if d.code == "pdf-slow")
    assert found.place is not None
    assert 5 <= found.place.line <= 9


def test_a_drawing_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*arguments: object) -> None:
        raise MemoryError

    outcome = drawn(monkeypatch, draw)
    assert outcome.artifacts
    (found,) = outcome.diagnostics
    assert (found.code, found.place and found.place.line) == ("pdf-picture-lost", 7)
    assert '"A square" (MemoryError)' in found.message
