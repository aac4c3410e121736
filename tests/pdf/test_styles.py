"""Styles that documents share are those that each would have alone."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from pubkit.backends.pdf import engine
from tests.pdf.press import PlainTheme
from tests.pdf.test_sharing import blocks

FACE = PlainTheme().fonts("pdf", "abcdefghijklmnopqrstuvwxyz0123456789.•")[0]
FILES = {"pubkit:/face": engine.File(FACE.data, FACE.media_type)}


def laid_out(body: str, css: str, fonts: Any) -> Any:
    css = f"@font-face{{font-family:serif;src:url(pubkit:/face)}}\n{css}"
    page = f'<html lang="en"><head><style>{css}</style></head><body>{body}</body></html>'
    return engine.typeset(ElementTree.fromstring(page), FILES, {}, fonts=fonts)


@pytest.fixture
def fonts() -> Any:
    return engine.open_fonts({})


def test_elements_share_styles_and_keep_their_names(fonts: Any) -> None:
    css = "h2{color:#333}p{margin:0}"
    documents = [
        laid_out(f'<h2 id="{name}">a</h2><p>b</p><p lang="de">c</p>', css, fonts) for name in "xy"
    ]
    (first, other), (one, german, two, again) = (
        [box for document in documents for box in blocks(document, name)] for name in ("h2", "p")
    )
    assert (one.style is two.style, german.style is again.style) == (True, True)
    assert (one.style["lang"], german.style["lang"]) == ("en", "de")
    assert (first.style["anchor"], other.style["anchor"], one.style["anchor"]) == ("x", "y", None)
    assert first.style["color"] == other.style["color"] != one.style["color"]


def test_other_rules_make_other_styles(fonts: Any) -> None:
    bodies = "<p>a</p>", "<div><p>a</p></div>", '<p style="margin:7px">a</p>', "<p>a</p>"
    sheets = ("p{margin:1px}div{color:#333}",) * 3 + ("p{margin:2px}",)
    found = [
        blocks(laid_out(*told, fonts), "p")[0]
        for told in (*zip(bodies, sheets, strict=True), (bodies[0], sheets[0]))
    ]
    assert [box.margin_left for box in found] == [1, 1, 7, 2, 1]
    assert len({str(box.style["color"]) for box in found}) == 2
    assert found[0].style is found[4].style


@pytest.mark.parametrize("unit", ["vw", "VMAX", "svh"])
def test_lengths_that_depend_on_the_page_are_those_of_each(unit: str, fonts: Any) -> None:
    css = f"@page{{size:400px}}@page x{{size:800px}}.x{{page:x}}p{{width:10.5{unit}}}"
    bodies = "<div>z</div><p>a</p>", *['<div class="x">z</div><p>a</p>'] * 2
    widths = [
        blocks(laid_out(body, css, shared), "p")[0]
        for body, shared in zip(bodies, (fonts, fonts, engine.open_fonts({})), strict=True)
    ]
    narrow, *wide = (box.width for box in widths)
    assert narrow != wide[0] == wide[1]


def test_each_document_is_told_what_the_engine_says(fonts: Any) -> None:
    told = []
    for _ in range(3):
        with engine.overheard() as heard:
            laid_out("<p>a</p>", "p{width:calc(1px * 1px)}", fonts)
        told.append(heard)
    assert told[0]
    assert told[0] == told[1] == told[2]


def test_documents_are_written_as_if_each_were_alone(fonts: Any) -> None:
    css = (
        "body{overflow:hidden}li:last-child::marker{color:red}aside{float:footnote}"
        "@page{@bottom-center{content:counter(page)}}table{border-collapse:collapse}"
        "td{border:1px solid;padding:3px}h2::before{content:counter(h2)}h2{counter-increment:h2}"
    )
    body = (
        '<h2 id="a">a</h2><ul><li>b<p>c</p></li><li id="d">d</li></ul>'
        '<p>e<aside id="n">f</aside></p>'
        '<ol><li>g</li></ol><table id="t"><tr><td>h</td></tr></table><h2>i</h2>'
    )
    alone = laid_out(body, css, engine.open_fonts({})).write_pdf()
    files = [laid_out(text, css, fonts).write_pdf() for text in ("<ul><li>z</li></ul>", body, body)]
    assert files[0] != files[1] == files[2] == alone
