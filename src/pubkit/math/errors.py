"""What can go wrong, and how much a formula may ask for."""

from __future__ import annotations

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
