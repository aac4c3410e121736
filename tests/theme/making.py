"""Themes made of strings, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from pubkit import theme
from pubkit.theme import Theme
from pubkit.world import World


def world_of(files: Mapping[str, str], name: str = "mine") -> World:
    """Return a world that holds the theme `name`, made of `files`."""
    told = {"theme.toml": f'name = "{name}"\n', **files}
    return World.fake({f"themes/{name}/{path}": text.encode() for path, text in told.items()})


def made(files: Mapping[str, str], **overrides: str) -> tuple[Theme, World]:
    """Return the theme that `files` make, and the world that was told what is amiss."""
    world = world_of(files)
    return theme.load("mine", world, overrides), world


def codes(world: World) -> list[str]:
    """Return the codes of what was reported."""
    return [diagnostic.code for diagnostic in world.diagnostics]
