"""Emphasis beside Chinese, Japanese and Korean letters, which no spaces part from it.

CommonMark lets marks neither begin after a letter and before punctuation nor end the other way
round, so `**注意：**今` is no emphasis. Here letters and punctuation of those scripts never
stand in the way: https://github.com/tats-u/markdown-cjk-friendly. Other texts are read as before.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

# Where such letters begin and end, in turn: as a regular expression they take 2 ms to compile.
_EAST = (
    0x1100, 0x1200, 0x2E80, 0x4DC0, 0x4E00, 0xA000, 0xA960, 0xA980, 0xAC00, 0xD800, 0xF900, 0xFB00,
    0xFE30, 0xFE50, 0xFF01, 0xFF61, 0xFFE0, 0xFFE7, 0x1F200, 0x1F300, 0x20000, 0x3FFFE,
)  # fmt: skip


_COMMENT = re.compile(r"(\*\*)<!--(?:(?!-->)[^\n]){0,1000}-->\1")
"""What carries an anchor before a strong word; its last marks are not those of that word."""


def flanking_plugin(md: MarkdownIt) -> None:
    """Put the rules before that for emphasis; where no such letter is, they do not hold."""
    md.inline.ruler.before("emphasis", "comment", _comment)
    md.inline.ruler.before("emphasis", "flanking", _flanking)


def _comment(state: StateInline, silent: bool) -> bool:
    match = state.src[state.pos] == "*" and _COMMENT.match(state.src, state.pos, state.posMax)
    if match:
        state.pos = match.end()
    return bool(match)


def _flanking(state: StateInline, silent: bool) -> bool:
    start, mark = state.pos, state.src[state.pos]
    if silent or mark != "*":
        return False
    stop = start
    while stop < state.posMax and state.src[stop] == mark:
        stop += 1
    before = state.src[start - 1] if start else " "
    after = state.src[stop] if stop < state.posMax else " "
    if not (_is_eastern(before) or _is_eastern(after)):
        return False
    opens, closes = _opens(before, after), _opens(after, before)
    for _ in range(stop - start):
        state.push("text", "", 0).content = mark
        state.delimiters.append(
            Delimiter(
                marker=ord(mark),
                length=stop - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = stop
    return True


def _opens(outside: str, inside: str) -> bool:
    """Tell whether marks between the two characters can belong to the words `inside`."""
    if _is_space(inside):
        return False
    if not _is_punctuation(inside) or _is_eastern(inside):
        return True
    return _is_space(outside) or _is_punctuation(outside) or _is_eastern(outside)


def _is_eastern(character: str) -> bool:
    return bisect_right(_EAST, ord(character)) % 2 == 1


def _is_space(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
