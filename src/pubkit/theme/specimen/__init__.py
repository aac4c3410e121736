"""The specimen: an article that shows every kind of node and every token of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as package_files
from typing import TYPE_CHECKING

from pubkit.theme.specimen import pictures

if TYPE_CHECKING:
    from pubkit.theme import Theme


def files(theme: Theme) -> Mapping[str, bytes]:
    """Return the specimen of `theme` as source files: `index.md` and its pictures."""
    source = (package_files(__name__) / "specimen.md").read_text("utf-8")
    lines = [_rgb(theme.color(name)) for name in ("accent", "text", "muted")]
    return {
        "index.md": f"{source}\n{_tokens(theme)}".encode(),
        "valley.png": pictures.valley(1600, 900),
        "before.png": pictures.valley(900, 600, water=False, turn=0.9),
        "after.png": pictures.valley(900, 600, turn=0.9),
        "levels.png": pictures.levels(
            1200, 560, lines, _rgb(theme.color("paper")), _rgb(theme.color("rule"))
        ),
        "palette.png": pictures.palette(_shades(theme), 1200, 300),
    }


def _shades(theme: Theme) -> list[list[pictures.Color]]:
    names = [name.removeprefix("color-") for name in theme.tokens if name.startswith("color-")]
    return [[_rgb(theme.color(name, dark=dark)) for name in names] for dark in (False, True)]


def _rgb(color: str) -> pictures.Color:
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def _tokens(theme: Theme) -> str:
    """Return the section that lists the tokens, as Markdown."""
    dark = theme.values.dark
    rows = [
        f"| `{k}` | `{v}` | {f'`{dark[k]}`' if k in dark else ''} |"
        for k, v in theme.tokens.items()
    ]
    table = "\n".join(["| Token | Value | Dark |", "|---|---|---|", *rows])
    names = ", ".join(n.removeprefix("color-") for n in theme.tokens if n.startswith("color-"))
    return (
        f"## The tokens of “{theme.title}”\n\n"
        f'![Two rows of colour fields](palette.png "From left to right: {names}; above on light '
        f'ground, below on dark.")\n\n{table}\n\n: Every token and its value {{#tab-tokens}}\n'
    )
