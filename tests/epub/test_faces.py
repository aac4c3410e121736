"""A book carries the faces that it shows, and no other."""

import msgspec
import pytest

from pubkit import theme as themes
from pubkit.backends.epub.faces import places
from pubkit.model import nodes as n
from pubkit.theme import FontFile, Theme
from pubkit.theme.worn import needed
from pubkit.world import World
from tests.epub.shelf import article, paragraph, publish, words
from tests.fonts.made import tiny


@pytest.fixture(scope="module")
def plain() -> Theme:
    return themes.load("plain", World.fake({}))


def names(theme: Theme, *present: str, text: str = "abc") -> set[str]:
    found = needed(theme, "epub", text, "en", frozenset({"p", "h1", ".headline", *present}))
    return {font.name.removesuffix(".ttf") for font in found}


def test_faces_come_with_the_elements_that_are_set_in_them(plain: Theme) -> None:
    least = names(plain)
    assert {"pk-serif-400", "pk-display-600"} <= least
    assert not any("italic" in name or "mono" in name or "math" in name for name in least)
    assert {"pk-mono-400", "pk-mono-600"} <= names(plain, "code")
    assert {"pk-serif-400-italic", "pk-serif-600-italic"} <= names(plain, "em")
    assert "pk-sans-400" in names(plain, "figcaption")
    assert "pk-sans-400" not in least


def test_a_class_brings_its_face_only_when_it_is_there(plain: Theme) -> None:
    assert "pk-sans-400" in names(plain, ".byline", ".opening")
    assert "pk-mono-400" in names(plain, "pre", ".code")


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
    assert len(carried) > 5
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
