"""Build again whenever something changes that the last run looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

from pubkit.cache.stamps import kind, stamp
from pubkit.cli.console import Console, complain, shown
from pubkit.project import ProjectError

if TYPE_CHECKING:
    from pathlib import Path

    from pubkit.build.report import Report

_PAUSE = 0.25
_SETTLE = 0.06
"""Seconds in which an editor finishes saving, and files read meanwhile get another date."""


def follow(once: Callable[[Console], Report], form: str, formats: Sequence[str]) -> NoReturn:
    """Run `once` now and after every change; ends by being interrupted.

    Later rounds print which outputs changed. One that cannot start is told, and waits for the next.
    """
    from pubkit.build.article import Request
    from pubkit.build.warming import warm
    from pubkit.project import FORMATS

    outputs: dict[Path, str] = {}
    seen = _round(once, Console(form), {}, outputs)
    warm(Request(root="/", formats=tuple(formats or FORMATS)))
    while True:
        _await(seen)
        seen = _round(once, Console(form, paths=False), seen, outputs)


def _round(
    once: Callable[[Console], Report],
    console: Console,
    before: Mapping[str, str],
    outputs: dict[Path, str],
) -> Mapping[str, str]:
    """Build, print what was found, and return how all looked that the result depends on.

    `outputs` are told by their SHA-256 what has been printed.
    """
    try:
        report = once(console)
    except ProjectError as error:
        console.close()
        if not before:
            raise
        complain(str(error), error.hint)
        return {path: look(path, told) for path, told in before.items()}
    console.close()
    fresh = {output.path: output.sha256 for output in report.outputs}
    if before:
        for path in (path for path in fresh if outputs.get(path) != fresh[path]):
            console.say(shown(path))
    outputs |= fresh
    console.print(report.diagnostics)
    console.remark(f"watching {len(report.seen):,} files and folders; end with Ctrl-C")
    return report.seen


def look(path: str, like: str) -> str:
    """Return how `path` looks now, told in the same way as `like`."""
    return kind(path) if len(like) == 1 else stamp(path)


def _await(seen: Mapping[str, str]) -> None:
    """Return when a path does not look as it did; one of unknown look is compared with now."""
    known = {path: told or stamp(path) for path, told in seen.items()}
    while True:
        start = time.monotonic()
        if any(look(path, told) != told for path, told in known.items()):
            time.sleep(_SETTLE)
            return
        time.sleep(max(_PAUSE, 20 * (time.monotonic() - start)))
