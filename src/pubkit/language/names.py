"""Names in a row: "A, B and C"."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.language.dates import locale


def separators(count: int, language: str) -> tuple[str, ...]:
    """Return what stands between `count` names: ", " and " and " in English."""
    if count < 2:
        return ()
    found = locale(language)
    if found is None:
        return (", ",) * (count - 1)
    patterns = found.list_patterns["standard"]
    if count == 2:
        return (_between(patterns["2"]),)
    middle = (_between(patterns["middle"]),) * (count - 3)
    return (_between(patterns["start"]), *middle, _between(patterns["end"]))


def _between(pattern: str) -> str:
    return pattern.removeprefix("{0}").removesuffix("{1}")


def join(names: Sequence[str], language: str) -> str:
    """Return `names` as one phrase."""
    gaps = (*separators(len(names), language), "")
    return "".join(name + gap for name, gap in zip(names, gaps, strict=False))
