"""Words in drawings are set in the theme's faces, which the drawing carries."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from pubkit.backends import Options
from pubkit.backends.epub.pictures import on_white
from pubkit.backends.html.pictures import data_url
from pubkit.build.article import Request, build
from pubkit.model.document import Asset
from pubkit.theme import Theme, load, typefaces
from pubkit.theme.drawings import lettered
from pubkit.world import World
from tests import judges

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">'
FACE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);'
    r'src:url\("data:font/woff;base64,([^"]+)"\)'
)


@cache
def plain() -> Theme:
    return load("plain", World.fake({}))


def drawn(inner: str, language: str = "en") -> str:
    asset = Asset("a.svg", "image/svg+xml", f"{HEAD}{inner}</svg>".encode(), 400, 60, "a.svg")
    return lettered({"a": asset}, plain(), language)["a"].data.decode()


def faces(drawing: str) -> dict[tuple[str, int, str], set[str]]:
    """Return the characters of each face that a drawing carries."""
    found = {}
    for family, weight, style, data in FACE.findall(drawing):
        font = TTFont(io.BytesIO(b64decode(data)))
        assert font["name"].getDebugName(16) == family
        found[family, int(weight), style] = set(map(chr, font.getBestCmap()))
    return found


@pytest.mark.parametrize(
    ("inner", "face"),
    [
        ("<text>{}</text>", ("PK Sans", 400, "normal")),
        ('<text font-family="serif">{}</text>', ("PK Serif", 400, "normal")),
        ('<g font-family="monospace"><text>{}</text></g>', ("PK Mono", 400, "normal")),
        (
            '<text style="font-family:serif;font-style:italic">{}</text>',
            ("PK Serif", 400, "italic"),
        ),
        ('<text font-weight="bold">{}</text>', ("PK Sans", 600, "normal")),
        ('<text><tspan font-weight="700">{}</tspan></text>', ("PK Sans", 600, "normal")),
        ("<style>text{{font-family:serif}}</style><text>{}</text>", ("PK Serif", 400, "normal")),
        (
            '<style>*{{font-family:serif}}</style><text font-family="monospace">{}</text>',
            ("PK Serif", 400, "normal"),
        ),
    ],
)
def test_a_drawing_carries_the_face_of_its_words(inner: str, face: tuple[str, int, str]) -> None:
    drawing = drawn(inner.format("Rainy"))
    carried = faces(drawing)
    assert set("Rainy") <= carried[face]
    assert "Q" not in carried[face]
    families = re.findall(r"font-family[:=]\"?(?:'|&quot;|\")?([\w ]+)", drawing)
    assert face[0] in families
    assert not {"serif", "sans-serif", "monospace"} & set(families)


def test_what_the_theme_lacks_comes_from_where_its_text_takes_it() -> None:
    drawing = drawn("<text>नमस्ते</text>")
    assert set("नम") <= faces(drawing)["PK Devanagari", 400, "normal"]
    assert ElementTree.fromstring(drawing).get("font-family", "").count('"PK Devanagari"') == 1


def test_names_that_nobody_sees_ask_for_no_face() -> None:
    drawing = drawn("<title>Quiz</title><text>Rain<title>Quiz</title></text>")
    assert not any("Q" in characters for characters in faces(drawing).values())


def test_a_drawing_without_words_stays_as_it_is() -> None:
    shape = '<path d="M0 0H9"/><style>text{font-family:serif}</style>'
    assert drawn(shape) == f"{HEAD}{shape}</svg>"


def test_page_and_book_show_the_same_drawing() -> None:
    files = {
        "a.md": b"# A\n\n![Words](d.svg)\n",
        "d.svg": f"{HEAD}<text>Rain</text></svg>".encode(),
    }
    shown, books = [], []
    for assets in ("inside", "beside"):
        request = Request(root=".", formats=("html", "epub"), options=Options(assets=assets))
        for artifact in build("a.md", request, World.fake(files)).artifacts:
            match artifact.name.rpartition(".")[2]:
                case "svg":
                    shown.append(artifact.data)
                case "epub":
                    book = ZipFile(io.BytesIO(artifact.data))
                    books += [book.read(n) for n in book.namelist() if n.endswith(".svg")]
                case "html" if assets == "inside":
                    found = re.search(rb'src="data:image/svg\+xml;base64,([^"]+)"', artifact.data)
                    shown.append(b64decode(found[1]) if found else b"")
    assert len(shown) == len(books) == 2
    assert len(set(shown)) == 1
    assert set(books) == {on_white(shown[0])}
    assert b"@font-face" in shown[0]


@pytest.mark.judge
@pytest.mark.xdist_group("judges")
@pytest.mark.parametrize(
    ("generic", "family"),
    [("serif", "PK Serif"), ("sans-serif", "PK Sans"), ("monospace", "PK Mono")],
)
def test_a_word_in_a_drawing_looks_as_on_the_page(
    generic: str, family: str, tmp_path: Path
) -> None:
    words = '<text y="40" font-size="32" font-family="{}">Rain, 1987</text>'
    (tmp_path / "d.svg").write_text(drawn(words.format(generic)), "utf-8")
    own = {f.name: data_url(f.media_type, f.data) for f in plain().fonts("html", "Rain, 1987")}
    sheet = typefaces.font_faces(plain().roles, own, "epub")
    bodies = {
        "picture": '<img alt="" src="d.svg"/>',
        "page": f"{HEAD}{words.format(family)}</svg>",
        "other": f"{HEAD}{words.format('no such family')}</svg>",
    }
    for name, body in bodies.items():
        page = f"<!DOCTYPE html><title>a</title><style>{sheet}*{{margin:0}}</style>{body}"
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    pages = [tmp_path / f"{name}.html" for name in bodies]
    picture, inline, strange = map(_gray, judges.screenshot(pages, [420], ["light"], tmp_path))
    # Glyphs stand on whole pixels in the one, between them in the other.
    assert _unlike(picture, inline) < _unlike(picture, strange) / 5


@pytest.mark.judge
@pytest.mark.xdist_group("judges")
def test_a_drawing_without_a_ground_is_seen_on_a_dark_page(tmp_path: Path) -> None:
    files = {
        "a.md": b"# A\n\n![Words](d.svg)\n",
        "d.svg": f"{HEAD}<text>Rain</text></svg>".encode(),
    }
    (page,) = build("a.md", Request(root=".", formats=("html",)), World.fake(files)).artifacts
    (tmp_path / "a.html").write_bytes(page.data)
    (shot,) = judges.screenshot([tmp_path / "a.html"], [420], ["dark"], tmp_path)
    light = sum(Image.open(shot).convert("L").histogram()[200:])
    assert light > 380 * 50


def _gray(file: Path) -> Image.Image:
    return Image.open(file).convert("L").crop((0, 0, 400, 60))


def _unlike(one: Image.Image, another: Image.Image) -> int:
    return sum(ImageChops.difference(one, another).reduce(2).tobytes())
