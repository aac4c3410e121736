"""The block rule for divisions: `::: name {attributes}` down to its `:::`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

MAX_OPEN = 40
_FENCE = re.compile(r"(`{3,}|~{3,})")
_COLONS = re.compile(r":{3,}")


def division_plugin(md: MarkdownIt) -> None:
    """Add the rule; a division may interrupt a paragraph."""
    md.block.ruler.before(
        "fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def line_of(state: StateBlock, number: int) -> str:
    """Return the line `number` without its indentation."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _division(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first):
        return False
    line = line_of(state, first)
    colons = _COLONS.match(line)
    if colons is None:
        return False
    info = line[colons.end() :].strip().rstrip(":").strip()
    if not info or state.env.setdefault("divisions", 0) >= MAX_OPEN:
        return False
    if silent:
        return True
    stop = closing_line(state, first, last)
    token = state.push("division_open", "div", 1)
    token.info = info
    token.map = [first, min(stop + 1, last)]
    token.block = True
    token.meta = {"closed": stop < last}
    line_max, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = stop, "division"
    state.env["divisions"] += 1
    state.md.block.tokenize(state, first + 1, stop)
    state.env["divisions"] -= 1
    state.lineMax, state.parentType = line_max, parent
    state.push("division_close", "div", -1)
    state.line = min(stop + 1, last)
    return True


def closing_line(state: StateBlock, first: int, last: int) -> int:
    """Return the line that closes the division opened on `first`, or `last` when none does."""
    depth, fence = 1, ""
    for number in range(first + 1, last):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number
        line = line_of(state, number)
        mark = _FENCE.match(line)
        if fence:
            if mark and line.startswith(fence) and not line.strip(fence[0] + " "):
                fence = ""
        elif mark:
            fence = mark[1]
        elif colons := _COLONS.match(line):
            depth += 1 if line[colons.end() :].strip(": ") else -1
            if depth == 0:
                return number
    return last
