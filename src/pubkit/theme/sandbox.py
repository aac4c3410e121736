"""The sandbox that a theme's templates run in: loops, conditions and a few filters, no more."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_FILTERS = frozenset(["default", "e", "escape", "first", "join", "last", "length", "lower", "trim"])
_TESTS = frozenset(["defined", "none", "true", "false", "in", "eq", "==", "ne", "!=", "string"])


class _Sandbox(ImmutableSandboxedEnvironment):
    # A page shell needs no sums, and "x" * 10**9 is one way to fill the memory.
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f'templates cannot calculate ("{operator}")')

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow blocks and macros of templates, no methods of values."""
        return type(obj).__module__ == "jinja2.runtime"


class _Compiled(BytecodeCache):
    """Templates compiled in this process: each theme asks for its own, and the next article too."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` the code of its template, if it is known."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template by its name and the hash of its source."""
        if bucket.code:
            self._known[bucket.key, bucket.checksum] = bucket.code


@cache
def _compiled() -> _Compiled:
    return _Compiled()


def sandbox(load: Callable[[str], str | None]) -> Environment:
    """Return an environment whose templates come from `load`, escaped, strict and fenced in."""

    def loaded(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = load(name)
        return None if text is None else (text, name, lambda: True)

    environment = _Sandbox(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(loaded),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(),
    )
    environment.globals.clear()
    environment.filters = {k: v for k, v in environment.filters.items() if k in _FILTERS}
    environment.tests = {k: v for k, v in environment.tests.items() if k in _TESTS}
    return environment
