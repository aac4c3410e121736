"""Captions of WordPress, `[caption …]picture words[/caption]`, with brackets escaped or not."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pubkit.reader.colons import line_of

_WHERE = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
_PICTURE = rf"!\[(?:[^\[\]\n\\]|\\.){{0,1000}}\]{_WHERE}"
_IMAGE = r"<img\s[^<>]{0,2000}>"
_CAPTION = re.compile(
    rf"""\\?\[caption(?:\s[^\]\n]{{0,500}})?\]\s*
    (?P<picture>{_PICTURE}|\[{_PICTURE}\]{_WHERE}
    |{_IMAGE}|<a\s[^<>]{{0,2000}}>\s*{_IMAGE}\s*</a>)
    (?P<words>.{{0,5000}}?)\\?\[/caption\\?\][ \t]*$""",
    re.VERBOSE | re.DOTALL,
)
_STARTS = ("[caption", "\\[caption")
_LINES = 20


def caption_plugin(md: MarkdownIt) -> None:
    """Add the rule; a caption may interrupt a paragraph."""
    where = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("html_block", "caption", _caption, where)  # type: ignore[arg-type]


def _caption(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first) or not line_of(state, first).startswith(_STARTS):
        return False
    lines: list[str] = []
    for number in range(first, min(last, first + _LINES)):
        if state.isEmpty(number):
            return False
        lines.append(line_of(state, number))
        if "[/caption" in lines[-1]:
            break
    found = _CAPTION.match("\n".join(lines))
    if found and not silent:
        _push(state, found, [first, first + len(lines)])
        state.line = first + len(lines)
    return found is not None


def _push(state: StateBlock, found: re.Match[str], span: list[int]) -> None:
    words = found["words"].strip()
    parts = ["<figure>", found["picture"], "</figure>"]
    if words:
        parts[2:2] = ["<figcaption>", words, "</figcaption>"]
    for part in parts:
        inside = part in (found["picture"], words)
        token = state.push("inline" if inside else "html_block", "", 0)
        token.content, token.children, token.map = part, [], span
