"""Commands whose argument is text: `\\text` and its kin, and `\\operatorname`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pubkit.math.alphabets import Alphabet, styled
from pubkit.math.errors import MathError, quoted, unexpected
from pubkit.math.tex.scanner import Token
from pubkit.math.tree import Name, Node, Row, Words

if TYPE_CHECKING:
    from pubkit.math.tex.parser import Command, Parser

_NAME: Final = re.compile(r"[\w\u2009.*/'-]+")
_BREAK: Final = re.compile(r"\\[,;: ]|~|\s+")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_ESCAPES: Final = {
    **{f"\\{char}": char for char in "%#&$_{} "},
    "\\,": "\u2009",
    "\\;": "\u2005",
    "\\quad": "\u2003",
    "\\dots": "…",
    "\\ldots": "…",
    "\\textendash": "–",
    "\\textemdash": "—",
    "~": "\u00a0",
}
_LIGATURES: Final = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’"}
_LIGATURE: Final = re.compile("|".join(_LIGATURES))


def words(alphabet: Alphabet | None) -> Command:
    """Return the command that reads its argument as text set in `alphabet`."""

    def read(parser: Parser, token: Token) -> Node:
        items: list[Node] = []
        for text, formula in _pieces(parser):
            plain = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], _BLANKS.sub(" ", text))
            plain = unicodedata.normalize("NFC", plain)
            if plain:
                items.append(Words(styled(plain, alphabet) if alphabet else plain))
            if formula:
                items.append(formula)
        return items[0] if len(items) == 1 else Row(tuple(items))

    return read


def operator_name(parser: Parser, token: Token) -> Node:
    """Read the name of a function; a star sends its limits above and below."""
    star = parser.scanner.skip("*")
    raw = parser.scanner.raw()
    name = _BREAK.sub(lambda match: "" if match[0].isspace() else "\u2009", raw.text)
    if not _NAME.fullmatch(name):
        raise MathError('"\\operatorname" takes letters, digits and "\\,"', raw.at)
    return Name(name, "movable" if star else "beside")


def _pieces(parser: Parser) -> Iterator[tuple[str, Row | None]]:
    """Yield each stretch of text with the formula in dollar signs that ends it."""
    opening = parser.scanner.take()
    if opening.text != "{":
        raise MathError('text is missing its "{"', opening.at)
    text, depth = "", 0
    while (token := parser.scanner.step()).text != "}" or depth:
        match token.text:
            case "$":
                yield text, parser.row("$")
                text = ""
                parser.scanner.take()
            case "{" | "}" as brace:
                depth += 1 if brace == "{" else -1
            case plain if plain in _ESCAPES:
                text += _ESCAPES[plain]
            case "":
                raise MathError('"{" is never closed', opening.at)
            case "%" | "#" | "&":
                raise MathError(unexpected(token.text), token.at)
            case command if len(command) > 1:
                raise MathError(f"{quoted(command)} is not known inside text", token.at)
            case char:
                text += char
    yield text, None
