"""A web page on a reader's own printer."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit import theme
from pubkit.backends import Options, html
from pubkit.model import nodes as n
from pubkit.model.document import Publication
from pubkit.world import World
from tests.judges.kit import node, resolved
from tests.web.test_page import article, river, text

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("judges")]

TABLES = 60


def test_tables_keep_their_caption_and_paper_stays_white(tmp_path: Path) -> None:
    blocks = [b for number in range(TABLES) for b in (_table(number), *text("It rained. " * 9))]
    daily = theme.load("daily", World.fake({}))  # whose paper is not white on screens
    publication = Publication((article("rain", *blocks),), {"river.jpg": river()})
    [page] = html.build(publication, daily, Options(), World.fake({})).artifacts
    pages, corner = printed(page.data, tmp_path)
    assert corner == (255, 255, 255)
    for number in range(TABLES):
        marks = (f"caption{number}x", f"head{number}x", f"first{number}x", f"second{number}x")
        assert any(all(mark in page for mark in marks) for page in pages), number


def _table(number: int) -> n.Table:
    def row(word: str, *, head: bool = False) -> n.Row:
        return n.Row((n.Cell(text(f"{word}{number}x"), header=head),))

    words = f"caption{number}x {'of what fell in the valley ' * 6}"
    body = tuple(map(row, ("first", "second", "third")))
    return n.Table((row("head", head=True),), body, caption=(n.Text(words),))


def printed(page: bytes, folder: Path) -> tuple[list[str], tuple[int, ...]]:
    """Return the words of each printed page, and the colour of a corner."""
    import pypdfium2

    (folder / "page.html").write_bytes(page)
    paths = resolved([folder / "page.html"])
    assert node("print", "../../web/print.mjs", {"paths": paths}, paths) == []
    with pypdfium2.PdfDocument(folder / "page.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return pages, document[0].render().to_pil().convert("RGB").getpixel((60, 400))
