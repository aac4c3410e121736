"""Markdown between tags: the block rule for tags on lines of their own.

CommonMark takes all lines below a tag for HTML, down to a blank one. MDX and pandoc read Markdown
there, and MDX has no code by indentation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from pubkit.reader.colons import line_of

_BLOCKS = r"details|div|section|aside|figure|figcaption|article|header|footer|main|center"
_VALUE = r"""(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\}){0,500}\}){0,2000}\})"""
_ATTRIBUTE = rf"(?:[\w:@.-]+(?:=(?:{_VALUE}|[\w./-]+))?|\{{\.\.\.[^{{}}]*\}})"
_NAME = rf"(?:[A-Z][\w.]*|img(?=\s)|(?:{_BLOCKS})(?=[\s/>]))"
_TAG = re.compile(rf"</?(?:{_NAME})(?:\s+{_ATTRIBUTE}){{0,40}}\s*/?>[ \t]*$|</?>[ \t]*$")
_LINE = re.compile(r"(<(?P<name>summary|figcaption)(?:\s[^<>]*)?>)(.*)(</(?P=name)>)[ \t]*$")
_EXPRESSION = re.compile(
    r"""=\{\s*(?:["'`]([^"'`{}]*)["'`]|(?:require|useBaseUrl)\(\s*["'`]([^"'`{}]*)["'`]\s*\)[.\w]*"""
    r"""|(\w+)(?:\.src)?|(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\s*\}"""
)
_INLINE = re.compile(rf"<(?:[A-Za-z][\w.]*)(?:\s+{_ATTRIBUTE}){{1,40}}\s*/?>")
_LINES = 20


def component_plugin(md: MarkdownIt) -> None:
    """Add the rule; a tag may interrupt a paragraph."""
    where = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("html_block", "component", _component, where)  # type: ignore[arg-type]
    md.inline.ruler.before("html_inline", "component", _component_in_line)


def _component_in_line(state: StateInline, silent: bool) -> bool:
    """Read a tag whose attributes are expressions, which CommonMark takes for words."""
    if state.src[state.pos] != "<" or not state.env["reading"].between:
        return False
    tag = _INLINE.match(state.src, state.pos, state.pos + 2_000)
    if tag is None or "={" not in tag[0]:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = _evaluated(tag[0], state.env["reading"].pictures)
    state.pos = tag.end()
    return True


def _evaluated(tag: str, pictures: Mapping[str, str]) -> str:
    """Return `tag` with the strings and imported pictures that its expressions name."""

    def value(match: re.Match[str]) -> str:
        found = match[1] or match[2] or pictures.get(match[3] or "", "")
        return '="' + found.replace('"', "&quot;") + '"'

    return _EXPRESSION.sub(value, tag)


def _component(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    line = line_of(state, first)
    if not line.startswith("<") or not state.env["reading"].between or state.is_code_block(first):
        return False
    parts = _LINE.match(line)
    tag, after = (line, first + 1) if parts else _tag(state, first, last)
    if not tag:
        return False
    if silent:
        return True
    if tag.rstrip().endswith("/>") or tag.startswith("<img"):
        _push_alone(state, tag, [first, after])
        state.line = after
        return True
    for number, text in enumerate(parts.group(1, 3, 4) if parts else (tag,)):
        token = state.push("inline" if number == 1 else "html_block", "", 0)
        token.content, token.children, token.map = text, [], [first, after]
        if number != 1:
            token.content = _evaluated(text, state.env["reading"].pictures)
    state.line = after
    return True


def _push_alone(state: StateBlock, tag: str, lines: list[int]) -> None:
    """Push a tag without content, such as a picture, as a paragraph of its own."""
    state.push("paragraph_open", "p", 1).map = lines
    token = state.push("inline", "", 0)
    token.content, token.children, token.map = tag.strip(), [], lines
    state.push("paragraph_close", "p", -1)


def _tag(state: StateBlock, first: int, last: int) -> tuple[str, int]:
    """Return the tag that fills the lines from `first` on, if one does, and the line after it."""
    text = line_of(state, first)
    for after in range(first + 1, min(last, first + _LINES) + 1):
        if _TAG.match(text):
            return text, after
        if after < last and not state.isEmpty(after):
            text = f"{text}\n{line_of(state, after)}"
    return "", first
