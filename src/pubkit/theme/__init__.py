"""Themes: design tokens and style sheets, compiled for each target."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import lru_cache
from itertools import chain
from typing import Literal

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.theme import (
    colors,
    contrast,
    kept,
    lettering,
    manifest,
    rules,
    shapes,
    tokens,
    typefaces,
)
from pubkit.theme.compiler import Compiled, Finding, compile_sheets
from pubkit.theme.folders import names
from pubkit.theme.lettering import Lettering
from pubkit.theme.manifest import Layer, Options, Value
from pubkit.theme.rules import Sheet
from pubkit.theme.shapes import Shape
from pubkit.theme.shells import Shells
from pubkit.theme.targets import TARGETS, Target
from pubkit.theme.tokens import Tokens
from pubkit.theme.typefaces import Fitting, FontFile
from pubkit.theme.values import text as css_text
from pubkit.theme.whence import Overrides
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
        self.sources = _gathered(layers, world)
        self.shapes: Mapping[str, Shape] = shapes.gather(layers, world)
        self.remember = world.remember
        self._world = world
        self._shells = Shells(layers, world)
        self._told: set[kept.Remark] = set()
        contrast.check(layers, self.values, overrides, world)

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
    def sheets(self) -> tuple[Sheet, ...]:
        """Return all style sheets, read."""
        return tuple(rules.read(source, target) for source, target in self.sources)

    @property
    def digest(self) -> str:
        """Return a hash of all that the theme's outputs depend on but the package's version."""
        told = [source.text for source, _ in self.for_sites().sources] + self._shells.texts()
        told += [layer.source.text for layer in self.layers]
        told += [repr(shape) for shape in sorted(self.shapes.items())]
        told += [repr(sorted(table.items())) for table in (self.values.light, self.values.dark)]
        return hashlib.sha256("\0".join(told).encode()).hexdigest()

    @property
    def is_faulty(self) -> bool:
        """Tell whether a shell of it failed, so that pages are those of a theme it extends."""
        return self._shells.have_failed

    def for_sites(self) -> Theme:
        """Return the theme with the sheets of what stands around the articles of an edition."""
        wide = copy(self)
        wide.sources = (*self.sources, *_found(self.layers, "site.css", "html", self._world))
        wide._told = set()
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
        table = self._table(target, page, stacks, columns=columns)
        words = (*self._words(target), *chain.from_iterable(table.items()))
        style = kept.style(self.remember, words, lambda: self._compile(target, table))
        self._tell(style.errors)
        if target != "html":
            return faces + style.css
        return faces + tokens.live(self.values, stacks) + style.css

    def compile(self, target: Target, page: str | None = None) -> Compiled:
        """Return the compiled sheets with what was noticed; errors are reported once."""
        compiled = self._compile(target, self._table(target, page, {}))
        self._tell(kept.bare(compiled).errors)
        return compiled

    def lettering(self, target: Target) -> Lettering:
        """Return what the style sheets of `target` tell of fonts."""
        words = (*self._words(target), *chain.from_iterable(self.tokens.items()))
        return kept.lettering(self.remember, words, lambda: self._lettering(target))

    def _lettering(self, target: Target) -> Lettering:
        sheets = (rules.read(source, only) for source, only in self._sources(target))
        return lettering.read((item for sheet in sheets for item in sheet.items), self.tokens)

    def _sources(self, target: Target) -> Iterator[tuple[Source, Target | None]]:
        """Yield the style sheets of `target`; no other is read, for that takes long."""
        return ((source, only) for source, only in self.sources if only in (None, target))

    def _words(self, target: Target) -> Iterator[str]:
        """Yield all that decides what is made of the style sheets of `target`, but tokens."""
        yield target
        for source, only in self._sources(target):
            yield from (source.path, source.text, str(only))

    def _table(
        self,
        target: Target,
        page: str | None,
        stacks: Mapping[str, str],
        *,
        columns: bool = True,
    ) -> dict[str, str]:
        """Return the value of each token for `target`."""
        table = {**self.values.light, **stacks}
        return table | self.page(page, columns=columns) if target == "pdf" else table

    def _compile(self, target: Target, table: Mapping[str, str]) -> Compiled:
        told = tuple((s.path, s.text, only) for s, only in self._sources(target))
        return _compiled(told, tuple(table.items()), target)

    def _tell(self, errors: Iterable[kept.Remark]) -> None:
        """Report `errors`, each once."""
        for e in errors:
            if e not in self._told:
                self._told.add(e)
                self._world.report(e.code, e.message, source=e.path, span=e.span)

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


def load(
    name: str,
    world: World,
    overrides: Overrides | None = None,
    asked: tuple[str, Span | None] | None = None,
) -> Theme:
    """Return the theme `name` with a project's `overrides`; what is amiss is reported.

    `asked` is the source that names it, and where.
    """
    return Theme(manifest.chain(name, world, asked), overrides or {}, world)


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


def _gathered(layers: tuple[Layer, ...], world: World) -> tuple[tuple[Source, Target | None], ...]:
    """Return what all targets share, parents first, then what only one can say, parents first."""
    wanted: list[tuple[str, Target | None]] = [("base.css", None)]
    wanted += [(file, target) for target, file in _SHEETS.items()]
    return tuple(told for f, target in wanted for told in _found(layers, f, target, world))


def _found(
    layers: tuple[Layer, ...], file: str, target: Target | None, world: World
) -> Iterator[tuple[Source, Target | None]]:
    found = (layer.home.text(file, world) for layer in layers)
    return ((source, target) for source in found if source)
