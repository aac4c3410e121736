"""Characters that no font has, and glyphs that spell something else."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont

from pubkit import parity
from pubkit.build.article import Request, build
from pubkit.theme.fitting import fit
from pubkit.world import World
from tests.pdf.press import PlainTheme, printed

NOWHERE = "\U0010fffd"  # for private use: no font has it


def test_a_box_stands_for_a_character_without_a_glyph() -> None:
    source = f"---\nheadline: Rain {NOWHERE}\n---\n\nWords {NOWHERE}{NOWHERE} and *{NOWHERE}*.\n"
    result = printed(source)
    assert result.data
    assert result.codes == ["glyph-missing"]
    assert "U+10FFFD" in result.world.diagnostics[0].message
    shown = parity.pdf_text(result.data)
    assert shown.running.count(NOWHERE) == 4


def test_lines_that_their_glyphs_misspell_are_told() -> None:
    # The font has one glyph for the letters of each pair; a reader gets the one it meets first.
    source = "---\nheadline: Hindi\nlanguage: hi\n---\n\nक कि की संहिता प्रोत्साहित\n"
    result = printed(source)
    if result.codes:  # no font for it on this system
        assert set(result.codes) == {"glyph-missing"}
    assert "प्रोत्साहित" in parity.pdf_text(result.data).running


def test_hyphens_of_the_engine_are_soft() -> None:
    word = "responsibilities of characterisation " * 20
    theme = PlainTheme("p{hyphens:auto!important}")
    shown = parity.pdf_text(printed(f"---\nheadline: A\n---\n\n{word}\n", theme=theme).data)
    assert "\u2010" not in shown.running
    assert any(c in shown.running for c in "\xad\x02")


def test_words_are_set_in_the_faces_of_the_theme_and_no_others() -> None:
    source = "---\nheadline: A\n---\n\nWords, *more*, **bold**, `code`^[Note.]\n\n- [ ] task\n"
    with pikepdf.open(io.BytesIO(printed(source).data)) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert {name.partition("-")[0] for name in names} == {"PK"}
    assert {"PK-Serif", "PK-Serif-Italic", "PK-Serif-Semi-Bold", "PK-Mono"} <= names


def test_words_in_drawings_are_set_in_the_faces_of_the_theme(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">'
        '<text y="10" font-family="Helvetica">Γ one</text><text y="20">two</text>'
        "</svg>"
    )
    (tmp_path / "a.md").write_text("---\nheadline: A\n---\n\n![Words](d.svg)\n", "utf-8")
    (tmp_path / "d.svg").write_text(drawing, "utf-8")
    outcome = build("a.md", Request(root=str(tmp_path), formats=("pdf",)), World.at(tmp_path))
    with pikepdf.open(io.BytesIO(outcome.artifacts[0].data)) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert "PK-Sans" in names
    assert {name.partition("-")[0] for name in names} == {"PK"}


def test_a_space_follows_a_character_that_a_stand_in_shows() -> None:
    # Pango gives a space after it no font at all, unless its own has one; the engine then crashes.
    theme = PlainTheme()
    files = fit(theme, "pdf", ("<html><body>\u306e T \u2211 \u65e5</body></html>",), "", "ja").files
    spaceless = [f.name for f in files if 0x20 not in TTFont(io.BytesIO(f.data)).getBestCmap()]
    assert len(files) > 2
    assert not spaceless
