"""Escape characters that Markdown would take for markup, where it would."""

from __future__ import annotations

import re
import unicodedata

from pubkit.importers.attribute_writer import ODD

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_COMMAND = re.compile(r"\\(?:index|label|[vh]space|(?:new|clear)?page|pagebreak|noindent)")
_RAISED = re.compile(r"(?<![~^])([~^])[^\s~^]{1,60}\1(?![~^])")
_NAMED = re.compile(r":[a-z0-9_+-]+:")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CLOSED = re.compile(r"\[(?![\^@!])[^\[\]\\]*\](?![(\[{:])")
_SPACES_AT_EDGES = re.compile(r"^[^\S\n ]+|[^\S\n ]+$", re.MULTILINE)

_LINE = re.compile(
    r"""(?:\#{1,6}|[-+*])(?=\s|$) | > | :(?=\s|:) | ~(?=\s|~) | !!! | \?\?\? | \+\+\+ | ;;; | \$\$
      | =+\s*$ | -+\s*$ | (?:[-_*]\s*){3,}$ | [|:\s-]+$ | `{3} | \[\^?[^\]]+\]:
      | \([^()\s][^()]*\)=\s*$ | \{: | \[\[?_?TOC_?\]""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LETTER = r"(?:[a-z]|[ivxlcdm]{2,9}|[IVXLCDM]{2,9}|\#)"
_LETTERED = re.compile(rf"({_LETTER}|[A-Z](?=\)|\.\s\s))([.)])(?=\s)")
_BRACKETED = re.compile(rf"\((?:{_LETTER}|[A-Z]|@[\w-]*|\d{{1,9}})\)(?=\s)")
_BULLET = re.compile(r"[•▪◦‣●](?=\s)")
_MODULE = re.compile(r"(?:import|export)\s(?:.+\sfrom\s+)?(?=['\"])")


def is_space(character: str) -> bool:
    """Tell whether `character` is white space at the edge of a mark; the text's end is."""
    return not character or character.isspace()


def is_punctuation(character: str) -> bool:
    """Tell whether `character` is punctuation or a symbol, as CommonMark has it."""
    return bool(character) and unicodedata.category(character)[0] in "PS"


def escape_text(text: str, before: str, after: str, *, bracketed: bool, lonely: str) -> str:
    """Return `text` with backslashes where it would be taken for markup.

    `before` and `after` are the characters around it, a "[" for a link or note. In brackets all
    brackets are escaped. `lonely` are the marks that stand alone, and so cannot pair.
    """
    closed = {m.start() for m in _CLOSED.finditer(text)} if not bracketed else set()
    out: list[str] = []
    for index, character in enumerate(text):
        around = (text[index - 1] if index else before), (text[index + 1 : index + 2] or after)
        if _means(character, *around, text, index, closed, bracketed=bracketed, lonely=lonely):
            out.append("\\")
        out.append(character)
    escaped = "".join(out)
    escaped = re.sub(r"\{(?=[{%]|#[\s#]|/\*)", r"{\\", escaped)
    return re.sub(ODD.replace(r"\xa0", ""), _reference, escaped)


def _means(
    character: str, previous: str, following: str, text: str, index: int, closed: set[int], *,
    bracketed: bool, lonely: str,
) -> bool:  # fmt: skip
    if character in lonely:
        return False
    match character:
        case "\\":
            plain = following and following != "\n" and not _PUNCTUATION.match(following)
            return not plain or bool(_COMMAND.match(text, index))
        case "*":
            return not (is_space(previous) and is_space(following))
        case "_":
            within = previous.isalnum() and following.isalnum()
            return not within and not (is_space(previous) and is_space(following))
        case "`":
            return True
        case "$":
            return not is_space(following) or not is_space(previous)
        case "<":
            return not following or bool(re.match(r"[A-Za-z/!?<]", following))
        case "&":
            return bool(_ENTITY.match(text, index))
        case "[":
            return bracketed or (index not in closed)
        case "]":
            return bracketed
        case "~":
            return following == "~" or bool(_RAISED.match(text, index))
        case "=":
            return following == "=" and text[index + 2 : index + 3] != " "
        case "%":
            return following == "%" and previous != "%"
        case ":":
            return bool(_NAMED.match(text, index))
        case "^":
            return following == "[" or bool(_RAISED.match(text, index))
        case "!":
            return following == "["
        case "{":
            return index == 0 and previous in ("]", ")", "}", "`")
    return False


def _reference(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\n" else f"&#{ord(match[0])};"


def guard_lines(text: str) -> str:
    """Return Markdown `text` with what would open a block at the start of a line escaped."""
    return "\n".join(map(_guarded, text.split("\n")))


def is_marked(text: str) -> bool:
    """Tell whether `text` begins as an item does that is one only if another follows."""
    return any(pattern.match(text) for pattern in (_LETTERED, _BRACKETED, _BULLET))


def _guarded(line: str) -> str:
    if _BRACKETED.match(line):
        return "\\" + line
    if _BULLET.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    if number := _NUMBER.match(line) or _LETTERED.match(line):
        return f"{number[1]}\\{line[number.end(1) :]}"
    if module := _MODULE.match(line):
        return f"{module[0]}\\{line[module.end() :]}"
    return "\\" + line if _LINE.match(line) else line


def guard_edges(text: str) -> str:
    """Return `text` with the unusual spaces that open or end a line spelled out."""
    return _SPACES_AT_EDGES.sub(lambda m: "".join(f"&#{ord(c)};" for c in m[0]), text)


def spell_out(text: str, *, raw: bool = False) -> str:
    """Return `text` with all its punctuation as character references.

    Within an HTML block (`raw`) only what HTML itself reads is spelled out.
    """
    wanted = r"[&<>\"{]|" + ODD if raw else r"[!-/:-@\[-`{-~]|" + ODD
    return re.sub(wanted, lambda m: f"&#{ord(m[0])};", text)
