"""The inline rule of letters set lower and higher, as pandoc and Typora write: `H~2~O`, `m^2^`.

Both marks are also plain characters ("10~20", "x^2+y^2", "~5"), and one tilde strikes words out
on GitHub. So only what stands at a letter, figure or closing mark is read, and letters are set
lower after a symbol (`v~max~`, `K~d~`) alone.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SAID = r"\d+(?:[.,]\d+)+|\([^\W_]{1,20}\)|[^\s~^\\]{0,40}(?:\\ [^\s~^\\]{1,40}){1,8}"
_HIGHER = re.compile(rf"\^([+−–-]|[+−–-]?[^\W_]{{1,20}}[+−–-]?|[®™©℠†‡°*′″]|{_SAID})\^(?!\^)")
_LOWER = re.compile(rf"~([^\W_]{{1,20}}[+−–-]?|{_SAID})~(?![~\d])")
_ISOTOPE = re.compile(r"\^\d{1,3}\^(?=[A-Z])")
_CLOSING = frozenset(")]*_")
_ENDING = _CLOSING | frozenset("}~`.,;:!?\"'”’»%°…")
_SYMBOL = re.compile(r"([^\W\d_]*)[)*_]*$")


def raised_plugin(md: MarkdownIt) -> None:
    """Add the rule; what it does not match is left to that of struck words, and to text."""
    md.inline.ruler.before("strikethrough", "raised", _raised)


def _raised(state: StateInline, silent: bool) -> bool:
    match = raised(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        tag = "sub" if match[0][0] == "~" else "sup"
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = match[0][1:-1].replace("\\ ", "\N{NO-BREAK SPACE}")
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True


def raised(text: str, position: int) -> re.Match[str] | None:
    """Return the marks at `position` of `text` and what is set lower or higher between them."""
    before = text[max(position - 12, 0) : position]
    match text[position]:
        case "~":
            found = _LOWER.match(text, position)
            return found if found and _may_sink(before, found[1]) else None
        case "^":
            found = _HIGHER.match(text, position)
            if found and _may_rise(before, found[1], text[found.end() : found.end() + 1]):
                return found
            return None if before[-1:].isalnum() else _ISOTOPE.match(text, position)
    return None


def _may_sink(before: str, content: str) -> bool:
    cased = before[-1:].upper() != before[-1:].lower()
    if content[0].isdigit() or content[0] == "(":
        return cased or before[-1:] in _CLOSING | {"^"}
    symbol = _SYMBOL.search(before)
    base = symbol[1] if symbol else ""
    short = len(base) == 1 or (1 < len(base) <= 4 and not base.islower())
    return short and base.upper() != base.lower() and content.upper() != content.lower()


def _may_rise(before: str, content: str, after: str) -> bool:
    if before[-1:].isdigit() and content.isdigit() and after.isdigit():
        return False  # 2^3^2
    if content[0] in "+−–-":
        return before[-1:].isalnum() or before[-1:] in _CLOSING | {"~"}
    return before[-1:].isalnum() or before[-1:] in _ENDING
