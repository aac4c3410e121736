"""Rules told in the flat and old CSS that all e-readers take."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pubkit.theme import logical, values
from pubkit.theme.rules import Declaration
from pubkit.theme.targets import RUNNING

Told = tuple[Declaration, str]
"""A declaration and its value as text."""

_COLORS = frozenset(["color", "background-color"])
_BREAKS: Mapping[str, str] = MappingProxyType({"page": "always", "avoid": "avoid", "auto": "auto"})
_OLDER: Mapping[str, str] = MappingProxyType(
    {"overflow-wrap": "word-wrap", "font-variant-caps": "font-variant"}
)


def without_lone_colors(told: list[Told], heads: list[str]) -> tuple[list[Told], list[Declaration]]:
    """Return `told` without colours that stand alone or on running text, and those colours.

    The reader's own ground may be white, sepia or black: ink and ground come together or not.
    """
    names = {declaration.name for declaration, _ in told}
    if names >= _COLORS and RUNNING.isdisjoint(heads):
        return told, []
    kept = [(declaration, value) for declaration, value in told if declaration.name not in _COLORS]
    return kept, [declaration for declaration, _ in told if declaration.name in _COLORS]


def rule(heads: list[str], told: list[Told]) -> str:
    """Return a rule without logical properties, and one for right-to-left where it differs."""
    names = frozenset(declaration.name for declaration, _ in told)
    size = next((value for declaration, value in told if declaration.name == "font-size"), "1em")
    ltr: list[str] = []
    rtl: list[str] = []
    for declaration, value in told:
        name, text = declaration.name, _in_ems(value, size, declaration.name)
        sided = logical.physical(name, text, names)
        ltr += [f"{n}:{v}" for n, v in sided.ltr] + _aliases(name, text)
        if sided.rtl != sided.ltr:
            rtl += [f"{n}:{v}" for n, v in sided.rtl]
    turned = [f'[dir="rtl"] {head}' for head in heads]
    return _rule(heads, ltr) + _rule(turned, rtl)


def _rule(heads: list[str], body: list[str]) -> str:
    return f"{','.join(heads)}{{{';'.join(body)}}}\n" if body else ""


def _aliases(name: str, value: str) -> list[str]:
    """Return the older spelling that some readers still need beside the new one."""
    if name.startswith("break-") and value in _BREAKS:
        return [f"page-{name}:{_BREAKS[value]}"]
    return [f"{_OLDER[name]}:{value}"] if name in _OLDER else []


def _in_ems(value: str, size: str, name: str) -> str:
    """Return `value` with `rem` told in `em`, which is relative to the rule's own font size."""
    if "rem" not in value:
        return value
    own = values.quantity(values.parse(size)) if name != "font-size" else None
    factor = 1 / own[0] if own and own[1] in ("em", "rem") and own[0] else 1
    return values.serialize(values.scaled(values.parse(value), "rem", "em", factor))
