"""Sheets with two pages: in which order they are read once printed, folded and cut."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from pubkit.backends import Options, pdf
from pubkit.backends.pdf.press.imposition import impose, pairs
from pubkit.build.agreement import check_words
from pubkit.world import World
from tests.pdf.press import PlainTheme, article, printed

SOURCE = "---\ntitle: Sheets\nlanguage: en\n---\n\n" + "\n\n".join(
    f"## Part {n}\n\n" + f"Word {n} after word. " * 200 for n in range(6)
)


@pytest.mark.parametrize("count", range(1, 18))
@pytest.mark.parametrize("from_right", [False, True])
def test_folded_sheets_read_in_order(count: int, *, from_right: bool) -> None:
    sides = list(pairs(count, "booklet", from_right=from_right))
    assert len(sides) % 2 == 0
    leaves = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        # A leaf shows the half of the front, and what is printed on the back of that half.
        first = (front[0], back[1]) if from_right else (front[1], back[0])
        second = (back[0], front[1]) if from_right else (back[1], front[0])
        leaves.append((first, second))
    outside_in = [page for first, _ in leaves for page in first]
    inside_out = [page for _, second in reversed(leaves) for page in second]
    assert outside_in + inside_out == list(range(len(sides) * 2))


def test_two_up() -> None:
    assert list(pairs(3, "2up", from_right=False)) == [(0, 1), (2, 3)]
    assert list(pairs(3, "2up", from_right=True)) == [(1, 0), (3, 2)]


def halves(data: bytes) -> list[tuple[str, str]]:
    """Return the words at the left and at the right of each side."""
    file = pypdfium2.PdfDocument(data)
    found = []
    for page in file:
        width, height = page.get_size()
        text = page.get_textpage()
        left = text.get_text_bounded(0, 0, width / 2, height)
        found.append((left, text.get_text_bounded(width / 2, 0, width, height)))
    return found


@pytest.mark.parametrize("kind", ["2up", "booklet"])
def test_sheets_show_the_pages(kind: str) -> None:
    told = article(SOURCE)
    world = World.fake({})
    options = Options(page="a5", impose="booklet" if kind == "booklet" else "2up")
    built = pdf.build(told, PlainTheme(), options, world)
    whole, sheets = built.artifacts
    assert sheets.name == f"article/article-{kind}.pdf"
    assert [d.code for d in world.diagnostics] == ["pdf-imposed"]
    file = pypdfium2.PdfDocument(whole.data)
    pages = [page.get_textpage().get_text_bounded() for page in file]
    order = pairs(len(pages), options.impose or "2up", from_right=False)
    wanted = [tuple(pages[n] if n < len(pages) else "" for n in pair) for pair in order]
    shown = halves(sheets.data)
    assert [[s.split() for s in side] for side in shown] == [[s.split() for s in w] for w in wanted]
    check_words(told, built.artifacts, world)
    assert "words-differ" not in [d.code for d in world.diagnostics]


def test_pages_of_inner_sheets_creep_to_the_fold() -> None:
    data = printed(SOURCE).data
    moved = [_edges(impose(data, "booklet", from_right=False, creep=c)) for c in (0, 10)]
    for side, (still, crept) in enumerate(zip(*moved, strict=True)):
        for place, (before, after) in enumerate(zip(still, crept, strict=True)):
            shift = side // 2 * 10 * (-1 if place else 1)
            assert after == pytest.approx([edge + shift for edge in before], abs=0.01)


def _edges(sheets: bytes) -> list[list[list[float]]]:
    """Return how far left and right the letters of each half of each side reach."""
    found = []
    for page in pypdfium2.PdfDocument(sheets):
        text, fold = page.get_textpage(), page.get_width() / 2
        boxes = [text.get_charbox(n, loose=True) for n in range(text.count_chars())]
        halves = [[b for b in boxes if (b[0] > fold) is right] for right in (False, True)]
        found.append(
            [[min(b[0] for b in half), max(b[2] for b in half)] for half in halves if half]
        )
    return found


def test_sheets_claim_nothing_and_keep_their_bytes() -> None:
    data = printed(SOURCE, variant="a-3a").data
    sheets = impose(data, "booklet", from_right=False)
    assert sheets == impose(data, "booklet", from_right=False)
    with pikepdf.open(io.BytesIO(sheets)) as file:
        assert not {"/Metadata", "/MarkInfo", "/StructTreeRoot"} & set(file.Root.keys())
        assert str(file.docinfo.Title) == "Sheets"
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert all("/Annots" not in page.obj for page in file.pages)
