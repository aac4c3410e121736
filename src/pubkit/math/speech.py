"""A formula as one line of characters, for those who hear it or search for it."""

from __future__ import annotations

import unicodedata
from typing import Final, assert_never

from pubkit.math.spacing import spaced
from pubkit.math.tree import (
    Accent,
    Arrow,
    Boxed,
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Large,
    Letter,
    Middle,
    Name,
    Node,
    Number,
    Phantom,
    Radical,
    Row,
    Scripts,
    Sign,
    Space,
    Styled,
    Table,
    Words,
)

_RAISED: Final = dict(zip("0123456789+−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", strict=True))
_LOWERED: Final = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
_PRIMES: Final = "′″‴⁗"
_BLACKBOARD: Final = "ℂℍℕℙℚℝℤ"
_SHAPED: Final = "ℬℰℱℋℒℳℛℯℊℴℭℌℨ"
_COMBINING: Final = {"‾": "\u0305", "_": "\u0332"}


def linear(node: Node) -> str:
    """Return `node` on one line: `x = (−b ± √(b² − 4ac)) / (2a)`."""
    return " ".join(_said(node).split())


def _said(node: Node, *, script: bool = False) -> str:
    match node:
        case Letter(text=text) | Number(text=text) | Name(text=text) | Words(text=text):
            return "".join(_plain(char) for char in text)
        case Sign(text=text) | Large(text=text) | Delimiter(text=text) | Middle(text=text):
            return text
        case Space(mu=mu):
            return " " if mu >= 3 else ""
        case Row(items=items):
            return _line(items, script=script)
        case Classed(body=body) | Boxed(body=body) | Styled(body=body):
            return _said(body, script=script)
        case Scripts():
            return _said(node.base, script=script) + _scripts(node.sub, node.sup)
        case Fraction():
            return _fraction(node, script=script)
        case Radical(body=body, degree=degree):
            return (_up(degree) if degree else "") + "√" + _grouped(body)
        case Accent():
            return _accent(node)
        case Arrow(text=text, above=above, below=below):
            return text + _scripts(below, above)
        case Fenced(left=left, body=body, right=right):
            binomial = left == "(" and _is_stack(body)
            return f"{'binom' * binomial}{left}{_said(body)}{right}"
        case Table():
            return _table(node)
        case Phantom():
            return ""
    assert_never(node)


def _line(items: tuple[Node, ...], *, script: bool) -> str:
    atoms = spaced(items, script=script)
    text = ""
    for at, (node, _, before) in enumerate(atoms):
        part = _said(node, script=script)
        if isinstance(node, Fraction) and node.bar and len(atoms) > 1:
            after = atoms[at + 1] if at + 1 < len(atoms) else None
            joined = after and after.before == 0 and after.kind in ("ord", "open")
            part = f"({part})" if joined or (at and not before and text[-1:].isalnum()) else part
        text += " " + part if before else part
    return text


def _scripts(sub: Node | None, sup: Node | None) -> str:
    return (_down(sub) if sub else "") + (_up(sup) if sup else "")


def _up(node: Node) -> str:
    text = _said(node, script=True)
    primes = len(text) - len(text.lstrip(_PRIMES))
    rest = text[primes:]
    if all(char in _RAISED for char in rest):
        return text[:primes] + "".join(_RAISED[char] for char in rest)
    return text[:primes] + "^" + _enclosed(rest)


def _down(node: Node) -> str:
    text = _said(node, script=True)
    if text and all(char in _LOWERED for char in text):
        return "".join(_LOWERED[char] for char in text)
    return "_" + _enclosed(text)


def _enclosed(text: str) -> str:
    return text if len(text) == 1 or text.isdigit() else f"({text})"


def _fraction(node: Fraction, *, script: bool) -> str:
    if not node.bar:
        return f"{_said(node.above)}, {_said(node.below)}"
    above, below = _grouped(node.above), _grouped(node.below)
    loose = not script and (above.endswith(")") or below.endswith(")"))
    return f"{above} / {below}" if loose else f"{above}/{below}"


def _grouped(node: Node) -> str:
    """Return `node` in parentheses unless it is one thing."""
    match node:
        case Row(items=(inner,)):
            return _grouped(inner)
        case Row() | Fraction() | Table() | Styled():
            return f"({_said(node)})"
        case _:
            return _said(node)


def _accent(node: Accent) -> str:
    body = _said(node.body)
    mark = _COMBINING.get(node.mark, node.mark)
    if not unicodedata.combining(mark):
        return f"{mark}({body})"
    return unicodedata.normalize("NFC", (body if len(body) == 1 else f"({body})") + mark)


def _table(node: Table) -> str:
    joint = " " if node.layout == "aligned" else ", "
    return "; ".join(joint.join(_said(cell) for cell in row).strip() for row in node.rows)


def _is_stack(body: Row) -> bool:
    return len(body.items) == 1 and isinstance(body.items[0], Fraction) and not body.items[0].bar


def _plain(char: str) -> str:
    shaped = (char >= "\U0001d400" or char in _SHAPED) and char not in _BLACKBOARD
    return unicodedata.normalize("NFKC", char) if shaped else char
