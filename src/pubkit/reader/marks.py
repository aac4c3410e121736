"""The block rules for lines that say something of blocks: `(label)=`, `{: .class}`, `% remark`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pubkit.reader.attributes import read_attributes
from pubkit.reader.colons import line_of

_LABEL = re.compile(r"\(([^()\s][^()\n]{0,100})\)=\s*$")
_ATTRIBUTES = re.compile(r"\{:(?!:)([^{}\n]*)\}\s*$")
_CONTENTS = re.compile(r"(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\})\s*$", re.IGNORECASE)


def marks_plugin(md: MarkdownIt) -> None:
    """Add the rules; such lines may interrupt a paragraph."""
    md.block.ruler.before(
        "division", "mark", _mark, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _mark(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    line = line_of(state, first)
    if not line.startswith(("(", "{", "%", "+++", "[", "$")):
        return False
    if state.is_code_block(first):
        return False
    attrs: dict[str, str] | None = None
    name = "target"
    if match := _LABEL.match(line):
        attrs = {"id": match[1]}
    elif match := _ATTRIBUTES.match(line):
        name, attrs = "attributes", read_attributes(match[1]) or {}
        if "toc" in match[1].split():
            name, attrs = "contents-here", {"what": line.strip()}
    elif _CONTENTS.match(line):
        name, attrs = "contents-here", {"what": line.strip()}
    elif state.env["reading"].myst and re.match(r"%(?:\s|$)|\+{3,}(?:\s|$)", line):
        name, attrs = "remark", {}
    if attrs is None:
        return False
    if not silent:
        token = state.push(name, "", 0)
        token.attrs, token.map = dict(attrs), [first, first + 1]
        state.line = first + 1
    return True
