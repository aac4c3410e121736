"""Notes that are written inside another, by an indent too many: each is a note of its own."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def note_definitions_plugin(md: MarkdownIt) -> None:
    """Add the rule; the plugin for notes would lose the words of the outer note."""
    md.core.ruler.after("block", "note_definitions", _apart)


def _apart(state: StateCore) -> None:
    """Move notes out of the one that they stand in, below it."""
    out: list[Token] = []
    opened: list[list[Token]] = []
    inner: list[Token] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            opened.append([])
        (opened[-1] if opened else out).append(token)
        if token.type == "footnote_reference_close":
            closed = opened.pop()
            if opened:
                inner += closed
            else:
                out += closed + inner
                inner = []
    state.tokens = out
