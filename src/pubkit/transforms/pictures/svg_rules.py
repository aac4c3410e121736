"""What a drawing may hold: the static part of SVG, nothing that runs, loads or links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SHAPES = frozenset("path rect circle ellipse line polyline polygon".split())
TEXTS = frozenset("text tspan textPath".split())
PAINTS = frozenset("linearGradient radialGradient stop".split())
REUSED = frozenset("clipPath mask pattern marker symbol".split())
ELEMENTS = SHAPES | TEXTS | PAINTS | REUSED | frozenset("svg g defs use style title desc".split())
GROUPS = frozenset("a switch".split())
"""Elements of which only the content is kept."""
SILENT = frozenset("metadata".split())
"""Elements that draw nothing and go without a word."""

PROPERTIES = frozenset(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation display "
    "dominant-baseline fill fill-opacity fill-rule font-family font-size font-stretch "
    "font-style font-variant font-weight letter-spacing marker marker-end marker-mid "
    "marker-start mask opacity overflow paint-order shape-rendering stop-color stop-opacity "
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-anchor text-decoration text-rendering transform "
    "transform-origin vector-effect visibility white-space word-spacing writing-mode".split()
)
ATTRIBUTES = PROPERTIES | frozenset(
    "class clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height id "
    "lengthAdjust markerHeight markerUnits markerWidth maskContentUnits maskUnits offset "
    "orient pathLength patternContentUnits patternTransform patternUnits points "
    "preserveAspectRatio r refX refY rotate rx ry startOffset textLength viewBox width x x1 "
    "x2 y y1 y2".split()
)
LONG = frozenset({"d", "points"})
LONGEST = 2000
LARGEST = 1e6

_FUNCTIONS = frozenset(
    "hsl hsla matrix rgb rgba rotate scale scalex scaley skewx skewy translate translatex "
    "translatey".split()
)
_CALL = re.compile(r"([\w-]*)\s*\(")
_REFERENCE = re.compile(r"""url\(\s*["']?#([^\s"'()\\]+)["']?\s*\)""")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
_FORBIDDEN = re.compile(r"[\\@<{}]|/\*|javascript:", re.IGNORECASE)


def references(value: str) -> Iterator[str]:
    """Yield the ids that `url(#…)` in `value` names."""
    for match in _REFERENCE.finditer(value):
        yield match[1]


def is_safe(name: str, value: str) -> bool:
    """Tell whether the attribute or property may stay: no way out, no cost without bound."""
    if name in LONG:
        return not re.search(r"[^\w\s.,+-]", value)
    if len(value) > LONGEST or _FORBIDDEN.search(value):
        return False
    if "url" in value.lower():
        value = _REFERENCE.sub("", value)
        if "url" in value.lower():
            return False
    if any(call[1].lower() not in _FUNCTIONS for call in _CALL.finditer(value)):
        return False
    if name in ("id", "class"):
        return True
    return all(abs(float(n)) <= LARGEST for n in _NUMBER.findall(_COLOR.sub("", value)))


def generic(family: str) -> str:
    """Return the generic family closest to the font names in `family`."""
    names = family.lower()
    if re.search(r"mono|courier|consol|menlo|code", names):
        return "monospace"
    if "sans" not in names and re.search(
        r"serif|times|georgia|garamond|palatino|roman|book", names
    ):
        return "serif"
    return "sans-serif"


def declarations(css: str) -> str:
    """Return those declarations of a style attribute or rule that may stay."""
    import tinycss2

    kept = []
    for node in tinycss2.parse_declaration_list(css, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            continue
        told = _font(node.value) if node.lower_name == "font" else [(node.lower_name, node.value)]
        for name, tokens in told:
            value = tinycss2.serialize(tokens).strip()
            if name in PROPERTIES and is_safe(name, value):
                kept.append(f"{name}:{generic(value) if name == 'font-family' else value}")
    return ";".join(kept)


_SLANTS = frozenset({"italic", "oblique"})
_WEIGHTS = frozenset({"bold", "bolder", "lighter"})
_NAMING = frozenset({"string", "ident", "literal", "whitespace"})


def _font(tokens: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield what `font` sets, one by one, for print's engine knows it not."""
    sized = next((n for n, t in enumerate(tokens) if t.type in ("dimension", "percentage")), None)
    if sized is None:
        return
    for token in tokens[:sized]:
        word = getattr(token, "lower_value", "")
        if word in _SLANTS:
            yield "font-style", [token]
        elif word in _WEIGHTS or token.type == "number":
            yield "font-weight", [token]
    yield "font-size", [tokens[sized]]
    # What else may follow is the height of lines, "/1.2".
    names = (t for t in tokens[sized + 1 :] if t.type in _NAMING)
    yield "font-family", [name for name in names if name != "/"]


_SELECTOR = re.compile(r"[\w\s.#,*>-]{1,200}")
MAX_RULES = 500


def stylesheet(css: str) -> list[str]:
    """Return the plain rules of a style sheet; at-rules go, whatever they ask for."""
    import tinycss2

    rules = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type != "qualified-rule":
            continue
        selector = tinycss2.serialize(node.prelude).strip()
        body = declarations(tinycss2.serialize(node.content))
        if body and _SELECTOR.fullmatch(selector):
            rules.append(f"{selector}{{{body}}}")
    return rules
