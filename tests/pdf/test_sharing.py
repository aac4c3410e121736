"""What is found once for many pages and boxes is found as for each."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pydyf
import pytest

from pubkit.backends.pdf import engine
from pubkit.backends.pdf.engine import libraries
from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.backends.pdf.finish import write_once
from pubkit.build import article
from pubkit.build.article import Request
from pubkit.world import World
from tests.pdf.press import PlainTheme


def laid_out(body: str, css: str) -> Any:
    face = PlainTheme().fonts("pdf", body + "0123456789")[0]
    css = f"@font-face{{font-family:serif;src:url(pubkit:/face)}}{css}"
    page = f"<html><head><style>{css}</style></head><body>{body}</body></html>"
    files = {"pubkit:/face": engine.File(face.data, face.media_type)}
    return engine.typeset(ElementTree.fromstring(page), files, {})


def blocks(document: Any, name: str) -> list[Any]:
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return [box for box in boxes if box.element_tag == name and type(box).__name__ == "BlockBox"]


def test_pages_that_are_alike_share_their_styles_and_others_do_not() -> None:
    css = (
        "@page{margin:50px;@top-center{content:counter(page)}}@page :first{margin-left:70px}"
        "@page :nth(3){margin-left:90px}p{break-after:page}"
    )
    pages = [page._page_box for page in laid_out("<p>a</p>" * 6, css).pages]
    assert [page.margin_left for page in pages] == [70, 50, 90, 50, 50, 50]
    assert pages[1].style is pages[3].style
    assert len({id(page.style) for page in pages}) == 4, "first, third, left and right"
    shown = [box.text for page in pages for box in page.descendants() if hasattr(box, "text")]
    assert [text for text in shown if text != "a"] == ["1", "2", "3", "4", "5", "6"]


def test_named_and_blank_pages_have_styles_of_their_own() -> None:
    css = "@page{margin:50px}@page x{margin:60px}@page :blank{margin:70px}p{break-before:right}"
    css += ".x{page:x}"
    pages = laid_out('<p>a</p><p class="x">b</p><p>c</p><p class="x">d</p>', css).pages
    assert [page._page_box.margin_left for page in pages] == [50, 70, 60, 70, 50, 70, 60]


def test_a_background_is_found_where_there_is_one() -> None:
    css = "p{margin:0}.b{background:#eee;border-radius:4px}.r{border-radius:10%}"
    found = blocks(laid_out('<p>a</p><p class="b">b</p><p>c</p><p class="r">d</p>', css), "p")
    assert [box.background is not None for box in found] == [False, True, False, False]
    assert [box.border_top_left_radius for box in found[:3]] == [(0, 0), (4, 4), (0, 0)]
    assert found[3].border_top_left_radius[0] == pytest.approx(found[3].width / 10)


def test_measures_in_percents_are_those_of_each_place() -> None:
    css = ".half{width:50%}p{margin:0 0 0 10%;padding-left:3px}"
    body = '<div><p>a</p></div><div class="half"><p>b</p></div><div class="half"><p>c</p></div>'
    wide, *narrow = blocks(laid_out(body, css), "p")
    assert [box.margin_left for box in narrow] == [pytest.approx(wide.margin_left / 2)] * 2
    assert {box.padding_left for box in (wide, *narrow)} == {3}


@pytest.mark.parametrize("packed", [False, True])
def test_objects_are_put_into_bytes_once_and_are_the_same(*, packed: bool) -> None:
    load_engine()

    def written(*, once: bool) -> tuple[bytes, list[int]]:
        asked: list[int] = []

        class Counted(pydyf.Object):  # type: ignore[misc]
            @property
            def data(self) -> bytes:
                asked.append(1)
                return b"()"

        pdf = pydyf.PDF()
        inner = pydyf.Dictionary({"Array": pydyf.Array([1, pydyf.String("é (x)"), Counted()])})
        pdf.add_object(inner)
        pdf.add_object(pydyf.Stream([b"BT ET"], compress=True))
        pdf.info["Title"] = pydyf.String("A")
        if once:
            write_once(pdf)
        output = io.BytesIO()
        pdf.write(output, b"1.7", identifier=True, compress=packed)
        return output.getvalue(), asked

    (one, few), (other, more) = written(once=True), written(once=False)
    assert told(one) == told(other) if packed else one == other
    assert len(few) < len(more)


def told(data: bytes) -> list[bytes]:
    """Return the objects of a file, streams as they were before they were packed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            thing.read_bytes() if isinstance(thing, pikepdf.Stream) else thing.unparse()
            for thing in pdf.objects
            if not isinstance(thing, pikepdf.Stream) or thing.get("/Type") is None
        ]


def printed(text: str) -> bytes:
    world = World.fake({"a.md": f"---\ntitle: A\n---\n\n{text}\n".encode()})
    return article.build("a.md", Request(root="/", formats=("pdf",)), world).artifacts[0].data


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pubkit-own"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))


@pytest.mark.usefixtures("own_folder")
def test_articles_share_their_fonts_and_none_shows_in_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries, "is_child", lambda: True)
    engine._opened.cache_clear()
    alone = printed("Some *tilted* words with “marks”, 19 of them.")
    assert printed("Water, Violets & Yes: [Ткань](#a) 漢字 `code`, ≈ 3.")
    before = engine._opened.cache_info()
    assert printed("Some *tilted* words with “marks”, 19 of them.") == alone
    assert printed("Others, **bold**, which a file of their own shows.") != alone
    after = engine._opened.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (2, 0)


@pytest.mark.usefixtures("own_folder")
def test_only_children_keep_fonts_and_none_takes_its_parents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert engine.open_fonts({}, [b"a"]) is not engine.open_fonts({}, [b"a"])
    monkeypatch.setattr("os.getpid", lambda: -1)
    fonts = engine.open_fonts({}, [b"a"])
    assert engine.open_fonts({}, [b"a"]) is fonts
    assert engine.open_fonts({}, [b"b"]) is not fonts
    assert engine.open_fonts({}) is not engine.open_fonts({})
    monkeypatch.setattr("os.getpid", lambda: -2)
    assert engine.open_fonts({}, [b"a"]) is not fonts
    monkeypatch.setattr("tempfile.tempdir", "/tmp")
    assert engine.open_fonts({}, [b"a"]) is not engine.open_fonts({}, [b"a"])
