"""Logical properties told as physical ones, for readers that know no others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from pubkit.theme import values

Pair = tuple[str, str]
"""A property and its value."""


class Sided(msgspec.Struct, frozen=True):
    """What a declaration says where text runs to the right, and where it runs to the left."""

    ltr: tuple[Pair, ...]
    rtl: tuple[Pair, ...]


_SIZES: Mapping[str, str] = MappingProxyType(
    {
        "inline-size": "width",
        "block-size": "height",
        "max-inline-size": "max-width",
        "max-block-size": "max-height",
    }
)
_BLOCK = (("block-start", "top"), ("block-end", "bottom"))
_MIRROR: Mapping[str, str] = MappingProxyType({"left": "right", "right": "left"})
_FLOATS: Mapping[str, str] = MappingProxyType({"inline-start": "left", "inline-end": "right"})
_ALIGNS: Mapping[str, str] = MappingProxyType({"start": "left", "end": "right"})
_NEUTRAL: Mapping[str, str] = MappingProxyType({"border": "0", "margin": "0", "padding": "0"})


def physical(name: str, value: str, others: frozenset[str] = frozenset()) -> Sided:
    """Return `name: value` without logical words; `others` are the properties set beside it.

    Where the sides differ, the right-to-left reading also takes back what the other set, unless
    the rule sets that side anyway.
    """
    if name in _SIZES:
        return _same((_SIZES[name], value))
    for logical, side in _BLOCK:
        if logical in name:
            return _same((name.replace(logical, side), value))
    if "inline-start" in name or "inline-end" in name:
        return _one_side(name, value, others)
    if name.endswith(("-inline", "-block")):
        return _both_sides(name, value)
    if name == "float" and value in _FLOATS:
        return Sided(((name, _FLOATS[value]),), ((name, _MIRROR[_FLOATS[value]]),))
    if name == "text-align" and value in _ALIGNS:
        # A rule of its own for right-to-left would outweigh later ones; old readers take `left`.
        return _same((name, _ALIGNS[value]), (name, value))
    return _same((name, value))


def _same(*pairs: Pair) -> Sided:
    return Sided(pairs, pairs)


def _one_side(name: str, value: str, others: frozenset[str]) -> Sided:
    start = "inline-start" in name
    told, opposite = ("inline-start", "inline-end") if start else ("inline-end", "inline-start")
    here, there = ("left", "right") if start else ("right", "left")
    ltr, rtl = (name.replace(told, here), value), (name.replace(told, there), value)
    if name.replace(told, opposite) in others or name.endswith(("-color", "-style", "-width")):
        return Sided((ltr,), (rtl,))
    return Sided((ltr,), ((ltr[0], _NEUTRAL[name.split("-")[0]]), rtl))


def _both_sides(name: str, value: str) -> Sided:
    stem, axis = name.rsplit("-", 1)
    sides = ("left", "right") if axis == "inline" else ("top", "bottom")
    if stem == "border":
        return _same(*((f"{stem}-{side}", value) for side in sides))
    first, *rest = (values.serialize([t]) for t in values.parse(value) if t.type != "whitespace")
    ends = (first, *rest, first)[:2]
    return Sided(
        tuple((f"{stem}-{side}", end) for side, end in zip(sides, ends, strict=True)),
        tuple(
            (f"{stem}-{side}", end) for side, end in zip(sides, _turned(axis, ends), strict=True)
        ),
    )


def _turned(axis: str, ends: tuple[str, ...]) -> tuple[str, ...]:
    return ends[::-1] if axis == "inline" else ends
