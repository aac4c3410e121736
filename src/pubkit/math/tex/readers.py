"""Commands that read arguments."""

from __future__ import annotations

import unicodedata

from pubkit.math.alphabets import Alphabet
from pubkit.math.errors import MAX_SPACE, MathError
from pubkit.math.tex.parser import Command, Parser
from pubkit.math.tex.scanner import Token
from pubkit.math.tex.symbols import FENCES
from pubkit.math.tree import (
    Accent,
    Arrow,
    Boxed,
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Kind,
    Large,
    Middle,
    Name,
    Node,
    Phantom,
    Radical,
    Row,
    Scripts,
    Sign,
    Space,
    StyleName,
    Words,
    core,
)


def alphabet(alphabet: Alphabet) -> Command:
    """Return the command that sets its argument in `alphabet`."""
    return lambda parser, token: parser.argument(alphabet)


def fraction(style: StyleName | None = None, fence: str = "") -> Command:
    """Return the command of a fraction, or with a `fence` of a binomial."""

    def read(parser: Parser, token: Token) -> Node:
        above, below = parser.argument(), parser.argument()
        fraction = Fraction(above, below, not fence, style)
        return Fenced("(", Row((fraction,)), ")") if fence else fraction

    return read


def accent(mark: str, *, wide: bool = False, under: bool = False) -> Command:
    """Return the command that puts `mark` over or under its argument."""

    def read(parser: Parser, token: Token) -> Node:
        return Accent(parser.argument(), mark, wide, under)

    return read


def arrow(text: str) -> Command:
    """Return the command of an arrow with writing over and under it."""

    def read(parser: Parser, token: Token) -> Node:
        below = parser.option()
        return Arrow(text, parser.argument(), below)

    return read


def classed(kind: Kind) -> Command:
    """Return the command that spaces its argument as `kind`."""
    return lambda parser, token: Classed(parser.argument(), kind)


def phantom(*, wide: bool = True, tall: bool = True) -> Command:
    """Return the command that leaves room for its argument."""
    return lambda parser, token: Phantom(parser.argument(), wide, tall)


def sized(size: int, kind: Kind) -> Command:
    """Return the command of a fence in one of four sizes."""
    return lambda parser, token: Delimiter(_fence(parser, token), kind, size)


def _fence(parser: Parser, token: Token) -> str:
    fence = parser.scanner.take()
    if fence.text not in FENCES:
        raise MathError(f'"{token.text}" needs a fence such as "(" or "."', fence.at)
    return FENCES[fence.text]


def left(parser: Parser, token: Token) -> Node:
    """Read up to the matching `\\right`."""
    left = _fence(parser, token)
    parser.fences += 1
    body = parser.row("\\right")
    parser.fences -= 1
    return Fenced(left, body, _fence(parser, parser.scanner.take()))


def middle(parser: Parser, token: Token) -> Node:
    """Read a fence inside `\\left` and `\\right`."""
    if not parser.fences:
        raise MathError('"\\middle" stands outside "\\left" and "\\right"', token.at)
    return Middle(_fence(parser, token))


def root(parser: Parser, token: Token) -> Node:
    """Read a root and its degree."""
    degree = parser.option()
    return Radical(parser.argument(), degree)


def over(parser: Parser, token: Token) -> Node:
    """Read something small and the base that it stands over."""
    above = parser.argument()
    base = parser.argument()
    kind: Kind = "rel" if token.text == "\\stackrel" else _kind(base)
    return Classed(Scripts(base, None, above, "stacked"), kind)


def under(parser: Parser, token: Token) -> Node:
    """Read something small and the base that it stands under."""
    below = parser.argument()
    base = parser.argument()
    return Classed(Scripts(base, below, None, "stacked"), _kind(base))


def _kind(base: Node) -> Kind:
    match core(base):
        case Sign(kind=kind):
            return kind
        case Large() | Name():
            return "op"
        case _:
            return "ord"


def negated(parser: Parser, token: Token) -> Node:
    """Read a sign and strike it out."""
    base = parser.argument()
    if isinstance(base, Sign):
        struck = unicodedata.normalize("NFC", base.text + "\u0338")
        if len(struck) == 1:
            return Sign(struck, base.kind)
    raise MathError('"\\not" has no form for what follows it', token.at)


def modulo(parser: Parser, token: Token) -> Node:
    """Read the modulus of `\\mod`, `\\pmod` or `\\pod`."""
    body = parser.argument()
    named = () if token.text == "\\pod" else (Row((Name("mod"),)), Space(6))
    if token.text == "\\mod":
        return Row((Space(12), *named, body))
    return Row((Space(8), Sign("(", "open"), *named, body, Sign(")", "close")))


def space(parser: Parser, token: Token) -> Node:
    """Read the width of a space."""
    parser.scanner.skip("*")
    mu = parser.scanner.mu()
    if abs(mu) > MAX_SPACE * 18:
        raise MathError(f"a space of more than {MAX_SPACE} em", token.at)
    return Space(mu)


def tag(parser: Parser, token: Token) -> Node:
    """Read the number of an equation, shown after it."""
    number = " ".join(parser.scanner.raw().text.split())
    return Row((Space(36), Words(f"({number})")))


def label(parser: Parser, token: Token) -> Node:
    """Read a label, which shows nothing."""
    parser.scanner.raw()
    return Space(0)


def coloured(parser: Parser, token: Token) -> Node:
    """Leave out the name of a colour; what is coloured follows, or is a group of its own."""
    parser.option()
    parser.scanner.raw()
    if parser.scanner.peek().text != "{":
        return Space(0)
    shown = parser.argument()
    return shown.items[0] if isinstance(shown, Row) and len(shown.items) == 1 else shown


def boxed(parser: Parser, token: Token) -> Node:
    """Read what stands in a frame."""
    return Boxed(parser.argument())
