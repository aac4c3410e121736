"""Drawings that look the same are drawn once, and nobody can tell."""

from __future__ import annotations

import pytest

from pubkit.backends.pdf.engine import drawings
from pubkit.build import article
from pubkit.build.article import Request
from pubkit.world import World

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g fill="red" opacity="{}">'
    '<path d="M0 0h9v9z" stroke="blue" stroke-opacity="{}"/></g></svg>'
)
TEXT = "Words $a$, $a$.\n\n![x](a.svg) ![x](a.svg)\n\n![y](b.svg) ![y](b.svg)\n\n# $a$\n\n"


def typeset() -> bytes:
    files = {
        "a.md": ("---\ntitle: A\n---\n\n" + TEXT * 20).encode(),
        "a.svg": SVG.format(1, 1).encode(),
        "b.svg": SVG.format(0.5, 0.5).encode(),
    }
    request = Request(root=".", formats=("pdf",))
    return article.build("a.md", request, World.fake(files)).artifacts[0].data


def test_repeated_drawings_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    repeated: list[drawings.Ink] = []
    repeat = drawings._repeat

    def watched(ink: drawings.Ink, stream: object) -> None:
        repeated.append(ink)
        repeat(ink, stream)

    monkeypatch.setattr(drawings, "_repeat", watched)
    once = typeset()
    assert len(repeated) > 60
    assert not any(b"0.5" in operator for ink in repeated for operator in ink.operators[:9])
    monkeypatch.setattr(drawings, "_plain", lambda stream, begin: None)
    repeated.clear()
    assert typeset() == once
    assert not repeated
