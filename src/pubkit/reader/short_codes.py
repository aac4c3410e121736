"""The inline rule of emoji by name, as GitHub, Hugo and Jekyll read them: `:tada:`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_CODES = re.compile(r"(?<![\w:/])(?::[a-z0-9_+-]{1,60}:){1,40}(?![\w:/])")
_CODE = re.compile(r":[a-z0-9_+-]{1,60}:")


def short_codes_plugin(md: MarkdownIt) -> None:
    """Add the rule; what names no emoji stays text."""
    md.inline.ruler.before("strikethrough", "short_codes", _short_codes)


def _short_codes(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != ":":
        return False
    match = _CODES.match(state.src, state.pos, state.posMax)
    shown = _CODE.sub(_named, match[0]) if match else ""
    if match is None or shown == match[0]:
        return False
    if not silent:
        state.pending += shown
    state.pos = match.end()
    return True


def _named(match: re.Match[str]) -> str:
    import emoji

    return emoji.emojize(match[0], language="alias")
