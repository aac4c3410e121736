"""The cover says the title, in any script, and nothing runs over its edge."""

import io
from itertools import groupby
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pubkit.backends.epub import bidi, cover
from pubkit.backends.epub.lettering import Lettering
from pubkit.backends.epub.paragraph import Box, fit
from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.theme import FontFile
from pubkit.theme.fonts import instance, load
from tests.epub.shelf import BARE, XHTML, BareTheme, article, publish
from tests.fonts.made import serif
from tests.remembering import Shelf
from tests.strategies import ASSETS

LATIN = "".join(map(chr, range(32, 127))) + "…éüŞəğ"


def _font(weight: int = 400) -> FontFile:
    faces = load({"text": serif()})["text"].faces
    face = next(f for f in faces if f.weight == weight and f.style == "normal")
    data = instance(face, frozenset(map(ord, LATIN)))
    return FontFile(face.family, weight, "normal", f"{face.name}.ttf", data, "font/ttf")


FONT = _font()
LOOK = cover.Look(
    paper="#ffffff",
    ink="#000000",
    muted="#000000",
    accent="#204080",
    title="PK Serif",
    text="PK Serif",
)


def drawn(rtl: bool = False, picture: d.Asset | None = None, **words: str) -> Image.Image:
    told = cover.Words(**{"title": "Rain returns", **words})
    data = cover.draw(_drawing(words=told, picture=picture, rtl=rtl))
    return Image.open(io.BytesIO(data)).convert("L")


def _drawing(**told: Any) -> cover.Drawing:
    plain = {"words": cover.Words(title="Rain returns"), "look": LOOK, "fonts": (FONT,)}
    return cover.Drawing(**{**plain, "picture": None, "language": "en", "rtl": False, **told})


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of all that is dark below the band."""
    below = image.crop((0, 500, image.width, image.height))
    box = below.point([255] * 90 + [0] * 166).getbbox()
    assert box
    return box


def test_the_cover_has_the_size_and_the_title_of_the_book() -> None:
    book = publish(article(), theme=BareTheme(FONT), cover=True)
    picture = Image.open(io.BytesIO(book.files["EPUB/images/cover.jpg"]))
    assert (picture.size, picture.format, picture.mode) == ((1600, 2560), "JPEG", "RGB")
    image = next(book.tree("cover.xhtml").iter(f"{XHTML}img"))
    assert (image.get("alt"), image.get("role")) == ("Rain returns", "doc-cover")
    assert book.spine[0] == "cover"
    item = next(i for i in book.package.iter() if i.get("properties") == "cover-image")
    assert item.get("href") == image.get("src")
    gray = publish(article(), cover=True, gray=True).files["EPUB/images/cover.jpg"]
    assert Image.open(io.BytesIO(gray)).mode == "L"


def test_a_cover_is_drawn_once_and_again_when_anything_on_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Shelf()
    monkeypatch.setattr(BARE, "remember", shelf.remember)
    first = publish(article(), cover=True)
    with monkeypatch.context() as patch:
        patch.delattr(cover, "draw")
        assert publish(article(), cover=True).data == first.data
    image = Image.new("RGB", (32, 18)), io.BytesIO()
    image[0].save(image[1], "PNG")
    asset = d.Asset("a", "image/png", image[1].getvalue(), 32, 18, "a.png")
    changes: list[dict[str, Any]] = [
        {"words": cover.Words(title="Rain")}, {"language": "ar"}, {"rtl": True}, {"gray": True},
        {"look": msgspec.structs.replace(LOOK, ink="#111111")}, {"picture": asset},
        {"fonts": ()}, {"fonts": (msgspec.structs.replace(FONT, weight=600),)},
        {"fonts": (msgspec.structs.replace(FONT, data=FONT.data + b" "),)},
    ]  # fmt: skip
    assert len({_drawing(**told).told() for told in [{}, *changes]}) == len(changes) + 1


def test_the_cover_can_be_left_out() -> None:
    assert not any("cover" in name for name in publish(cover=False).files)


def test_a_cover_without_any_font_has_no_words() -> None:
    assert publish(article(), theme=BareTheme(), cover=True).spine[0] == "cover"


@pytest.mark.parametrize(
    "title", ["A", "word " * 200, "W" * 500, "Rain\u0301 😀 日本", " ", "a\u200db"]
)
@pytest.mark.parametrize("rtl", [False, True])
def test_words_keep_within_the_margins(title: str, rtl: bool) -> None:
    image = drawn(rtl=rtl, title=title, above=title[:99], below=title[:99], foot=title[:99])
    if title.strip():
        left, _, right, bottom = inked(image)
        assert left >= 120
        assert right <= 1600 - 120
        assert bottom + 500 <= 2560 - 90


def test_lines_of_a_language_written_leftwards_end_at_the_right() -> None:
    left, right = inked(drawn(title="A")), inked(drawn(rtl=True, title="A"))
    assert left[0] < 200 < 1400 < right[2]


def test_the_picture_of_the_front_matter_is_on_the_cover() -> None:
    wide = io.BytesIO()
    Image.new("RGB", (320, 180), "#c04010").save(wide, "PNG")
    asset = d.Asset("picture-a", "image/png", wide.getvalue(), 320, 180, "a.png")
    image = n.Image(source="a.png", alt="Rain", asset="picture-a")
    told = article(n.Figure(media=(image,)), image=d.LeadImage(src="a.png", alt="Rain"))
    book = publish(told, assets={"picture-a": asset}, cover=True)
    page = Image.open(io.BytesIO(book.files["EPUB/images/cover.jpg"]))
    red, green, blue = page.convert("RGB").resize((1, 1), box=(0, 0, 1600, 800)).tobytes()
    assert red > 150 > green > blue
    other = publish(article(n.Figure(media=(image,))), assets=ASSETS, cover=True)
    assert other.files["EPUB/images/cover.jpg"] != book.files["EPUB/images/cover.jpg"]


@given(st.text(st.sampled_from("rain valley…Wé"), min_size=1, max_size=120))
def test_a_paragraph_loses_no_word_unless_it_is_cut(text: str) -> None:
    lettering = Lettering((FONT,), "PK Serif", 400, "en", rtl=False)
    told = fit(lettering, text, Box(1300, 900, 200, 30))
    assert all(line.width * told.size <= 1300 * 1.02 for line in told.lines)
    assert told.height <= 900
    glyphs = sum(len(line.glyphs) for line in told.lines)
    spaces = len(text) - len("".join(text.split()))
    assert glyphs <= len(text)
    assert glyphs >= len(text) - spaces - 2 * text.count("f")


def test_bigger_words_are_preferred_and_lines_are_of_like_length() -> None:
    lettering = Lettering((FONT,), "PK Serif", 400, "en", rtl=False)
    short = fit(lettering, "Rain", Box(1300, 900, 200, 30))
    long = fit(
        lettering, "Rain returns to the valley after three dry years", Box(1300, 900, 200, 30)
    )
    assert short.size == 200 >= long.size > 100
    widths = [line.width for line in long.lines]
    assert min(widths) > 0.5 * max(widths)


HEBREW, ARABIC = "\u05d0\u05d1\u05d2", "\u0628\u0629\u062a"


@pytest.mark.parametrize(
    ("text", "rtl", "shown"),
    [
        ("abc def", False, ["abc def"]),
        (f"abc {HEBREW}", False, ["abc ", HEBREW]),
        (f"{HEBREW} abc", True, ["abc", f"{HEBREW} "]),
        (f"{HEBREW} 3.5 {ARABIC}", True, [f" {ARABIC}", "3.5", f"{HEBREW} "]),
        (f"abc {HEBREW} 12 {HEBREW} x", False, ["abc ", f" {HEBREW}", "12", f"{HEBREW} ", " x"]),
        (f"({HEBREW})", True, [f"({HEBREW})"]),
        ("", False, []),
    ],
)
def test_runs_stand_in_visual_order(text: str, rtl: bool, shown: list[str]) -> None:
    assert [text[start:end] for start, end, _ in bidi.runs(text, rtl=rtl)] == shown


@given(st.text(st.sampled_from(f"ab1.,( {HEBREW}{ARABIC}\u0301\u0661")), st.booleans())
def test_every_character_is_in_one_run(text: str, rtl: bool) -> None:
    runs = sorted(bidi.runs(text, rtl=rtl))
    assert "".join(text[start:end] for start, end, _ in runs) == text
    assert len(list(groupby(runs))) == len(runs)
