"""The block rule for formulas of TeX that stand without dollars: `\\begin{align}` and its like."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pubkit.reader.colons import line_of

_BEGIN = re.compile(r"\\begin\{((?:equation|align|alignat|gather|multline|eqnarray)\*?)\}")
_LABEL = re.compile(r"\(\\?#(eq:[\w:-]+)\)|\\label\{([\w:-]+)\}")
_LINES = 200


def display_plugin(md: MarkdownIt) -> None:
    """Add the rule; as pandoc and Jupyter have it, a formula may interrupt a paragraph."""
    where = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("html_block", "display", _display, where)  # type: ignore[arg-type]


def _display(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    found = _BEGIN.match(line_of(state, first))
    if found is None or state.is_code_block(first):
        return False
    end = f"\\end{{{found[1]}}}"
    for number in range(first, min(last, first + _LINES)):
        if state.isEmpty(number) or state.sCount[number] < state.blkIndent:
            return False
        if line_of(state, number).rstrip().endswith(end):
            break
    else:
        return False
    if not silent:
        _push(state, first, number + 1)
    return True


def _push(state: StateBlock, first: int, after: int) -> None:
    text = state.getLines(first, after, state.blkIndent, False).strip()
    label = _LABEL.search(text)
    token = state.push("math_block_label" if label else "math_block", "div", 0)
    token.info = (label[1] or label[2]) if label else ""
    token.content, token.map, state.line = _LABEL.sub("", text), [first, after], after
