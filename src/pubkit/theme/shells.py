"""Page shells: Jinja templates in a sandbox, a theme's own or those of a theme it extends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pubkit.model.nodes import Span
from pubkit.theme.manifest import Layer
from pubkit.theme.targets import TARGETS
from pubkit.world import World

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Template

_FAULTS = (ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError, ValueError)

MARKUP = frozenset(["head", "css", "meta", "body", "masthead", "imprint", "script"])
"""The values of a shell that are markup already."""


class Shells:
    """The templates of a theme: `html.j2`, `site.j2`, `epub.j2` and `pdf.j2`.

    A template may extend a parent's: `{% extends "plain/html.j2" %}`.
    """

    def __init__(self, layers: tuple[Layer, ...], world: World) -> None:
        self.layers = layers
        self.world = world
        self._environment: Environment | None = None
        self._failed: set[str] = set()

    def render(self, file: str, values: Mapping[str, object]) -> str | None:
        """Return the nearest `file` filled with `values`; one that fails is reported, passed by."""
        from markupsafe import Markup

        filled = {k: Markup(v) if k in MARKUP else v for k, v in values.items()}  # noqa: S704
        return next(self._attempts(file, filled), None)

    def _attempts(self, file: str, values: Mapping[str, object]) -> Iterator[str]:
        from jinja2 import TemplateError, TemplateSyntaxError

        for layer in reversed(self.layers):
            name = f"{layer.home.name}/{file}"
            if name in self._failed or self._text(name) is None:
                continue
            try:
                yield self.environment.get_template(name).render(values)
            except TemplateSyntaxError as error:
                self._complain(error.name or name, str(error.message), error.lineno)
            except (TemplateError, RecursionError, *_FAULTS) as error:
                self._complain(name, str(error), _line(error, name))
            self._failed.add(name)

    def check(self, file: str) -> None:
        """Report blocks of `file` that the shell it extends has no place for."""
        from jinja2 import TemplateError
        from jinja2.nodes import Block

        for layer in self.layers:
            name = f"{layer.home.name}/{file}"
            try:
                tree, known = self._parsed(name), self._blocks(name)
            except TemplateError:
                continue  # told when it is filled
            for block in tree.body if tree and known else ():
                if isinstance(block, Block) and block.name not in known:
                    message = f'no place for the block "{block.name}"'
                    self._complain(name, message, block.lineno, f"there is {', '.join(known)}")

    def _parsed(self, name: str) -> Template | None:
        text = self._text(name)
        return self.environment.parse(text) if text is not None else None

    def _blocks(self, name: str) -> list[str]:
        """Return the names of the blocks in the shells that `name` extends."""
        from jinja2.nodes import Block, Const, Extends

        found: dict[str, None] = {}
        seen = {name}
        while tree := self._parsed(name):
            extends = tree.find(Extends)
            parent = extends.template if extends else None
            if not isinstance(parent, Const) or parent.value in seen:
                break
            name = str(parent.value)
            seen.add(name)
            if more := self._parsed(name):
                found |= dict.fromkeys(block.name for block in more.find_all(Block))
        return list(found)

    @property
    def have_failed(self) -> bool:
        """Tell whether any template failed and another stands in for it."""
        return bool(self._failed)

    def texts(self) -> list[str]:
        """Return the shells of all layers."""
        names = [
            f"{layer.home.name}/{target}.j2"
            for layer in self.layers
            for target in (*TARGETS, "site")
        ]
        return [f"{name}\0{text}" for name in names if (text := self._text(name)) is not None]

    @property
    def environment(self) -> Environment:
        """Return the sandbox; made on first use, since Jinja is slow to import."""
        if self._environment is None:
            from pubkit.theme.sandbox import sandbox

            self._environment = sandbox(self._text)
        return self._environment

    def _text(self, name: str) -> str | None:
        """Return the template `<theme>/<file>`; only themes of the chain can be named."""
        theme, _, file = name.partition("/")
        layer = next((layer for layer in self.layers if layer.home.name == theme), None)
        source = layer.home.text(file, self.world) if layer and file.endswith(".j2") else None
        return source.text if source else None

    def _complain(self, name: str, message: str, line: int, *hints: str) -> None:
        path = f"themes/{name}"
        source = self.world.sources.get(path)
        span = source.line_span(line - 1, line) if source and line else None
        span = Span(span.start, max(span.start, span.end - 1)) if span else None
        self.world.report("theme-template", message.lower(), source=path, span=span, hints=hints)


def _line(error: BaseException, name: str) -> int:
    """Return the line of the template `name` that `error` was raised in."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
