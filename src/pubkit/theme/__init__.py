"""Themes: design tokens and style sheets, compiled for each target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, Protocol

import msgspec

Target = Literal["html", "epub", "pdf"]


class FontFile(msgspec.Struct, frozen=True):
    """One face, ready to embed: static, subset, under a family name of ours."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    name: str
    data: bytes
    media_type: str


class Theme(Protocol):
    """What backends ask of a theme."""

    name: str
    tokens: Mapping[str, str]

    def fonts(self, target: Target, text: str) -> tuple[FontFile, ...]:
        """Return the faces that `text` (all characters of the publication) needs."""

    def css(self, target: Target, fonts: Mapping[str, str], page: str | None = None) -> str:
        """Return the style sheet; `fonts` maps a font's name to the URL under which it is served."""

    def shell(self, target: Target, values: Mapping[str, object]) -> str:
        """Return a whole page around `values["body"]`."""


Loader = Callable[[str], Theme]
