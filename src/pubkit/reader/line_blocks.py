"""The block rule for lines that end where they end, as pandoc has them: `| a verse`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pubkit.reader.colons import line_of

_LINE = re.compile(r"\|(?: (?P<indent> *)(?P<words>.*[^|\s].*?))?[ \t]*$")
_LINES = 500


def line_block_plugin(md: MarkdownIt) -> None:
    """Add the rule; one line alone, and lines that end with a bar, are left to tables."""
    md.block.ruler.before("table", "line_block", _line_block)


def _line_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    lines: list[str] = []
    for number in range(first, min(last, first + _LINES)):
        if state.isEmpty(number) or state.sCount[number] < state.blkIndent:
            break
        found = _LINE.match(line_of(state, number))
        if found is None or (found["words"] or "").endswith("|"):
            return False
        lines.append("\N{NO-BREAK SPACE}" * len(found["indent"] or "") + (found["words"] or ""))
    if len(lines) < 2 or state.is_code_block(first):
        return False
    if not silent:
        state.line = first + len(lines)
        where = [first, state.line]
        state.push("paragraph_open", "p", 1).map = where
        token = state.push("inline", "", 0)
        token.content, token.children, token.map = "\\\n".join(lines), [], where
        state.push("paragraph_close", "p", -1)
    return True
