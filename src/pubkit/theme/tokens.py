"""Tokens: the design values of a theme, by name, light and dark."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from pubkit.theme import colors, kinds, values
from pubkit.theme.manifest import Layer, Value
from pubkit.theme.whence import report
from pubkit.world import World

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MAX_CHAIN = 24
"""References from token to token, one after the other."""
MAX_VALUES = 500
"""Component values of the longest token, all references followed."""

Problem = tuple[str, str, str]
"""A code, the token it concerns, a message."""


class Tokens(msgspec.Struct, frozen=True):
    """Values as the theme tells them; they may refer to one another by `var(--pk-…)`."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    def shade(self, dark: bool) -> Mapping[str, str]:
        """Return the values that hold on a light or on a dark ground."""
        return {**self.light, **self.dark} if dark else self.light


def gather(
    layers: tuple[Layer, ...],
    overrides: Mapping[str, Value | Mapping[str, Value]],
    world: World,
) -> Tokens:
    """Return the tokens of all layers and on top the project's `overrides`, all of them checked."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    first: dict[str, str] = {}
    for layer in layers:
        light |= {f"font-{role}": _stack(table) for role, table in layer.manifest.fonts.items()}
        for told in (_handed_over(layer, world), layer.manifest.tokens):
            light |= {k: values.text(v) for k, v in told.items() if not isinstance(v, dict)}
            first = light | first
            shades = told.get("dark")
            if isinstance(shades, dict):
                dark |= {k: values.text(v) for k, v in shades.items()}
    _override(light, dark, overrides, world)
    found = problems(Tokens(light, dark), first)
    for code, name, message in found:
        report(code, name, message, layers, overrides, world)
    bad = {name for _, name, _ in found}
    return Tokens(_without(light, bad), _without(dark, bad))


def _without(table: Mapping[str, str], bad: set[str]) -> dict[str, str]:
    """Return `table` with a harmless value in place of each bad one, so that the rest can go on."""
    return {k: "initial" if k in bad else v for k, v in table.items() if _NAME.fullmatch(k)}


def _stack(table: Mapping[str, Any]) -> str:
    return f'"{table.get("family", "")}", {table.get("fallback", "serif")}'


def _handed_over(layer: Layer, world: World) -> Mapping[str, Any]:
    from pubkit.theme import designtokens

    source = layer.home.text("tokens.json", world)
    return designtokens.read(source, world) if source else {}


def _override(
    light: dict[str, str],
    dark: dict[str, str],
    overrides: Mapping[str, Value | Mapping[str, Value]],
    world: World,
) -> None:
    for name, value in overrides.items():
        if isinstance(value, Mapping):
            _override(dark, dark, value, world) if name == "dark" else _unknown(name, light, world)
        elif (full := known(name, light)) is not None:
            light[full] = values.text(value)
        else:
            _unknown(name, light, world)


def known(name: str, table: Mapping[str, str]) -> str | None:
    """Return the token that a project means by `name`: `accent` stands for `color-accent`."""
    return next((full for full in (name, f"color-{name}") if full in table), None)


def _unknown(name: str, table: Mapping[str, str], world: World) -> None:
    ways = dict.fromkeys([*table, *(n.removeprefix("color-") for n in table)])
    near = [f'"{meant}"' for meant in difflib.get_close_matches(name, ways, 3)]
    hint = f"did you mean {' or '.join(near)}?" if near else "see: pubkit theme tokens THEME"
    message = f'the theme has no token "{name}"'
    report("token-unknown", name, message, (), {name: ""}, world, hint)


def problems(tokens: Tokens, first: Mapping[str, str]) -> list[Problem]:
    """Return what is wrong with the values, each token once; `first` are those they stand for."""
    found: dict[str, Problem] = {}
    for dark in (False, True):
        shade = tokens.shade(dark)
        for name in tokens.dark if dark else tokens.light:
            problem = _problem(name, shade, tokens.light)
            if not problem and (wrong := kinds.problem(name, shade[name], first[name])):
                problem = "token-invalid", wrong
            if problem:
                found.setdefault(name, (problem[0], name, problem[1]))
    return list(found.values())


def _problem(
    name: str, shade: Mapping[str, str], light: Mapping[str, str]
) -> tuple[str, str] | None:
    if not _NAME.fullmatch(name):
        return "token-invalid", f'"{name}" is no name for a token; use small letters and hyphens'
    if name not in light:
        return "token-unknown", f'"{name}" has a dark value but no light one'
    tokens = values.parse(shade[name][: values.LONGEST + 1])
    if not values.is_sound(shade[name], tokens):
        return "token-invalid", f'"{shade[name][:80]}" is no value for "{name}"'
    for other in values.references(tokens):
        if other.removeprefix(values.PREFIX) not in light or not other.startswith(values.PREFIX):
            return "token-unknown", f'"{name}" refers to "{other}", which does not exist'
    try:
        value = literal(name, shade)
    except RecursionError:
        return "token-invalid", f'"{name}" refers to itself, or to too much'
    if name.startswith("color-") and (len(value) != 1 or colors.read(value[0]) is None):
        return "token-invalid", f'"{shade[name]}" is no opaque colour in sRGB or OkLCh'
    return None


def literal(
    name: str,
    table: Mapping[str, str],
    known: dict[str, list[Any]] | None = None,
    path: tuple[str, ...] = (),
) -> list[Any]:
    """Return the value of `name` with all references followed.

    RecursionError on a circle, and on what grows beyond all measure; `known` holds what was found.
    """
    known = {} if known is None else known
    if name in path or len(path) > MAX_CHAIN:
        raise RecursionError(name)
    if name not in known:
        way = (*path, name)
        tokens = values.replaced(
            values.parse(table[name]), lambda other: literal(other, table, known, way)
        )
        if sum(1 for _ in values.walk(tokens)) > MAX_VALUES:
            raise RecursionError(name)
        known[name] = tokens
    return known[name]


def references(tokens: list[Any], table: Mapping[str, str]) -> set[str]:
    """Return the names of all tokens that a value depends on, also by way of others."""
    found: set[str] = set()
    waiting = [name.removeprefix(values.PREFIX) for name in values.references(tokens)]
    while waiting:
        name = waiting.pop()
        if name not in found and name in table:
            found.add(name)
            inner = values.references(values.parse(table[name])) if "var(" in table[name] else ()
            waiting += [other.removeprefix(values.PREFIX) for other in inner]
    return found


def color(name: str, table: Mapping[str, str]) -> colors.Rgb | None:
    """Return the colour that the token `name` stands for."""
    tokens = literal(name, table) if name in table else []
    return colors.read(tokens[0]) if len(tokens) == 1 else None


def live(told: Tokens, stacks: Mapping[str, str]) -> str:
    """Return the tokens as custom properties, for light and dark screens and for paper."""
    light = {**told.light, **stacks}
    return (
        f":root{{color-scheme:light dark;{_properties(light)}}}\n"
        "@media screen and (prefers-color-scheme:dark){"
        f':root:not([data-theme="light"]){{{_properties(told.dark)}}}}}\n'
        f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{_properties(told.dark)}}}}}\n'
        '@media screen{:root[data-theme="light"]{color-scheme:light}}\n'
    )


def _properties(table: Mapping[str, str]) -> str:
    pairs = (f"--pk-{name}:{value}" for name, value in sorted(table.items()))
    return ";".join(pairs).replace("</", "<\\/")
