"""What can go wrong, and how much a formula may ask for."""

from __future__ import annotations

import re
from typing import Final

MAX_LENGTH: Final = 10_000
"""Characters in one formula."""

MAX_DEPTH: Final = 32
"""Groups, arguments and environments inside one another."""

MAX_NODES: Final = 5_000
"""Nodes in the tree of one formula."""

MAX_SPACE: Final = 100
"""Em that one written space may have."""

MAX_DRAWING: Final = 200
"""Em that a drawing, or a fence in it, may be wide or high."""

_PLACED: Final = ("\\right", "\\end", "\\hline", "\\limits", "\\nolimits")

_ADVICE: Final = {
    '"}" is missing': "close every brace that was opened",
    '"{" is never closed': "close every brace that was opened",
    'unexpected "}"': "take the brace out, or open it before",
    "an argument is missing": "write it in braces, as in \\frac{a}{b} or x^{2}",
    '"\\right" is missing': 'close it, "\\right." shows nothing',
    'unexpected "\\right"': 'open it with "\\left" before, "\\left." shows nothing',
    '"\\end" is missing': "close every \\begin{…} with its \\end{…}",
    'unexpected "\\end"': "open it with \\begin{…} before",
    "shows nothing": "write the formula between the dollars, or take them out",
    "has a meaning of its own": 'a dollar that opens no formula is written "\\$"',
    "the math font has no": "write the word as \\text{…}, or outside the formula",
    "is longer than": "divide the formula",
    "parts": "divide the formula",
    "too large to draw": "divide the formula",
}
"""What messages hold, and what to do."""


class MathError(ValueError):
    """TeX that cannot be read or drawn; `position` is an offset into the source."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


def quoted(text: str) -> str:
    """Return `text` in quotes, cut short if it is long."""
    return f'"{text}"' if len(text) <= 40 else f'"{text[:39]}…"'


def unexpected(text: str) -> str:
    """Say why the token `text` cannot stand where it does, and what to write."""
    match text:
        case "%" | "#" | "$" as char:
            return f'"{char}" has a meaning of its own in TeX: write "\\{char}"'
        case "&" | "\\\\":
            return f'"{text}" stands outside an environment such as "aligned"'
        case "^" | "_" | "'":
            return f'unexpected "{text}": add braces to say what it belongs to'
        case "\\newcommand" | "\\renewcommand" | "\\def" | "\\let" | "\\DeclareMathOperator":
            return f'"{text}" is not read: write the formula out, names with "\\operatorname"'
        case _ if len(text) > 1 and text not in _PLACED:
            return f"unknown command {quoted(text)}"
        case _:
            return f'unexpected "{text}"'


def advice(error: MathError) -> str:
    """Return what to do about `error`, "" where its message says so."""
    said = error.message
    if name := re.fullmatch(r'unknown (command|environment) "\\?(.+)"', said):
        return _likely(*name.groups())
    return next((told for words, told in _ADVICE.items() if words in said), "")


def _likely(kind: str, name: str) -> str:
    from difflib import get_close_matches

    from pubkit.math.tex.commands import COMMANDS
    from pubkit.math.tex.environments import ENVIRONMENTS
    from pubkit.math.tex.symbols import ITALIC

    sign, known = ("\\", (*COMMANDS, *ITALIC)) if kind == "command" else ("", tuple(ENVIRONMENTS))
    close = get_close_matches(name, known, 1, 0.8)
    if close:
        return f'did you mean "{sign}{close[0]}"?'
    return "a name in letters is written \\operatorname{…}, words \\text{…}" if sign else ""
