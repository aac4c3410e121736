"""What each target's engines and readers take: allow-lists of CSS, and why they are what they are.

EPUB: one unknown at-rule or function makes older readers drop the whole sheet, and flex or grid
kept books from opening; `direction` is an EPUBCheck error. PDF: blocks under a condition are
dropped whole by WeasyPrint, `column-span` and floats in columns lose words there, and content in
`::marker` and floated `::first-letter` crash it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

Target = Literal["html", "epub", "pdf"]
TARGETS: tuple[Target, ...] = ("html", "epub", "pdf")


class Limits(msgspec.Struct, frozen=True):
    """What may be written for a target; None allows all. `keywords` limits single properties."""

    at_rules: frozenset[str]
    properties: frozenset[str] | None
    functions: frozenset[str] | None
    pseudos: frozenset[str] | None
    combinators: frozenset[str]
    units: frozenset[str] | None
    keywords: Mapping[str, frozenset[str]]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _sides(*names: str) -> frozenset[str]:
    sides = "top right bottom left block inline block-start block-end inline-start inline-end"
    return frozenset(f"{name}-{side}" for name in names for side in sides.split()) | {*names}


_BORDER = _sides("border") | {
    f"{edge}-{part}" for edge in _sides("border") for part in ("color", "style", "width")
}

_TEXT = _words(
    """color background-color font-family font-size font-style font-weight font-variant
    font-variant-caps font-variant-ligatures font-variant-numeric font-variant-position font-kerning
    letter-spacing word-spacing line-height text-align text-indent text-transform text-decoration
    vertical-align white-space overflow-wrap word-break hyphens quotes content counter-increment
    counter-reset orphans widows"""
)
_BOXES = (
    _BORDER
    | _sides("margin", "padding")
    | _words(
        """border-radius display float clear width height min-width max-width max-height
        inline-size block-size max-inline-size max-block-size box-sizing
        break-before break-after break-inside
        list-style list-style-type list-style-position border-collapse border-spacing caption-side
        empty-cells table-layout"""
    )
)

_PRINT = _words(
    """background border-image box-decoration-break box-shadow bookmark-label bookmark-level
    bookmark-state bottom left right top inset inset-inline inset-block inset-inline-start
    inset-inline-end inset-block-start inset-block-end column-count column-fill column-gap
    column-rule column-rule-color column-rule-style column-rule-width column-width columns
    counter-set empty-cells flex flex-basis flex-direction flex-flow flex-grow flex-shrink
    flex-wrap font font-feature-settings font-language-override font-stretch
    font-variant-east-asian footnote-display footnote-policy gap row-gap grid grid-area
    grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-row grid-template
    grid-template-areas grid-template-columns grid-template-rows align-content align-items
    align-self justify-content justify-items justify-self order hyphenate-character
    hyphenate-limit-chars hyphenate-limit-zone image-orientation image-rendering
    image-resolution line-clamp margin-break min-height min-inline-size min-block-size
    object-fit object-position opacity outline outline-color outline-offset outline-style
    outline-width overflow page position string-set tab-size text-align-all text-align-last
    text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness
    text-overflow text-underline-offset transform transform-origin visibility z-index size marks
    bleed bleed-top bleed-right bleed-bottom bleed-left"""
)

_MARGIN_BOXES = frozenset(
    f"{edge}-{place}"
    for edge, places in {
        "top": "left-corner left center right right-corner",
        "bottom": "left-corner left center right right-corner",
        "left": "top middle bottom",
        "right": "top middle bottom",
    }.items()
    for place in places.split()
)

_SIMPLE_PSEUDOS = _words("first-child last-child before after lang")
_PSEUDOS = _SIMPLE_PSEUDOS | _words(
    """is where not has root first-of-type last-of-type only-child only-of-type nth-child
    nth-of-type nth-last-child nth-last-of-type empty link first-line footnote-call
    footnote-marker first left right blank nth"""
)
_ABSOLUTE = _words("px pt pc in cm mm q")

EPUB = Limits(
    at_rules=frozenset(),
    properties=_TEXT | _BOXES,
    functions=frozenset(["counter"]),
    pseudos=_SIMPLE_PSEUDOS,
    combinators=frozenset(">+"),
    units=_words("em rem %") | _ABSOLUTE,
    keywords=MappingProxyType(
        {
            "display": _words(
                "none block inline inline-block list-item table table-row table-cell table-caption"
            ),
            "white-space": _words("normal pre nowrap pre-wrap pre-line"),
            "text-align": _words("left right center justify start end"),
            "float": _words("none left right inline-start inline-end"),
            "hyphens": _words("none manual auto"),
        }
    ),
)

PDF = Limits(
    at_rules=_MARGIN_BOXES | {"page", "footnote"},
    properties=_TEXT | _BOXES | _PRINT,
    functions=_words(
        """calc min max clamp counter counters string content element running target-counter
        target-text linear-gradient radial-gradient repeat minmax fit-content rotate scale
        translate"""
    ),
    pseudos=_PSEUDOS,
    combinators=frozenset(">+~"),
    units=_words("em rem ex ch lh rlh fr deg dpi dppx %") | _ABSOLUTE,
    keywords=MappingProxyType({}),
)

HTML = Limits(
    at_rules=frozenset(["media", "supports", "container", "counter-style", "page"]),
    properties=None,
    functions=None,
    pseudos=None,
    combinators=frozenset(">+~"),
    units=None,
    keywords=MappingProxyType({}),
)

LIMITS: Mapping[Target, Limits] = MappingProxyType({"html": HTML, "epub": EPUB, "pdf": PDF})

RUNNING = frozenset(["html", "body", "p", "li", ".article", ".text"])
"""Running text: its colours in an e-book are the reader's own."""

FORBIDDEN = frozenset(["behavior", "-moz-binding", "direction", "unicode-bidi", "column-span"])
"""Properties refused in all targets: the markup's `dir` sets the direction."""
