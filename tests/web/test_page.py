"""Whole web pages, as browsers read them."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import msgspec
import pytest
import tinyhtml5

from pubkit import theme
from pubkit.backends import Options, html
from pubkit.model import nodes as n
from pubkit.model.document import Asset, Document, LeadImage, Metadata, Opening, Publication
from pubkit.world import World
from tests.strategies import ASSETS

WIDE = 3_000


@cache
def river() -> Asset:
    from PIL import Image

    out = BytesIO()
    Image.radial_gradient("L").resize((WIDE, 1_500)).convert("RGB").save(out, "JPEG")
    return Asset("river.jpg", "image/jpeg", out.getvalue(), WIDE, 1_500, "river.jpg")


def text(*words: str) -> tuple[n.Block, ...]:
    return tuple(n.Paragraph((n.Text(word),)) for word in words)


def article(slug: str = "rain", *blocks: n.Block, **more: Any) -> Document:
    metadata = Metadata(
        headline="Rain & </title><script>",
        slug=slug,
        language="en-GB",
        canonical_url="https://example.org/rain/",
        image=LeadImage("river.jpg", "A river"),
    )
    figure = n.Figure((n.Image("river.jpg", "A river", asset="river.jpg"),), (n.Text("Wet"),))
    return Document(
        metadata=msgspec.structs.replace(metadata, **more),
        opening=Opening(headline=(n.Text("Rain & </title><script>"),)),
        children=(figure, *text("It rained."), *blocks),
        source=f"{slug}.md",
    )


def built(
    *documents: Document, world: World | None = None, options: Options | None = None
) -> dict[str, bytes]:
    world = world or World.fake({})
    publication = Publication(documents, {"river.jpg": river(), **ASSETS})
    files = html.build(publication, plain(), options or Options(), world).artifacts
    assert len({file.name for file in files}) == len(files)
    return {file.name: file.data for file in files}


@cache
def plain() -> theme.Theme:
    return theme.load("plain", World.fake({}))


@cache
def page() -> str:
    [(name, data)] = built(article()).items()
    assert name == "rain/rain.html"
    return data.decode()


def parsed(page: str) -> Any:
    return tinyhtml5.parse(page, namespace_html_elements=False)


def meta(tree: Any, name: str) -> str | None:
    for element in tree.iter("meta"):
        if name in (element.get("name"), element.get("property"), element.get("http-equiv")):
            found: str = element.get("content")
            return found
    return None


def test_holds_all_that_it_shows() -> None:
    tree = parsed(page())
    assert {element.get("src", "data:")[:5] for element in tree.iter()} == {"data:"}
    assert [link.get("rel") for link in tree.iter("link")] == ["canonical"]
    assert not re.search(r"url\((?!\"?data:)|@import", tree.find(".//style").text)


def test_has_the_parts_that_people_navigate_by() -> None:
    tree = parsed(page())
    assert tree.get("lang") == "en-GB"
    assert tree.get("dir") == "ltr"
    assert len(list(tree.iter("h1"))) == len(list(tree.iter("main"))) == 1
    skip = next(tree.iter("a"))
    assert skip.text == "Skip to content"
    assert tree.find(f".//*[@id='{skip.get('href')[1:]}']").tag == "main"
    assert tree.find(".//title").text == "Rain & </title><script>"


def test_runs_nothing() -> None:
    tree = parsed(page())
    assert [script.get("type") for script in tree.iter("script")] == ["application/ld+json"]
    policy = meta(tree, "Content-Security-Policy") or ""
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_policy_knows_the_style_sheet() -> None:
    tree = parsed(page())
    sheet = tree.find(".//style").text
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in (meta(tree, "Content-Security-Policy") or "")


def test_policy_knows_the_styles_of_formulas_and_of_nothing_else() -> None:
    aligned = n.MathBlock("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}")
    page = built(article("rain", aligned))["rain/rain.html"].decode()
    policy = meta(parsed(page), "Content-Security-Policy") or ""
    styles = set(re.findall(r'style="([^"]*)"', page))
    assert styles
    for style in styles:
        assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "'unsafe-hashes'" in policy
    words = text('<mtd style="color:red">')
    page = built(article("rain", *words))["rain/rain.html"].decode()
    assert "unsafe" not in (meta(parsed(page), "Content-Security-Policy") or "")


def test_is_the_same_every_time() -> None:
    assert built(article()) == built(article())
    beside = Options(assets="beside")
    assert built(article(), options=beside) == built(article(), options=beside)


def test_pictures_inside_are_no_wider_than_of_use() -> None:
    from PIL import Image

    picture = parsed(page()).find(".//img")
    data = b64decode(picture.get("src").partition("base64,")[2])
    assert Image.open(BytesIO(data)).size == (1_600, 800)
    assert (picture.get("width"), picture.get("height")) == ("3000", "1500")


def test_pictures_beside_come_in_widths() -> None:
    from PIL import Image

    files = built(article(), options=Options(assets="beside"))
    tree = parsed(files["rain/rain.html"].decode())
    picture = tree.find(".//img")
    offered = [part.split() for part in picture.get("srcset").split(", ")]
    assert [width for _, width in offered] == ["640w", "1200w", "2400w"]
    for name, width in offered:
        with Image.open(BytesIO(files[f"rain/{name}"])) as image:
            assert f"{image.width}w" == width
    assert picture.get("src") == offered[1][0]
    assert meta(tree, "og:image") == f"https://example.org/rain/{offered[-1][0]}"
    assert meta(tree, "twitter:card") == "summary_large_image"
    assert "img-src 'self' data:" in (meta(tree, "Content-Security-Policy") or "")


def test_all_files_beside_are_used() -> None:
    files = built(article(), options=Options(assets="beside"))
    page = files.pop("rain/rain.html").decode()
    assert files
    for name in files:
        assert name.removeprefix("rain/") in page


def test_small_pictures_keep_their_bytes() -> None:
    image = n.Image("a", "grey", asset="picture-a")
    files = built(article("rain", n.Paragraph((image,))), options=Options(assets="beside"))
    assert files["rain/assets/picture-a"] == ASSETS["picture-a"].data


@pytest.mark.parametrize("more", [{"status": "draft"}, {"embargo": "2026-03-01"}])
def test_what_is_not_public_is_not_indexed(more: dict[str, str]) -> None:
    [data] = built(article("rain", **more)).values()
    assert meta(parsed(data.decode()), "robots") == "noindex, nofollow"
    assert meta(parsed(page()), "robots") is None


def test_articles_refer_to_one_another() -> None:
    there = n.Heading(1, (n.Text("There"),), attrs=n.Attrs(id="there"))
    link = n.Paragraph((n.CrossReference((n.Text("see"),), "there"),))
    files = built(article("one", link), article("two", there))
    href = parsed(files["one/one.html"].decode()).find(".//a[@class='reference']").get("href")
    assert urljoin("one/one.html", href) == "two/two.html#there"
    assert 'id="there"' in files["two/two.html"].decode()


def test_problems_are_reported_where_they_stand() -> None:
    world = World.fake({})
    broken = n.Paragraph((n.Math(r"\nope", span=n.Span(4, 9)),))
    built(article("rain", broken), world=world)
    [found] = [d for d in world.diagnostics if d.code == "math-unreadable"]
    assert found.place is not None
    assert found.place.path == "rain.md"


def test_right_to_left() -> None:
    [data] = built(article("rain", language="ar")).values()
    tree = parsed(data.decode())
    assert tree.get("dir") == tree.find(".//article").get("dir") == "rtl"
