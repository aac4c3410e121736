"""Words in drawings. A picture sees no font of its page, so it carries the theme's faces itself."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from pubkit.model.document import Asset
from pubkit.theme import typefaces
from pubkit.theme.fitting import fit_types
from pubkit.theme.lettering import Type
from pubkit.theme.values import serialize

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pubkit.theme import Theme

GENERIC = MappingProxyType({"serif": "text", "sans-serif": "sans", "monospace": "mono"})
"""The theme's role that a drawing means by the name of no family; `transforms` leave no other."""

KIND = "image/svg+xml"
_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN = frozenset(f"{_SVG}{name}" for name in ("title", "desc", "style"))
_FIELDS = ("font-family", "font-weight", "font-style", "font-variant")
_PLAIN = MappingProxyType(
    dict(zip(_FIELDS, ("sans-serif", "400", "normal", "normal"), strict=True))
)
_BOLD = MappingProxyType({"bold": 700, "bolder": 700, "lighter": 400})

Told = dict[str, frozenset[str]]
"""The values that a property may have."""


def lettered(assets: Mapping[str, Asset], theme: Theme, language: str) -> dict[str, Asset]:
    """Return `assets` with drawings whose words are set in the faces of `theme`, carried within."""
    return {key: _lettered(asset, theme, language) for key, asset in assets.items()}


def _lettered(asset: Asset, theme: Theme, language: str) -> Asset:
    if asset.media_type != KIND or b"<text" not in asset.data:
        return asset
    from lxml import etree

    root = etree.fromstring(asset.data)
    root.set("font-family", root.get("font-family", _PLAIN["font-family"]))
    used = _used(root)
    files = fit_types(theme, "html", used, language).files
    if not files:
        return asset
    urls = {font.name: f"data:{font.media_type};base64,{_base64(font.data)}" for font in files}
    _rename(root, typefaces.stacks(theme.roles, theme.tokens, urls))
    style = etree.Element(f"{_SVG}style")
    style.text = typefaces.font_faces(theme.roles, urls, "epub")
    root.insert(0, style)
    return replace(asset, data=etree.tostring(root, encoding="utf-8"))


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _used(root: _Element) -> dict[Type, set[str]]:
    """Return the characters of the words by the type they are set in.

    What a rule of the drawing may set, it sets everywhere as well.
    """
    rules: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for rule in (rule for sheet in root.iter(f"{_SVG}style") for rule in _rules(sheet)):
        for name, value in _declared(rule.content):
            rules[name] |= {value}
    used: defaultdict[Type, set[str]] = defaultdict(set)
    start = {name: frozenset([value]) for name, value in _PLAIN.items()}
    _note(root, start, rules, used)
    return dict(used)


def _note(
    element: _Element,
    above: Told,
    rules: Told,
    used: defaultdict[Type, set[str]],
    *,
    shown: bool = False,
) -> None:
    """Note the words in `element`, whose parent may be set as `above` says."""
    if element.tag in _UNSEEN:
        return
    shown = shown or element.tag == f"{_SVG}text"
    own = {**element.attrib, **dict(_declared(element.get("style", "")))}
    state = {
        name: (frozenset([own[name]]) if name in own else values) | rules[name]
        for name, values in above.items()
    }
    words = [element.text or "", *(child.tail or "" for child in element)] if shown else []
    for kind in _types(state) if any(words) else ():
        used[kind].update(*words)
    for child in element:
        _note(child, state, rules, used, shown=shown)


def _types(state: Told) -> Iterator[Type]:
    for family, weight, style, variant in product(*(sorted(state[name]) for name in _FIELDS)):
        bold = _BOLD.get(weight) or (int(weight) if weight.isdecimal() else 400)
        slanted = style.startswith(("italic", "oblique"))
        yield Type(GENERIC.get(family, "sans"), bold, slanted, "small" in variant)


def _rename(root: _Element, stacks: Mapping[str, str]) -> None:
    """Let all that names a generic family name the theme's before it."""
    known = {family: stacks.get(f"font-{role}", family) for family, role in GENERIC.items()}

    def renamed(css: Any) -> str:
        pairs = ((name, known.get(value, value)) for name, value in _declared(css))
        return ";".join(f"{name}:{value}" for name, value in pairs)

    for element in root.iter(f"{_SVG}*"):
        if family := element.get("font-family"):
            element.set("font-family", known.get(family, family))
        if style := element.get("style"):
            element.set("style", renamed(style))
        if element.tag == f"{_SVG}style":
            rules = ((serialize(r.prelude), renamed(r.content)) for r in _rules(element))
            element.text = "\n".join(f"{selector}{{{body}}}" for selector, body in rules)


def _rules(sheet: _Element) -> Iterator[Any]:
    import tinycss2

    found = tinycss2.parse_stylesheet(sheet.text or "", skip_whitespace=True)
    return (rule for rule in found if rule.type == "qualified-rule")


def _declared(css: Any) -> Iterator[tuple[str, str]]:
    import tinycss2

    for node in tinycss2.parse_declaration_list(css, skip_whitespace=True):
        if node.type == "declaration":
            yield node.lower_name, serialize(node.value)
