"""Program text with its words told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from pubkit.markup.element import Part, element

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LONGEST = 20_000
LONGEST_LINE = 1_000
"""Characters; lexers are lists of regular expressions, some of them slow on what is not code."""

# The first that a token is, or is a part of, gives the class.
CLASSES = {
    "Comment": "c",
    "Keyword": "k",
    "Literal.String": "s",
    "Literal.Number": "m",
    "Operator.Word": "k",
    "Operator": "o",
    "Name.Attribute": "a",
    "Name.Builtin": "n",
    "Name.Class": "n",
    "Name.Decorator": "n",
    "Name.Exception": "n",
    "Name.Function": "n",
    "Name.Namespace": "n",
    "Name.Tag": "k",
    "Name.Variable": "v",
    "Generic.Deleted": "d",
    "Generic.Inserted": "i",
    "Generic.Heading": "k",
    "Generic.Subheading": "k",
    "Generic.Prompt": "c",
}


def highlighted(text: str, language: str | None) -> tuple[Part, ...]:
    """Return `text` in parts; as it is when the language is not known or the text is too long."""
    if not language or len(text) > LONGEST or _has_long_line(text):
        return (text,)
    lexer = _lexer(language)
    if lexer is None:
        return (text,)
    try:
        runs = list(_runs(lexer, text))
    except Exception:  # a lexer is not ours, and colours are no reason to fail
        return (text,)
    if "".join(value for _, value in runs) != text:
        return (text,)
    return tuple(element("span", (value,), style=name) if name else value for name, value in runs)


def _has_long_line(text: str) -> bool:
    return re.search(rf"[^\n]{{{LONGEST_LINE}}}", text) is not None


def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _runs(lexer: Lexer, text: str) -> Iterator[tuple[str, str]]:
    """Yield class and text, neighbours of one class as one run."""
    tokens = list(lexer.get_tokens(text))
    names = {kind: _name(str(kind)) for kind in {kind for kind, _ in tokens}}
    for name, run in groupby(tokens, key=lambda pair: names[pair[0]]):
        yield name, "".join(value for _, value in run)


def _name(token: str) -> str:
    """Return the class of `token`, such as "Token.Name.Function.Magic"."""
    path = token.removeprefix("Token.")
    while path:
        if path in CLASSES:
            return CLASSES[path]
        path = path.rpartition(".")[0]
    return ""
