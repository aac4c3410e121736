"""TeX into a tree: characters, groups and scripts here, commands from a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, TypeAlias

from pubkit.math.alphabets import Alphabet, styled
from pubkit.math.errors import MAX_DEPTH, MAX_NODES, MathError, unexpected
from pubkit.math.tex import symbols
from pubkit.math.tex.scanner import Scanner, Token
from pubkit.math.tree import (
    Accent,
    Classed,
    Fenced,
    Fraction,
    Large,
    Letter,
    Name,
    Node,
    Number,
    Placement,
    Row,
    Scripts,
    Sign,
    Space,
    Styled,
    Table,
)

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_WORD: Final = re.compile(r"[A-Za-z]+")
_PRIMES: Final = ("", "′", "″", "‴", "⁗")
_SCRIPTS: Final = ("^", "_", "'", "\\limits", "\\nolimits")
Command: TypeAlias = "Callable[[Parser, Token], Node]"
"""Reads what follows its token, which is already taken."""


class Parser:
    """One reading of one formula; commands call back into it for their arguments."""

    def __init__(self, tex: str, commands: Mapping[str, Command]) -> None:
        self.scanner = Scanner(tex)
        self._commands = commands
        self.alphabet: Alphabet | None = None
        self.fences = 0
        self._depth = 0
        self._nodes = 0

    def formula(self, *, display: bool) -> Row:
        """Return the whole formula; in display, `\\\\` outside an environment breaks the line."""
        rows = [self.row("", "\\\\")]
        while self.scanner.peek().text:
            token = self.scanner.take()
            if not display:
                raise MathError('"\\\\" needs an environment such as "aligned"', token.at)
            rows.append(self.row("", "\\\\"))
        if len(rows) > 1 and not rows[-1].items:
            rows.pop()
        if len(rows) == 1:
            return rows[0]
        return Row((Table(tuple((row,) for row in rows), "c", "aligned", "display"),))

    def row(self, *stops: str) -> Row:
        """Return the items up to one of `stops`, which is left to be taken."""
        items: list[Node] = []
        with self._inside(self.alphabet):
            while (token := self.scanner.peek()).text not in stops:
                if not token.text:
                    raise MathError(f'"{stops[0]}" is missing at the end', token.at)
                if token.text in symbols.INFIX:
                    return Row((self._infix(Row(tuple(items)), stops),))
                if token.text in symbols.STYLES:
                    self.scanner.take()
                    items.append(
                        Styled(self.row(*stops, *symbols.INFIX), symbols.STYLES[token.text])
                    )
                elif token.text in symbols.SWITCHES:
                    self.scanner.take()
                    self.alphabet = symbols.SWITCHES[token.text]
                else:
                    items.append(self._scripted())
        return Row(tuple(items))

    def argument(self, alphabet: Alphabet | None = None) -> Node:
        """Return one character, command or group, set in `alphabet` if there is one."""
        token = self.scanner.peek()
        with self._inside(alphabet or self.alphabet, deeper=token.text != "{"):
            if not token.text:
                raise MathError("an argument is missing at the end", token.at)
            if not (token.text.isascii() and token.text.isalnum()):
                return self._atom()
            self.scanner.take()
            self.count()
            return self._alphanumeric(token.text)

    def count(self) -> None:
        """Charge one more node to the formula."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise MathError(f"the formula has more than {MAX_NODES} parts", self.scanner.pos)

    def option(self) -> Row | None:
        """Return what stands in square brackets, if they come next."""
        if not self.scanner.skip("["):
            return None
        row = self.row("]")
        self.scanner.take()
        return row

    @contextmanager
    def _inside(self, alphabet: Alphabet | None, *, deeper: bool = True) -> Iterator[None]:
        outer, self.alphabet = self.alphabet, alphabet
        self._depth += deeper
        if self._depth > MAX_DEPTH:
            raise MathError(f"nested more than {MAX_DEPTH} deep", self.scanner.pos)
        yield
        self._depth -= deeper
        self.alphabet = outer

    def _infix(self, above: Row, stops: tuple[str, ...]) -> Node:
        token = self.scanner.take()
        bar, left, right = symbols.INFIX[token.text]
        below = self.row(*stops, *symbols.INFIX)
        if (second := self.scanner.peek()).text in symbols.INFIX:
            raise MathError(f'a second "{second.text}" in one group: add braces', second.at)
        fraction = Fraction(above, below, bar)
        return Fenced(left, Row((fraction,)), right) if left else fraction

    def _scripted(self) -> Node:
        """Return an atom with its primes, scripts and limits."""
        bare = self.scanner.peek().text in ("^", "_", "'")
        base = Row() if bare else self._atom()
        placement = _placement(base)
        sub: Node | None = None
        sup: Node | None = None
        while (token := self.scanner.peek()).text in _SCRIPTS:
            self.scanner.take()
            match token.text:
                case "'" if sup is None:
                    sup = self._primed()
                case "^" if sup is None:
                    sup = self.argument()
                case "_" if sub is None:
                    sub = self.argument()
                case "\\limits" if _takes_limits(base):
                    placement = "stacked"
                case "\\nolimits" if _takes_limits(base):
                    placement = "beside"
                case _:
                    raise MathError(unexpected(token.text), token.at)
        return base if sub is sup is None else Scripts(base, sub, sup, placement)

    def _primed(self) -> Node:
        """Return a prime and those that follow, joined with the superscript after them."""
        count = 1
        while self.scanner.skip("'"):
            count += 1
        whole, rest = divmod(count, 4)
        primes = Letter(_PRIMES[4] * whole + _PRIMES[rest], upright=True)
        return Row((primes, self.argument())) if self.scanner.skip("^") else primes

    def _atom(self) -> Node:
        token = self.scanner.take()
        self.count()
        if token.text == "{":
            row = self.row("}")
            self.scanner.take()
            return row
        if not token.text.startswith("\\"):
            return self._character(token)
        name = token.text[1:]
        if name in symbols.ITALIC:
            return self._letter(symbols.ITALIC[name])
        command = self._commands.get(name)
        if command is None:
            raise MathError(unexpected(token.text), token.at)
        return command(self, token)

    def _character(self, token: Token) -> Node:
        char = token.text
        if (text := self._run(token)) != "." and text.isascii() and text[-1].isalnum():
            return self._alphanumeric(text)
        if char in symbols.CHARACTERS:
            return Sign(*symbols.CHARACTERS[char])
        if char == "~":
            return Space(6)
        if char in symbols.STACKING.values():
            return Large(char, "movable")
        if char in symbols.INTEGRALS.values():
            return Large(char, "beside")
        if char.isascii() or unicodedata.combining(char):
            raise MathError(unexpected(token.text), token.at)
        if unicodedata.category(char) == "Sm" and char not in symbols.LETTERS:
            return Sign(char, "rel")
        return self._letter(char)

    def _run(self, token: Token) -> str:
        """Return the number or the word that `token` begins; most letters are words alone."""
        word = token.text.isalpha() and self.alphabet in ("roman", "italic")
        match = (_WORD if word else _NUMBER).match(self.scanner.tex, token.at)
        text = match[0] if match else token.text
        self.scanner.pos = token.at + len(text)
        return text

    def _alphanumeric(self, text: str) -> Node:
        if text.isalpha():
            return self._letter(text)
        return Number(styled(text, self.alphabet) if self.alphabet else text)

    def _letter(self, text: str) -> Node:
        match self.alphabet:
            case None:
                plain = styled(text, "italic") == text or text in symbols.UPRIGHT_LETTERS
                return Letter(text, upright=plain)
            case "italic" if len(text) == 1:
                return Letter(text)
            case alphabet:
                return Letter(styled(text, alphabet), upright=True)


def _placement(base: Node) -> Placement:
    match base:
        case Large(placement=placement) | Name(placement=placement):
            return placement
        case Classed(kind="op"):
            return "movable"
        case Accent(mark="⏞" | "⏟"):
            return "stacked"
        case _:
            return "beside"


def _takes_limits(base: Node) -> bool:
    return isinstance(base, Large | Name) or (isinstance(base, Classed) and base.kind == "op")
