"""`theme.toml`: what a theme says of itself, and the chain of those it extends."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.theme import amiss
from pubkit.theme.folders import Home, find
from pubkit.world import World

Value = str | int | float
ROOT = "plain"
MAX_THEMES = 8
"""Themes that extend one another, the first one among them."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a theme asks of the markup, beyond style: things that need elements of their own."""

    drop_cap: bool | None = None
    front_stories: int | None = None
    page: str | None = None
    page_references: bool | None = None
    roman_front: bool | None = None


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `theme.toml`. Values of tokens and pages are CSS, numbers or nothing else."""

    name: str
    title: str = ""
    description: str = ""
    extends: str = ROOT
    tokens: dict[str, Value | dict[str, Value]] = {}
    contrast: dict[str, float] = {}
    fonts: dict[str, dict[str, Any]] = {}
    pages: dict[str, dict[str, Value]] = {}
    options: Options = Options()


class Layer(msgspec.Struct, frozen=True):
    """A theme's own part: its home, its manifest and the text this was read from."""

    home: Home
    manifest: Manifest
    source: Source


def chain(
    name: str, world: World, asked: tuple[str, Span | None] | None = None
) -> tuple[Layer, ...]:
    """Return the layers of the theme `name`, root first; whatever is amiss is reported.

    `asked` is the source that names it, and where.
    """
    layers: list[Layer] = []
    wanted = name
    while (layer := _read(wanted, asked, world)) is not None:
        layers.append(layer)
        asked = layer.source.path, None
        if wanted == ROOT:
            break
        wanted = layer.manifest.extends
        if any(layer.home.name == wanted for layer in layers) or len(layers) == MAX_THEMES:
            _complain(layer, f'"extends" leads in a circle to "{wanted}"', "extends", world)
            break
    if name != ROOT and not any(layer.home.name == ROOT for layer in layers):
        layers += reversed(chain(ROOT, world))
    return tuple(reversed(layers))


def _read(name: str, asked: tuple[str, Span | None] | None, world: World) -> Layer | None:
    home = find(name, world)
    if home is None:
        from pubkit.theme.folders import names

        where, span = asked or (None, None)
        message, hint = f'theme "{name}" does not exist', f"known themes: {', '.join(names())}"
        world.report("theme-missing", message, source=where, span=span, hints=(hint,))
        return None
    source = home.text("theme.toml", world)
    if source is None:
        world.report("theme-invalid", "cannot be read", source=str(home.path("theme.toml")))
        return None
    try:
        manifest = _parsed(source.text)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        message = amiss.plainly(error, "theme.toml")
        span, hints = _error_span(source, error), _hints(error)
        world.report("theme-invalid", message, source=source.path, span=span, hints=hints)
        return None
    layer = Layer(home, manifest, source)
    if manifest.name != name:
        message = f'the folder "{name}" holds a theme named "{manifest.name}"'
        _complain(layer, message, "name", world)
        layer = Layer(home, msgspec.structs.replace(manifest, name=name), source)
    return layer


def _hints(error: Exception) -> tuple[str, ...]:
    """Return the keys that may be meant where `error` met one that is unknown."""
    table = Options if "`$.options`" in str(error) else Manifest
    hint = amiss.hint(error, (field.encode_name for field in msgspec.structs.fields(table)))
    return (hint,) if hint else ()


@lru_cache(maxsize=16)
def _parsed(text: str) -> Manifest:
    """Return the manifest that `text` is, the same for all articles of a run."""
    return msgspec.convert(tomllib.loads(text), Manifest)


def _complain(layer: Layer, message: str, key: str, world: World) -> None:
    span = key_span(layer.source, key)
    world.report("theme-invalid", message, source=layer.source.path, span=span)


def _error_span(source: Source, error: Exception) -> Span | None:
    """Return the place that tomllib's "(at line 3, column 5)" or msgspec's field name tells."""
    if match := re.search(r"at line (\d+), column (\d+)", str(error)):
        start = source.line_starts[int(match[1]) - 1] + int(match[2]) - 1
        return Span(start, start + 1)
    key = amiss.key(error)
    return key_span(source, key) if key else None


def key_span(source: Source, key: str) -> Span | None:
    """Return where a TOML text first sets `key`; tomllib keeps no places."""
    match = re.search(rf'(?m)^[ \t]*(\[?"?{re.escape(key)}"?\]?)(?=[ \t]*=|[ \t]*$)', source.text)
    return Span(*match.span(1)) if match else None


def merged(layers: tuple[Layer, ...], field: str) -> dict[str, Any]:
    """Return the tables `field` of all layers, later ones on top; inner tables are merged too."""
    out: dict[str, Any] = {}
    for layer in layers:
        table: Mapping[str, Any] = getattr(layer.manifest, field)
        for key, value in table.items():
            both = isinstance(value, dict) and isinstance(out.get(key), dict)
            out[key] = {**out[key], **value} if both and field != "fonts" else value
    return out


def options(layers: tuple[Layer, ...]) -> Options:
    """Return the options of the last layer that sets each."""
    told: dict[str, Any] = {}
    for layer in layers:
        mine = msgspec.structs.asdict(layer.manifest.options)
        told |= {key: value for key, value in mine.items() if value is not None}
    return Options(**told)


def pages(layers: tuple[Layer, ...]) -> dict[str, dict[str, Value]]:
    """Return the presets of pages by name; what `[pages.any]` says holds where they say nothing.

    One that the first theme does not know begins as its first.
    """
    told = merged(layers, "pages")
    every = told.pop("any", {})
    known = [name for name in layers[0].manifest.pages if name != "any"] if layers else []
    first = told[known[0]] if known else {}
    return {
        name: {**every, **({} if name in known else first), **preset}
        for name, preset in told.items()
    }
