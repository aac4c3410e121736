"""A layout that takes too long is given up, and told at the words that were being set."""

from __future__ import annotations

import pytest

from pubkit.backends.pdf.engine import patience
from pubkit.build import article
from pubkit.build.article import Request
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
