"""Style sheets compiled in an earlier run: the same, with the same errors told."""

from __future__ import annotations

import pytest

from pubkit import theme as themes
from pubkit.theme import rules
from tests.remembering import Shelf

FILES = {
    "themes/mine/theme.toml": b'name = "mine"\nextends = "plain"\n',
    "themes/mine/base.css": b"p { color: var(--pk-color-nowhere) } h1 { margin: 0 }",
}


def test_errors_are_told_of_sheets_that_are_not_compiled_again() -> None:
    shelf = Shelf()
    told = []
    for _ in range(2):
        own = shelf.world(FILES)
        css = themes.load("mine", own).css("html", {})
        told.append((css, [(d.code, d.message, d.place) for d in own.diagnostics]))
    assert len(shelf.made) == 1
    assert told[0] == told[1]
    assert [code for code, *_ in told[0][1]] == ["token-unknown"]


def test_sheets_known_from_an_earlier_run_are_not_even_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Shelf()
    first = themes.load("daily", shelf.world({}))
    before = [(first.css(target, {}), first.lettering(target)) for target in themes.TARGETS]

    def refuse(*told: object) -> None:
        raise AssertionError(told)

    monkeypatch.setattr(rules, "read", refuse)
    again = themes.load("daily", shelf.world({}))
    assert [(again.css(t, {}), again.lettering(t)) for t in themes.TARGETS] == before


@pytest.mark.parametrize("change", ["sheet", "token", "page"])
def test_whatever_matters_has_them_compiled_anew(change: str) -> None:
    shelf = Shelf()
    themes.load("mine", shelf.world(FILES)).css("pdf", {})
    files = dict(FILES)
    if change == "sheet":
        files["themes/mine/print.css"] = b"p { margin: 1em }"
    tokens = {"color-text": "#111111"} if change == "token" else {}
    page = "a5" if change == "page" else None
    themes.load("mine", shelf.world(files), tokens).css("pdf", {}, page)
    assert len(shelf.made) == 2
