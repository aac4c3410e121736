"""Drawings that cost far more than their size are told, and no engine sees them."""

from __future__ import annotations

import pytest

from pubkit.build import article
from pubkit.build.article import Outcome, Request
from pubkit.world import World

MARKER = '<marker id="m">' + '<path d="M0 0h1"/>' * 100 + "</marker>"
POINTS = " ".join(f"{n % 100} {n % 97}" for n in range(50_000))
SHAPES = '<path d="M0 0h9v9"/>'
GRADIENT = '<linearGradient id="g">' + '<stop offset="0.5"/>' * 400 + "</linearGradient>"
USES = '<path id="u0" d="M0 0h1"/>' + "".join(
    f'<use id="u{n + 1}" xlink:href="#u{n}"/>' for n in range(3_000)
)

COSTLY = {
    "markers of a polygon": f'{MARKER}<polygon d="1" points="{POINTS}" marker-mid="url(#m)"/>',
    "markers inherited": f'{MARKER}<g marker="url(#m)"><polyline points="{POINTS}"/></g>',
    "markers of a sheet": (
        f"{MARKER}<style>polyline{{marker-mid:url(#m)}}</style>"
        f'<g style="fill:red"><polyline points="{POINTS}"/></g>'
    ),
    "markers of closed paths": (
        f'{MARKER}<path d="M0 0 1 1{"z" * 50_000}" style="marker-mid : url(#m)"/>'
    ),
    "patterns inherited": (
        f'<pattern id="p" width="1" height="1">{SHAPES * 900}</pattern>'
        f'<g fill="url(#p)">{SHAPES * 900}</g>'
    ),
    "patterns of patterns": (
        f'<pattern id="p" width="1" height="1">{SHAPES * 200}</pattern><pattern id="q" width="1" '
        f'height="1"><g fill="url(#p)">{SHAPES * 200}</g></pattern><path fill="url(#q)" d="M0 0z"/>'
    ),
    "gradients": f'{GRADIENT}<g fill="url(#g)">{SHAPES * 9_000}</g>',
    "gradients in a chain": '<linearGradient id="g0"/>'
    + "".join(
        f'<linearGradient id="g{n + 1}" xlink:href="#g{n}"/>' for n in range(3_000)
    )
    + '<path fill="url(#g3000)" d="M0 0h9v9"/>',
    "copies in a chain": f'<g opacity=".5">{USES}</g>',
    "translucent groups": '<g opacity=".5">' * 50 + SHAPES * 9_000 + "</g>" * 50,
    "translucent groups of a sheet": (
        "<style>g{opacity:.5}</style>" + "<g>" * 50 + SHAPES * 9_000 + "</g>" * 50
    ),
    "arcs": f'<path stroke="red" d="M0 0{"a1e5 1e-5 45 1 1 1 1" * 100_000}"/>',
    "points": f'<path stroke="red" d="M0 0{"h1v1" * 300_000}"/>',
}  # fmt: skip

FAIR = {
    "arrows": (
        '<marker id="m"><path d="M0 0h1"/></marker><style>.a{marker-end:url(#m)}</style>'
        + '<path class="a" d="M0 0h9v9h9v9h9"/>' * 2_000
    ),
    "gradients": "".join(
        f'<linearGradient id="g{n}"><stop offset="0"/><stop offset="1"/></linearGradient>'
        f'<path fill="url(#g{n})" d="M0 0h9v9"/>'
        for n in range(2_000)
    ),
    "a map": "".join(f'<path d="M0 0{"l1 1" * 400}z"/>' for _ in range(400)),
    "layers": '<g opacity="1"><g opacity=".5">' * 8 + SHAPES * 900 + "</g></g>" * 8,
    "a clipped group": f'<clipPath id="c">{SHAPES}</clipPath>'
    + f'<g clip-path="url(#c)">{SHAPES * 3_000}</g>',
}


def publish(inner: str) -> Outcome:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 100 100">{inner}</svg>'
    )
    files = {"a.md": b"# A\n\n![x](x.svg)\n", "x.svg": drawing.encode()}
    return article.build("a.md", Request(root=".", formats=("html",)), World.fake(files))


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_drawing_is_told(name: str) -> None:
    found = publish(COSTLY[name]).diagnostics
    assert [(d.code, d.place and d.place.line) for d in found] == [("image-too-large", 3)]


@pytest.mark.parametrize("name", FAIR)
def test_a_fair_drawing_is_shown(name: str) -> None:
    assert not publish(FAIR[name]).diagnostics


def test_a_gradient_that_refers_to_itself_is_told() -> None:
    loop = '<linearGradient id="a" xlink:href="#b"/><linearGradient id="b" xlink:href="#a"/>'
    assert [d.code for d in publish(loop).diagnostics] == ["image-broken"]
