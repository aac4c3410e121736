"""Drawings: what they draw stays; what runs, loads, links or never ends does not."""

from __future__ import annotations

import re
import time
from xml.etree import ElementTree

import pytest

from pubkit.model import nodes as n
from pubkit.transforms.assets import check
from pubkit.transforms.pictures.problem import PictureError
from pubkit.transforms.pictures.raster import Picture
from tests.transforms.made import Run, article, p

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def drawn(inner: str, attributes: str = 'viewBox="0 0 10 5"', before: str = "") -> Picture:
    return check(f"{before}{OPEN}{attributes}>{inner}</svg>".encode())


def refused(inner: str, attributes: str = 'viewBox="0 0 10 5"', before: str = "") -> PictureError:
    with pytest.raises(PictureError) as caught:
        drawn(inner, attributes, before)
    return caught.value


def test_what_draws_is_kept() -> None:
    inner = (
        '<title>Rain</title><defs><linearGradient id="g"><stop offset="0" stop-color="#abc"/>'
        '</linearGradient><path id="a" d="M0 0L5,5z"/></defs>'
        '<g transform="scale(2)" fill="url(#g)"><use xlink:href="#a" x="1"/></g>'
        '<text x="1" y="2" font-size="3">5 &lt; 6 <tspan dy="1">mm</tspan></text>'
    )
    shown = drawn(inner)
    assert inner in shown.data.decode()
    assert (shown.extension, shown.media_type, shown.dropped) == ("svg", "image/svg+xml", ())


def test_a_drawing_made_safe_stays_as_it_is() -> None:
    shown = drawn(
        '<style>.a{fill:red;font-family:Arial}</style><use href="#b"/><path id="b" d="M0 0"/>'
    )
    assert check(shown.data) == shown


@pytest.mark.parametrize(
    ("inner", "lost"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<image href="https://e.org/a.png"/>', "image"),
        ('<image xlink:href="data:image/png;base64,AAAA"/>', "image"),
        ('<foreignObject><b xmlns="http://e.org/html"/></foreignObject>', "foreignObject"),
        ('<animate attributeName="href" to="javascript:x"/>', "animate"),
        ('<set attributeName="onload" to="x"/>', "set"),
        ('<filter id="f"><feImage href="https://e.org"/></filter>', "filter"),
        ('<use href="https://e.org/a.svg#b"/>', "href"),
        ('<use href="other.svg#b"/>', "href"),
        ("<handler>x</handler>", "handler"),
    ],
)  # fmt: skip
def test_what_runs_or_loads_is_dropped_and_told(inner: str, lost: str) -> None:
    shown = drawn(inner + '<rect width="1" height="1"/>')
    assert shown.dropped == (lost,)
    assert b"rect" in shown.data
    assert not re.search(rb"script|https:|e\.org|AAAA|other", shown.data.split(b">", 1)[1])


@pytest.mark.parametrize(
    "attribute",
    [
        'onload="x"',
        'onclick="x"',
        'fill="url(https://e.org/a)"',
        'fill="url(&quot;a.svg#b&quot;)"',
        'fill="URL(//e.org)"',
        'fill="url(#a) url(x)"',
        'style="fill:url(https://e.org)"',
        'style="background:url(x);behavior:url(x)"',
        'style="fill:u\\72l(https://e.org)"',
        'style="-moz-binding:url(x)"',
        'style="@import url(x)"',
        'style="fill:expression(alert(1))"',
        'style="fill:var(--x)"',
        'filter="url(#f)"',
        'font-size="1e99"',
        'stroke-width="99999999"',
        'xlink:title="x"',
        'x:y="z" xmlns:x="http://e.org"',
        'spreadMethod="repeat"',
        'd="M0 0;url(x)"',
    ],
)
def test_attributes_that_may_do_more_than_draw_go(attribute: str) -> None:
    assert '<path id="p"/>' in drawn(f'<path id="p" {attribute}/>').data.decode()


def test_style_sheets_keep_their_plain_rules() -> None:
    css = (
        "@import url(https://e.org); @font-face{src:url(x)} @media print{.a{fill:red}}"
        ".a, #b > g{fill:#0a0;stroke:url(#g);background:url(x);font-family:'Open Sans'}"
        " a:hover{fill:red} .c{fill:url(x)}"
    )
    shown = drawn(f'<style type="text/css">{css}</style><g class="a"/>').data.decode()
    rule = ".a, #b &gt; g{fill:#0a0;stroke:url(#g);font-family:sans-serif}"
    assert f"<style>{rule}</style>" in shown


@pytest.mark.parametrize(
    ("family", "generic"),
    [
        ("Georgia, serif", "serif"),
        ("Open Sans", "sans-serif"),
        ("Courier New", "monospace"),
        ("Whatever", "sans-serif"),
    ],
)
def test_fonts_become_generic(family: str, generic: str) -> None:
    assert (
        f'font-family="{generic}"' in drawn(f'<text font-family="{family}">x</text>').data.decode()
    )


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("10px 'DejaVu Sans'", "font-size:10px;font-family:sans-serif"),
        (
            "italic bold 12pt/1.2 Georgia, serif",
            "font-style:italic;font-weight:bold;font-size:12pt;font-family:serif",
        ),
        ("12px/1.2 Times New Roman", "font-size:12px;font-family:serif"),
        ("700 1.5em Menlo", "font-weight:700;font-size:1.5em;font-family:monospace"),
        ("10px url(x)", "font-size:10px;font-family:sans-serif"),
    ],
)
def test_what_font_sets_at_once_is_told_one_by_one(told: str, kept: str) -> None:
    assert f'<text style="{kept}">' in drawn(f'<text style="font: {told}">a</text>').data.decode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 10 5"', (10, 5)),
        ('viewBox="0 0 10 5" width="100"', (100, 50)),
        ('viewBox="0 0 10 5" height="100"', (200, 100)),
        ('viewBox="0 0 10 5" width="100%" height="100%"', (10, 5)),
        ('width="2in" height="25.4mm"', (192, 96)),
        ('width="10pt" height="1em"', (13, 16)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0" width="7" height="8"', (7, 8)),
        ('viewBox="nan nan nan nan"', (300, 150)),
    ],
)
def test_every_drawing_has_a_size_and_a_view_box(attributes: str, size: tuple[int, int]) -> None:
    shown = drawn("", attributes)
    root = ElementTree.fromstring(shown.data)
    assert (shown.width, shown.height) == size
    assert {"width", "height", "viewBox"} <= set(root.attrib)


def chain(length: int) -> str:
    links = "".join(f'<g id="a{i}"><use href="#a{i + 1}"/></g>' for i in range(length))
    return f'{links}<g id="a{length}"/><use href="#a0"/>'


def fan(levels: int) -> str:
    """Return drawings that each show the next one ten times."""
    uses = (f'<use href="#a{i + 1}"/>' * 10 for i in range(levels))
    steps = "".join(f'<g id="a{i}">{use}</g>' for i, use in enumerate(uses))
    return f'{steps}<g id="a{levels}"><rect/></g>'


MARKED = f'<marker id="m">{"<g/>" * 99}</marker><path marker-mid="url(#m)" d="{"M0 0" * 999}"/>'
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("inner", "before", "code"),
    [
        ("&b;", ENTITIES, "image-format"),
        ("", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "image-format"),
        ("<g>", "", "image-broken"),
        ("<g/>" * 20_001, "", "image-too-large"),
        ("<g>" * 80 + "</g>" * 80, "", "image-too-large"),
        (fan(6), "", "image-too-large"),
        (fan(30), "", "image-too-large"),
        (chain(500), "", "image-too-large"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "", "image-broken"),
        ('<use id="a" href="#a"/>', "", "image-broken"),
        ('<mask id="m"><rect mask="url(#m)"/></mask>', "", "image-broken"),
        (MARKED, "", "image-too-large"),
        ("<text>" + "x" * 20_001 + "</text>", "", "image-too-large"),
        ("<style>" + ".a{fill:red}" * 600 + "</style>", "", "image-too-large"),
        ("<!--" + " " * 5_000_000 + "-->", "", "image-too-large"),
    ],
)  # fmt: skip
def test_a_drawing_that_costs_too_much_is_refused_at_once(
    inner: str, before: str, code: str
) -> None:
    start = time.process_time()
    assert refused(inner, before=before).code == code
    assert time.process_time() - start < 2


def test_a_drawing_may_not_be_huge() -> None:
    assert refused("", 'width="30000" height="10"').code == "image-too-large"
    assert refused("", 'viewBox="0 0 1 1000" width="1000"').code == "image-too-large"


def test_a_plain_document_type_is_let_pass() -> None:
    plain = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert b"DOCTYPE" not in drawn("<g/>", before=plain).data


def test_links_and_alternatives_leave_what_they_hold() -> None:
    inner = (
        '<a href="https://e.org"><rect/></a><text><a href="x">w</a></text>'
        "<switch><foreignObject/><text>plain</text><text>other</text></switch>"
    )
    shown = drawn(inner)
    kept = "<g><rect/></g><text><tspan>w</tspan></text><g><text>plain</text></g>"
    assert kept in shown.data.decode()
    assert shown.dropped == ("foreignObject",)


def test_metadata_of_drawing_programs_goes_without_a_word() -> None:
    inner = '<metadata><x/></metadata><i:view xmlns:i="http://www.inkscape.org"/><!-- c --><?p i?>'
    assert drawn(inner).data.decode().endswith('viewBox="0 0 10 5"/>')
    assert drawn(inner).dropped == ()


def test_what_is_left_out_is_reported() -> None:
    files = {"rain/a.svg": f"{OPEN}><script/><rect/></svg>".encode()}
    run = Run(article(p("x", n.Image("a.svg", "A chart"))), None, files)
    assert run.codes == ["image-reduced"]
    assert "<script>" in run.world.diagnostics[0].message
