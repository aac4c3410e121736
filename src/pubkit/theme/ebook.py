"""Rules told in the flat and old CSS that all e-readers take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
    What is inherited, such as the colour of the text for links, is the reader's own.
    """
    chosen = {d.name for d, value in told if d.name in _COLORS and value != "inherit"}
    if chosen == _COLORS and RUNNING.isdisjoint(heads):
        return told, []
    lone = [d for d, value in told if d.name in _COLORS and value != "inherit"]
    return [(d, value) for d, value in told if d not in lone], lone


Entry = tuple[str, list[Told]]
"""A selector and what it sets."""


def sheet(entries: list[Entry]) -> str:
    """Return rules without logical properties and without sizes relative to the root."""
    sizes = _sizes(entries)
    out: list[tuple[list[str], str]] = []
    for selector, told in entries:
        own = _own(selector, sizes)
        for head, body in _told(selector, told, own, _around(selector, sizes)):
            if out and out[-1][1] == body:
                out[-1][0].append(head)
            elif body:
                out.append(([head], body))
    return "".join(f"{','.join(heads)}{{{body}}}\n" for heads, body in out)


def _told(selector: str, told: list[Told], own: float, around: float) -> Iterator[tuple[str, str]]:
    """Yield a rule, and one for right-to-left where it differs."""
    names = frozenset(declaration.name for declaration, _ in told)
    ltr: list[str] = []
    rtl: list[str] = []
    for declaration, value in told:
        name = declaration.name
        text = _in_ems(value, around if name == "font-size" else own)
        sided = logical.physical(name, text, names)
        ltr += [f"{n}:{v}" for n, v in sided.ltr] + _aliases(name, text)
        if sided.rtl != sided.ltr:
            rtl += [f"{n}:{v}" for n, v in sided.rtl]
    yield selector, ";".join(ltr)
    yield f'[dir="rtl"] {selector}', ";".join(rtl)


Sizes = Mapping[str, float]
"""The size of text, in that of running text, by the selectors that set it."""

_STEP = re.compile(r"\s*[ >+]\s*")


def _sizes(entries: list[Entry]) -> Sizes:
    sizes: dict[str, float] = {}
    for selector, told in entries:
        for declaration, value in told:
            size = values.quantity(values.parse(value)) if declaration.name == "font-size" else None
            if size and size[1] == "rem":
                sizes[selector] = size[0]
            elif size and size[1] == "em":
                sizes[selector] = size[0] * _around(selector, sizes)
    return sizes


def _own(selector: str, sizes: Sizes) -> float:
    """Return the size of text in what `selector` selects."""
    last = _STEP.split(selector)[-1]
    return sizes.get(selector) or sizes.get(last) or _around(selector, sizes)


def _around(selector: str, sizes: Sizes) -> float:
    """Return the size of text around what `selector` selects, as far as it tells."""
    steps = _STEP.split(selector)[:-1]
    for length in range(len(steps), 0, -1):
        for start in range(length):
            found = sizes.get(" ".join(steps[start:length]))
            if found:
                return found
    return 1.0


def _aliases(name: str, value: str) -> list[str]:
    """Return the older spelling that some readers still need beside the new one."""
    if name.startswith("break-") and value in _BREAKS:
        return [f"page-{name}:{_BREAKS[value]}"]
    return [f"{_OLDER[name]}:{value}"] if name in _OLDER else []


def _in_ems(value: str, size: float) -> str:
    """Return `value` with `rem` told in `em`, where one em is `size` of running text."""
    if "rem" not in value:
        return value
    return values.serialize(values.scaled(values.parse(value), "rem", "em", 1 / size))
