"""The rules for lists by letters and numerals: how they are numbered, and `(@label)`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pubkit.reader.numbered import Item

_REFERENCE = re.compile(r"@([\w-]+)")
_TYPES = {"alpha": "a", "roman": "i", "decimal": "1", "example": "1"}


def numbered_plugin(md: MarkdownIt) -> None:
    """Add the rules: one gives lists their numbering, one reads `(@label)`."""
    md.core.ruler.after("block", "numbered", _number)
    md.inline.ruler.before("link", "example", _example)
    md.inline.add_terminator_char("@")


def _number(state: StateCore) -> None:
    """Tell ordered lists how they are numbered; where that changes, another list begins."""
    items: Mapping[int, Item] = state.env["numbered"].items
    if not items:
        return
    out: list[Token] = []
    opened: list[tuple[Token, int | None]] = []
    for token in state.tokens:
        if token.type.endswith("_list_open"):
            opened.append((token, -1))
        elif token.type == "list_item_open" and opened[-1][0].tag == "ol":
            item = items.get(token.map[0]) if token.map else None
            group = item.group if item else None
            if opened[-1][1] not in (-1, group):
                opener = opened[-1][0]
                level = opener.level
                out.append(Token("ordered_list_close", "ol", -1, level=level, block=True))
                again = Token("ordered_list_open", "ol", 1, level=level, map=token.map, block=True)
                again.attrs = {} if item else {"start": int(token.info)}
                out.append(again)
                opened[-1] = (again, -1)
            if opened[-1][1] == -1 and item:
                _describe(opened[-1][0], item)
            opened[-1] = (opened[-1][0], group)
        elif token.type.endswith("_list_close"):
            opened.pop()
        out.append(token)
    state.tokens = out


def _describe(token: Token, item: Item) -> None:
    kind = _TYPES[item.style.rpartition("-")[2]]
    token.attrs["start"] = item.number
    token.attrs["type"] = kind.upper() if item.style.startswith("upper") else kind
    token.attrs["delimiter"] = item.delimiter


def _example(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "@" or not (labels := state.env["numbered"].labels):
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if state.src[state.pos - 1 : state.pos].isalnum() or match is None or match[1] not in labels:
        return False
    if not silent:
        state.push("text", "", 0).content = str(labels[match[1]])
    state.pos = match.end()
    return True
