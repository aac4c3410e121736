"""Where a token gets its value: in the project's settings, else in the last theme that tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.settings import SETTINGS
from pubkit.theme.manifest import Layer, Value, key_span
from pubkit.world import World

Overrides = Mapping[str, Value | Mapping[str, Value]]
"""Tokens that a project sets by name; those for dark screens in a mapping `dark`."""


def report(
    code: str,
    name: str,
    message: str,
    layers: tuple[Layer, ...],
    overrides: Overrides,
    world: World,
    *hints: str,
) -> None:
    """Report something about the token `name` where it is told."""
    path, span = _place(name, layers, overrides, world)
    world.report(code, message, source=path, span=span, hints=hints)


def _place(
    name: str, layers: tuple[Layer, ...], overrides: Overrides, world: World
) -> tuple[str | None, Span | None]:
    for told in (name, name.removeprefix("color-")):
        if _names(told, overrides) and (span := _in_settings(told, world)):
            return SETTINGS, span
    for layer in reversed(layers):
        for told in (name, f"fonts.{name.removeprefix('font-')}"):
            if span := key_span(layer.source, told):
                return layer.source.path, span
    return None, None


def _names(name: str, overrides: Overrides) -> bool:
    dark = overrides.get("dark")
    return name in overrides or (isinstance(dark, Mapping) and name in dark)


def _in_settings(name: str, world: World) -> Span | None:
    """Return where the settings tell the token `name`; they are read for nothing else here."""
    path = PurePosixPath(SETTINGS)
    if not world.exists(path):
        return None
    text = world.read(path).decode("utf-8", "replace").replace("\r\n", "\n")
    world.sources[SETTINGS] = Source(SETTINGS, text)
    table = re.search(r"(?m)^\[theme\b", text)
    before = table.start() if table else 0
    span = key_span(Source(SETTINGS, text[before:]), name)
    return Span(before + span.start, before + span.end) if span else None
