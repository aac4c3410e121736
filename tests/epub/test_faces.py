"""A book carries the faces that it shows, and no other."""

import msgspec
import pytest

from pubkit import theme as themes
from pubkit.backends.epub.faces import places
from pubkit.model import nodes as n
from pubkit.theme import FontFile
from pubkit.world import World
from tests.epub.shelf import article, paragraph, publish, words
from tests.fonts.made import tiny


def test_faces_with_the_same_glyphs_share_a_file() -> None:
    upright = FontFile("Tiny", 400, "normal", "tiny-400.ttf", tiny("ab"), "font/ttf")
    named = {"name": "tiny-400-italic.ttf", "style": "italic", "data": tiny("ab", family="Other")}
    slanted = msgspec.structs.replace(upright, **named)
    other = msgspec.structs.replace(upright, name="tiny-700.ttf", data=tiny("abc"))
    assert places((upright, slanted, other)) == {
        "tiny-400.ttf": "fonts/tiny-400.ttf",
        "tiny-400-italic.ttf": "fonts/tiny-400.ttf",
        "tiny-700.ttf": "fonts/tiny-700.ttf",
    }


def test_every_font_that_the_style_names_is_carried_and_no_other() -> None:
    stressed = n.Paragraph(children=(n.Emphasis(children=words("rain")), n.Code(text="x = 1")))
    book = publish(article(paragraph("Dry."), stressed), theme=themes.load("plain", World.fake({})))
    style = book.files["EPUB/style.css"].decode()
    carried = {name for name in book.files if name.startswith("EPUB/fonts/")}
    assert len(carried) > 2
    for name in carried:
        assert f'url("{name.removeprefix("EPUB/")}")' in style
    assert style.count("@font-face") == len(carried)
    assert {i.get("media-type") for i in book.package.iter() if "fonts/" in i.get("href", "")} == {
        "font/ttf"
    }


@pytest.mark.parametrize("name", themes.names())
def test_the_text_can_be_resized_in_every_theme(name: str) -> None:
    """`displayTransformability` is claimed, so no length may be told in absolute units."""
    style = themes.load(name, World.fake({})).css("epub", {})
    for declaration in (d for rule in style.split("}") for d in rule.partition("{")[2].split(";")):
        what, _, value = declaration.partition(":")
        if what in ("font-size", "line-height", "font"):
            assert not any(unit in value for unit in ("px", "pt", "cm", "mm", "in", "pc")), (
                declaration
            )
        assert "!important" not in value
