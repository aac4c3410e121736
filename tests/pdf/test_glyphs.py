"""Characters that no font has, and glyphs that spell something else."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont

from pubkit import parity
from pubkit.backends.pdf.engine.embedding import subset
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


def test_many_characters_without_a_glyph_are_told_together() -> None:
    nowhere = "".join(map(chr, range(0x10F000, 0x10F00C)))
    result = printed(f"---\nheadline: Rain\n---\n\n{nowhere}\n")
    assert result.codes == ["glyph-missing"] * 5
    assert "8 more characters" in result.world.diagnostics[-1].message


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
    wanted = {"sans-serif": "Γ", "serif": "Δ", "monospace": "Θ", "Helvetica": "Λ"}
    words = "".join(
        f'<text y="{20 * n}" font-family="{family}">{letter}</text>'
        for n, (family, letter) in enumerate(wanted.items(), 1)
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="99">{words}</svg>'
    source = "---\nheadline: A\n---\n\nWords, `code`.\n\n![Words](d.svg)\n"
    (tmp_path / "a.md").write_text(source, "utf-8")
    (tmp_path / "d.svg").write_text(drawing, "utf-8")
    outcome = build("a.md", Request(root=str(tmp_path), formats=("pdf",)), World.at(tmp_path))
    with pikepdf.open(io.BytesIO(outcome.artifacts[0].data)) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]
        spelt = {
            str(font.BaseFont).partition("+")[2]: font.ToUnicode.read_bytes() for font in fonts
        }
    faces = {
        family: [name for name, table in spelt.items() if b"<%04x>" % ord(letter) in table]
        for family, letter in wanted.items()
    }
    assert faces == {
        "sans-serif": ["PK-Sans"],
        "serif": ["PK-Serif"],
        "monospace": ["PK-Mono"],
        "Helvetica": ["PK-Sans"],
    }


def test_a_keycap_is_one_picture_and_other_digits_are_text() -> None:
    source = "---\nheadline: A\n---\n\nPress 1\ufe0f\u20e3, not 2.\n"
    with pikepdf.open(io.BytesIO(printed(source).data)) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]
        spelt = {str(f.BaseFont).partition("+")[2]: f.ToUnicode.read_bytes() for f in fonts}
    assert "PK-Emoji" in spelt
    assert b"<0031>" not in spelt["PK-Serif"]
    assert b"<0032>" in spelt["PK-Serif"]


def test_an_embedded_font_keeps_the_places_of_its_glyphs_and_no_others() -> None:
    (whole,) = (f.data for f in fit(PlainTheme(), "pdf", ("<p>rain</p>",), "", "en").files[:1])
    places = TTFont(io.BytesIO(whole))
    glyphs = {places.getGlyphID(places.getBestCmap()[ord(letter)]): letter for letter in "rn"}
    kept = TTFont(io.BytesIO(subset(whole, glyphs, boxed=False)))
    names, outlines = kept.getGlyphOrder(), kept["glyf"]
    drawn = {place for place, name in enumerate(names) if outlines[name].numberOfContours}
    assert drawn == set(glyphs)
    assert not {"GSUB", "GPOS"} & set(kept.keys())


def test_a_space_follows_a_character_that_a_stand_in_shows() -> None:
    # Pango gives a space after it no font at all, unless its own has one; the engine then crashes.
    theme = PlainTheme()
    files = fit(theme, "pdf", ("<html><body>\u306e T \u2211 \u65e5</body></html>",), "", "ja").files
    spaceless = [f.name for f in files if 0x20 not in TTFont(io.BytesIO(f.data)).getBestCmap()]
    assert len(files) > 2
    assert not spaceless
