"""The table of tokens: what each does in each output, read from the style sheets."""

from __future__ import annotations

from collections.abc import Iterable

from pubkit.theme import Theme
from pubkit.theme.compiler import Use
from pubkit.theme.targets import TARGETS

_HEADS = ("Token", "Value", "Dark", "Web page", "E-book", "Print")
_SHOWN = 3


def markdown(theme: Theme) -> str:
    """Return the tokens of `theme` as a Markdown table."""
    uses = {target: theme.compile(target).uses for target in TARGETS}
    rows = [_HEADS, tuple("---" for _ in _HEADS)]
    for name, value in theme.tokens.items():
        dark = theme.values.dark.get(name)
        told = (described(u for u in uses[target] if u.token == name) for target in TARGETS)
        rows.append((f"`{name}`", f"`{value}`", f"`{dark}`" if dark else "", *told))
    cells = (" | ".join(cell.replace("|", r"\|") for cell in row) for row in rows)
    return "".join(f"| {line} |\n" for line in cells)


def described(uses: Iterable[Use]) -> str:
    """Return where a token is used, property by property: `` `color` of `.kicker` and 2 more ``."""
    found: dict[str, dict[str, None]] = {}
    ways: dict[str, None] = {}
    for use in uses:
        if use.way:
            ways[f"`{use.way}`"] = None
        else:
            selector = " ".join(use.selector.split())
            found.setdefault(use.property, {})[f"`{selector}`"] = None
    parts = [f"`{name}` of {_few(list(selectors))}" for name, selectors in found.items()]
    parts += [f"by way of {', '.join(sorted(ways))}"] if ways else []
    return "; ".join(parts) or "—"


def _few(names: list[str]) -> str:
    rest = len(names) - _SHOWN
    return f"{', '.join(names[:_SHOWN])}{f' and {rest} more' if rest > 0 else ''}"
