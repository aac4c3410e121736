"""TeX characters into tokens, one at a time, so that text can be read raw."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from pubkit.math.errors import MAX_LENGTH, MathError

_TOKEN: Final = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
_BLANK: Final = re.compile(r"\s*")
_DIMENSION: Final = re.compile(r"\s*(-?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))\s*([a-z]{2})\s*")
# Absolute units as they are beside TeX's type of ten points.
_MU: Final = {
    "em": 18.0,
    "ex": 8.0,
    "mu": 1.0,
    "pt": 1.8,
    "pc": 21.6,
    "mm": 5.12,
    "cm": 51.2,
    "in": 130.0,
}


class Token(NamedTuple):
    """A character, or a command with its backslash; empty at the end."""

    text: str
    at: int


class Scanner:
    """A place in one formula."""

    def __init__(self, tex: str) -> None:
        if len(tex) > MAX_LENGTH:
            raise MathError(f"the formula is longer than {MAX_LENGTH} characters", MAX_LENGTH)
        for at, char in enumerate(tex):
            if _forbidden(char):
                raise MathError(f"character U+{ord(char):04X} is not allowed in a formula", at)
        self.tex = tex
        self.pos = 0

    def peek(self) -> Token:
        """Return the next token that is not a blank, and stay before it."""
        self.leap(_BLANK)
        token = _TOKEN.match(self.tex, self.pos)
        return Token(token[0] if token else "", self.pos)

    def take(self) -> Token:
        """Return the next token that is not a blank, and go past it."""
        token = self.peek()
        self.pos += len(token.text)
        return token

    def step(self) -> Token:
        """Return the next token, a blank perhaps, and go past it."""
        token = _TOKEN.match(self.tex, self.pos)
        start = self.pos
        self.pos = token.end() if token else start
        return Token(token[0] if token else "", start)

    def leap(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past what matches `pattern` here, and return it."""
        match = pattern.match(self.tex, self.pos)
        self.pos = match.end() if match else self.pos
        return match

    def skip(self, text: str) -> bool:
        """Go past the next token if it is `text`."""
        found = self.peek().text == text
        if found:
            self.pos += len(text)
        return found

    def raw(self) -> Token:
        """Return what stands between the braces that come next, unread."""
        opening = self.take()
        if opening.text != "{":
            raise MathError(f'"{{" is missing{_before(opening.text)}', opening.at)
        start, depth = self.pos, 1
        while depth:
            token = self.step()
            if not token.text:
                raise MathError('"{" is never closed', opening.at)
            depth += {"{": 1, "}": -1}.get(token.text, 0)
        return Token(self.tex[start : self.pos - 1], start)

    def mu(self) -> float:
        """Return the length that comes next, in braces or bare, in eighteenths of an em."""
        first = self.peek()
        braced = first.text == "{"
        match = _DIMENSION.fullmatch(self.raw().text) if braced else self.leap(_DIMENSION)
        if match is None or match[2] not in _MU:
            raise MathError('a length such as "1em" or "3mu" is missing', first.at)
        return float(match[1]) * _MU[match[2]]


def _forbidden(char: str) -> bool:
    """Tell whether `char` has no place in XML, or no look of its own."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn", "Co") and char not in "\t\n\r"


def _before(text: str) -> str:
    return f' before "{text}"' if text else " at the end"
