"""W3C Design Tokens (`tokens.json`): groups flattened to names, typed values told in CSS.

https://www.designtokens.org/tr/2025.10/format/
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.theme.values import PREFIX, plain, text
from pubkit.world import World

_ALIAS = re.compile(r"\{([^{}]+)\}")
_DEPTH = 32


def read(source: Source, world: World) -> dict[str, Any]:
    """Return the tokens in `source` by their CSS names; a group `dark` at the top is for the dark.

    A group's name and its tokens' names are joined by hyphens: `color.accent` → `color-accent`.
    """
    try:
        told = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        start = getattr(error, "pos", 0)
        message = f"is no JSON: {str(error)[:1].lower()}{str(error)[1:]}"
        world.report("theme-invalid", message, source=source.path, span=Span(start, start + 1))
        return {}
    flat: dict[str, Any] = {}
    for path, token, kind in _tokens(told, (), None):
        value = _css(token, kind)
        if value is None:
            name = ".".join(path)
            start = max(0, source.text.find(f'"{path[-1]}"' if path else "{"))
            message = f'the token "{name}" has a value of type "{kind}" that CSS cannot tell'
            span = Span(start, start + len(path[-1] if path else "") + 2)
            world.report("token-invalid", message, source=source.path, span=span)
        elif path[0] == "dark":
            flat.setdefault("dark", {})[name_of(path[1:])] = value
        else:
            flat[name_of(path)] = value
    return flat


def name_of(path: tuple[str, ...]) -> str:
    """Return the CSS name of the token at `path`; `$root` stands for its group."""
    joined = "-".join(part for part in path if part != "$root")
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", joined).lower())


def _tokens(
    group: Any, path: tuple[str, ...], kind: str | None
) -> list[tuple[tuple[str, ...], Any, str | None]]:
    """Return path, value and type of each token; a group's `$type` holds for all within it."""
    if not isinstance(group, Mapping) or len(path) > _DEPTH:
        return [(path, None, kind)] if path else []
    kind = group.get("$type", kind)
    if "$value" in group:
        return [(path, group["$value"], kind)]
    found = []
    for name, member in group.items():
        if not name.startswith("$") or name == "$root":
            found += _tokens(member, (*path, name), kind)
    return found


def _css(value: Any, kind: str | None) -> str | None:
    """Return `value` in CSS, or None for what no declaration could hold."""
    if isinstance(value, str) and (alias := _ALIAS.fullmatch(value)):
        return f"var({PREFIX}{name_of(tuple(alias[1].split('.')))})"
    match value:
        case bool() | None:
            return None
        case str() if kind == "fontFamily":
            return f'"{value}"'
        case str() | int() | float():
            return _WEIGHTS.get(value) or text(value)
        case [*names] if kind == "fontFamily":
            generic = {"serif", "sans-serif", "monospace", "system-ui"}
            return ", ".join(n if n in generic else f'"{n}"' for n in names)
        case {"value": int() | float() as number, "unit": str() as unit}:
            return f"{plain(float(number))}{unit}"
        case {"colorSpace": str() as space, "components": [_, _, _] as parts}:
            hexadecimal = value.get("hex")
            return _color(space, parts) or (hexadecimal if isinstance(hexadecimal, str) else None)
    return None


_WEIGHTS: Mapping[Any, str] = {
    **dict.fromkeys(("thin", "hairline"), "100"),
    **dict.fromkeys(("extra-light", "ultra-light"), "200"),
    "light": "300",
    **dict.fromkeys(("normal", "regular", "book"), "400"),
    "medium": "500",
    **dict.fromkeys(("semi-bold", "demi-bold"), "600"),
    "bold": "700",
    **dict.fromkeys(("extra-bold", "ultra-bold"), "800"),
    **dict.fromkeys(("black", "heavy", "extra-black", "ultra-black"), "900"),
}


def _color(space: str, parts: list[Any]) -> str | None:
    if not all(part == "none" or isinstance(part, int | float) for part in parts):
        return None
    one, two, three = (0.0 if part == "none" else float(part) for part in parts)
    match space:
        case "srgb":
            return f"rgb({plain(one * 100)}% {plain(two * 100)}% {plain(three * 100)}%)"
        case "hsl" | "hwb":
            return f"{space}({plain(one)} {plain(two)}% {plain(three)}%)"
        case "oklab" | "oklch":
            return f"{space}({plain(one)} {plain(two)} {plain(three)})"
    return None
