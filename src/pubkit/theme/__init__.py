"""Themes: design tokens and style sheets, compiled for each target."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from copy import copy
from functools import lru_cache
from typing import Literal

from pubkit.diagnostics import Source
from pubkit.theme import colors, contrast, manifest, rules, shapes, tokens, typefaces
from pubkit.theme.compiler import Compiled, Finding, compile_sheets
from pubkit.theme.folders import names
from pubkit.theme.manifest import Layer, Options, Value
from pubkit.theme.rules import Sheet
from pubkit.theme.shapes import Shape
from pubkit.theme.shells import Shells
from pubkit.theme.targets import TARGETS, Target
from pubkit.theme.tokens import Tokens
from pubkit.theme.typefaces import Fitting, FontFile
from pubkit.theme.values import text as css_text
from pubkit.world import World

__all__ = [
    "PAGES",
    "TARGETS",
    "Fitting",
    "FontFile",
    "Target",
    "Theme",
    "load",
    "names",
]

Overrides = Mapping[str, Value | Mapping[str, Value]]
"""Tokens that a project sets by name; those for dark screens in a mapping `dark`."""

PAGES = ("a4", "letter", "a5", "b5", "6x9", "tabloid")
"""The pages that every theme can be printed on; a theme may know others."""

_ONE_COLUMN = {"columns": "auto", "measure": "var(--pk-measure)"}

_SHEETS: Mapping[Target, str] = {"html": "html.css", "epub": "epub.css", "pdf": "print.css"}


class Theme:
    """What backends ask of a theme. Made by `load`; holds what it has read and compiled."""

    def __init__(self, layers: tuple[Layer, ...], overrides: Overrides, world: World) -> None:
        self.layers = layers
        self.name = layers[-1].home.name
        self.values: Tokens = tokens.gather(layers, overrides, world)
        self.roles = typefaces.families(layers, world)
        self.pages: Mapping[str, Mapping[str, Value]] = manifest.pages(layers)
        self.sheets = _sheets(layers, world)
        self.shapes: Mapping[str, Shape] = shapes.gather(layers, world)
        self.remember = world.remember
        self._world = world
        self._shells = Shells(layers, world)
        self._compiled: dict[tuple[Target, str | None, tuple[str, ...]], Compiled] = {}
        contrast.check(layers, self.values, world)

    @property
    def tokens(self) -> Mapping[str, str]:
        """Return the design values on a light ground, by name, as the theme tells them."""
        return self.values.light

    @property
    def title(self) -> str:
        """Return the name that people read."""
        return self.layers[-1].manifest.title or self.name

    @property
    def options(self) -> Options:
        """Return what the theme asks of the markup."""
        return manifest.options(self.layers)

    @property
    def digest(self) -> str:
        """Return a hash of all that the theme's outputs depend on but the package's version."""
        told = [sheet.source.text for sheet in self.for_sites().sheets] + self._shells.texts()
        told += [layer.source.text for layer in self.layers]
        told += [repr(shape) for shape in sorted(self.shapes.items())]
        told += [repr(sorted(table.items())) for table in (self.values.light, self.values.dark)]
        return hashlib.sha256("\0".join(told).encode()).hexdigest()

    def for_sites(self) -> Theme:
        """Return the theme with the sheets of what stands around the articles of an edition."""
        wide = copy(self)
        wide.sheets = (*self.sheets, *_read(self.layers, "site.css", "html", self._world))
        wide._compiled = {}
        return wide

    def color(self, name: str, *, dark: bool = False) -> str:
        """Return the token `color-<name>` as `#rrggbb`."""
        value = tokens.color(f"color-{name}", self.values.shade(dark))
        return colors.hex_of(value) if value else "#000000"

    def fonts(self, target: Target, text: str, language: str = "") -> tuple[FontFile, ...]:
        """Return all faces, each with all characters of `text`; `fitting.fit` returns less."""
        return typefaces.fit(self.roles, target, text, language, self.remember).files

    def css(
        self,
        target: Target,
        fonts: Mapping[str, str],
        page: str | None = None,
        *,
        columns: bool = True,
    ) -> str:
        """Return the style sheet; `fonts` maps a font's name to the URL under which it is served.

        `page` is a preset of printed pages; None is the theme's own. Without `columns` the text
        runs in one: what to fall back on when the engine loses words or parts notes from calls.
        """
        faces = typefaces.font_faces(self.roles, fonts, target)
        stacks = typefaces.stacks(self.roles, self.tokens, fonts)
        compiled = self.compile(target, page, stacks, columns=columns)
        if target != "html":
            return faces + compiled.css
        return faces + _live(self.values, stacks) + compiled.css

    def compile(
        self,
        target: Target,
        page: str | None = None,
        stacks: Mapping[str, str] | None = None,
        *,
        columns: bool = True,
    ) -> Compiled:
        """Return the compiled sheets with what was noticed; errors are reported once."""
        table = {**self.values.light, **(stacks or {})}
        if target == "pdf":
            table |= self.page(page, columns=columns)
        key = (target, page if columns else f"{page} in one column", tuple(table.values()))
        if key not in self._compiled:
            fresh = not any(known[0] == target for known in self._compiled)
            told = tuple((s.source.path, s.source.text, s.target) for s in self.sheets)
            self._compiled[key] = _compiled(told, tuple(table.items()), target)
            if fresh:
                errors = [f for f in self._compiled[key].findings if f.code != "theme-unsupported"]
                report(errors, self._world)
        return self._compiled[key]

    def page(self, name: str | None = None, *, columns: bool = True) -> dict[str, str]:
        """Return the values `page-…` of the preset `name`; LookupError if there is none such."""
        preset = self.pages[name or self.options.page or next(iter(self.pages))]
        told = preset if columns else {**preset, **_ONE_COLUMN}
        return {f"page-{key}": css_text(value) for key, value in told.items()}

    def shell(self, target: Target | Literal["site"], values: Mapping[str, object]) -> str:
        """Return a whole page around `values["body"]`.

        Values named in `shells.MARKUP` are markup already; all else is text and gets escaped.
        """
        page = self._shells.render(f"{target}.j2", values)
        if page is None:
            raise LookupError(f"no shell for {target}")
        return page


def load(name: str, world: World, overrides: Overrides | None = None) -> Theme:
    """Return the theme `name` with a project's `overrides`; what is amiss is reported."""
    return Theme(manifest.chain(name, world), overrides or {}, world)


def report(findings: list[Finding], world: World) -> None:
    """Report `findings` to `world` in the order of the sheets."""
    for finding in findings:
        path = finding.sheet.source.path
        world.report(finding.code, finding.message, source=path, span=finding.span)


@lru_cache(maxsize=16)
def _compiled(
    told: tuple[tuple[str, str, str | None], ...],
    table: tuple[tuple[str, str], ...],
    target: Target,
) -> Compiled:
    """Return the compiled sheets, the same for all articles of a run."""
    sheets = (rules.read(Source(path, text), only) for path, text, only in told)
    return compile_sheets(sheets, dict(table), target)


def _sheets(layers: tuple[Layer, ...], world: World) -> tuple[Sheet, ...]:
    """Return what all targets share, parents first, then what only one can say, parents first."""
    wanted: list[tuple[str, Target | None]] = [("base.css", None)]
    wanted += [(file, target) for target, file in _SHEETS.items()]
    return tuple(sheet for f, target in wanted for sheet in _read(layers, f, target, world))


def _read(
    layers: tuple[Layer, ...], file: str, target: Target | None, world: World
) -> Iterator[Sheet]:
    found = (layer.home.text(file, world) for layer in layers)
    return (rules.read(source, target) for source in found if source)


def _live(told: Tokens, stacks: Mapping[str, str]) -> str:
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
