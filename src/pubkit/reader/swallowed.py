"""What Markdown's own rules take in silence: all below an open fence or remark, cells too many."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BEFORE = re.compile(r"[ \t>]*")


def swallowed_plugin(md: MarkdownIt) -> None:
    """Add the rule; it leaves a token "swallowed" where something is to be told."""
    md.core.ruler.after("block", "swallowed", _swallowed)


def _swallowed(state: StateCore) -> None:
    lines = state.src.split("\n")
    out: list[Token] = []
    columns = 0
    for token in state.tokens:
        match token.type:
            case "fence" if token.markup and not _closed(token, lines):
                said = f'"{token.markup}" is not closed; all below it is code'
                out.append(_told(token, "division-open", said, f'end it with "{token.markup}"'))
            case "html_block" if "<!--" in token.content and not _ends(token.content):
                said = '"<!--" is not closed; what is below it is left out'
                out.append(_told(token, "division-open", said, 'end it with "-->"'))
            case "table_open":
                columns = 0
            case "th_open":
                columns += 1
            case "tr_open" if token.map and (lost := _too_many(lines[token.map[0]], columns)):
                said = f'the row has more cells than the header; "{lost[:40]}" is left out'
                hint = 'give the header as many, or write "\\|" for a bar in a cell'
                out.append(_told(token, "table-cells", said, hint))
        out.append(token)
    state.tokens = out


def _told(token: Token, code: str, said: str, hint: str) -> Token:
    first = token.map[0] if token.map else 0
    return Token("swallowed", "", 0, content=said, info=hint, markup=code, map=[first, first + 1])


def _closed(token: Token, lines: list[str]) -> bool:
    if token.map is None or token.map[1] - token.map[0] < 2:
        return token.map is None
    last = _BEFORE.sub("", lines[min(token.map[1], len(lines)) - 1], count=1).rstrip()
    return last.startswith(token.markup) and not last.strip(token.markup[0])


def _ends(content: str) -> bool:
    return "-->" in content[content.rindex("<!--") :]


def _too_many(line: str, columns: int) -> str:
    """Return the words of the cells beyond the last of `columns`."""
    cells = escapedSplit(_BEFORE.sub("", line, count=1).strip())
    cells = cells[1:] if cells and not cells[0] else cells
    cells = cells[:-1] if cells and not cells[-1] else cells
    return " ".join(filter(None, map(str.strip, cells[columns:]))) if columns else ""
