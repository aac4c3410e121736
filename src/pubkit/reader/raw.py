"""The inline rule of what is for one output alone, as pandoc writes it: `` `<br>`{=html} ``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_RAW = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{0,2000})\1\{=(\w{1,20})\}")


def raw_plugin(md: MarkdownIt) -> None:
    """Add the rule; HTML is read as ever, what is for other formats is left out."""
    md.inline.ruler.before("backticks", "raw", _raw)


def _raw(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "`" or "{=" not in state.src:
        return False
    match = _RAW.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent and match[3] == "html":
        state.push("html_inline", "", 0).content = match[2].strip()
    elif not silent:
        state.push("skipped", "", 0).content = f"={match[3]}"
    state.pos = match.end()
    return True
