"""Markdown in tags that ask for it: `<div markdown="1">` of kramdown and Markdown Extra.

A block rule: the tag and its end stay HTML, what stands between is parsed on its own, and its
lines count on. Where a text never asks, this rule never holds.
"""

from __future__ import annotations

import re
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock, paragraph

from pubkit.reader.colons import line_of

MAX_OPEN = 40
_VALUE = r"""(?:"[^"]{0,1000}"|'[^']{0,1000}'|[^\s"'=<>`]+)"""
_TAG = re.compile(rf"<([A-Za-z][\w-]*)((?:\s+[\w:@.-]+(?:\s*=\s*{_VALUE})?){{0,40}})\s*>")
_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_ASK = re.compile(
    r"""\smarkdown(?:\s*=\s*["']?(1|on|true|block|span)["']?)?(?=\s|$)""", re.IGNORECASE
)
_NOTION = re.compile(r"<aside>\n(?:[^\x00-\x7f]|<img src=\"(?:/icons/|https://www\.notion\.so/))")
"""Its callouts begin with an emoji or an icon."""
_RAW = re.compile(r"<(?:!--|(?:pre|script|style|textarea)\b)", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*\n")
_BLOCKS = frozenset(block_names)
_OF_WORDS = frozenset("p h1 h2 h3 h4 h5 h6 summary dt legend".split())
"""Blocks that hold words alone, and never one of their own name."""


def obeyed_plugin(md: MarkdownIt) -> None:
    """Add the rule; a tag that asks may interrupt a paragraph."""
    where = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("html_block", "obeyed", _obeyed, where)  # type: ignore[arg-type]


def _obeyed(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    line = line_of(state, first)
    if not line.startswith("<") or not _ever_asked(state) or state.is_code_block(first):
        return False
    found = _NAME.match(line)
    name, depth = found[1].lower() if found else "", state.env["obeyed"]
    if name not in _BLOCKS and name and depth and not _RAW.match(line):
        return not silent and paragraph(state, first, last, silent)  # as kramdown reads it
    near = silent or _asking(line, 0) is not None
    text = _lines(state, first, last, 20 if near else 2_000)
    opening = _asking(text, 0)
    if opening is None or depth >= MAX_OPEN or (silent and opening.start()):
        return False
    if opening[1].lower() not in _BLOCKS and text[opening.end() :].partition("\n")[0].strip():
        return False  # words of a line, whose Markdown is read anyway
    if not silent:
        state.env["obeyed"] += 1
        _read(state, first, last, text, opening)
        state.env["obeyed"] -= 1
    return True


def _ever_asked(state: StateBlock) -> bool:
    if "obeyed" not in state.env:
        state.env["obeyed"] = 0
        state.env["asked"] = _asking(state.src, 0, hidden=True) is not None
    return bool(state.env["asked"])


def _asking(text: str, start: int, *, hidden: bool = False) -> re.Match[str] | None:
    """Return the next tag that asks for Markdown, unless it is `hidden` in code or a remark."""
    for tag in _TAG.finditer(text, start):
        if _ASK.search(tag[2]) or _NOTION.match(text, tag.start()):
            return tag if hidden or not _RAW.search(text, start, tag.start()) else None
    return None


def _lines(state: StateBlock, first: int, last: int, most: int) -> str:
    """Return the lines from `first` down to an empty one or the end of what holds them."""
    after = first
    while after < min(last, first + most) and not state.isEmpty(after):
        if after > first and state.sCount[after] < state.blkIndent:
            break
        after += 1
    return state.getLines(first, after, state.blkIndent, False).lstrip()


def _read(state: StateBlock, first: int, last: int, text: str, opening: re.Match[str]) -> None:
    """Read the HTML in which `opening` stands, up to the end of what is opened first."""
    outer = opening
    if opening.start():
        begun = _TAG.match(text)
        if begun and not _close(text[: opening.start()], begun[1], begun.end()):
            outer = begun
        elif cut := text.rfind("\n", 0, opening.start()) + 1:
            _html(state, text[:cut], first)
            state.line = first + text.count("\n", 0, cut)
            return
    region, closed = _region(state, first, last, outer)
    position, line = 0, first
    while tag := opening if not position else _asking(region, position):
        begin, end = _close(region, tag[1], tag.end()) or (len(region), len(region))
        line = _html(state, region[position : tag.end()], line)
        line = _markdown(state, region[tag.end() : begin], line, tag)
        line = _html(state, region[begin:end], line)
        position = end
        if outer is opening:
            break
    rest = region[position:]
    line = _markdown(state, rest, line) if outer is opening else _html(state, rest, line)
    if not closed:
        token = state.push("unclosed", "", 0)
        token.content, token.map = outer[1], [first, first + 1]
    state.line = line + 1


def _region(state: StateBlock, first: int, last: int, outer: re.Match[str]) -> tuple[str, bool]:
    """Return the lines down to that of the end of `outer`, and whether there is one."""
    after, size = first + 1, 16
    while True:
        while after < min(last, first + size) and (
            state.isEmpty(after) or state.sCount[after] >= state.blkIndent
        ):
            after += 1
        text = state.getLines(first, after, state.blkIndent, False).lstrip()
        if close := _close(text, outer[1], outer.end()):
            return text[: close[1]] + text[close[1] :].partition("\n")[0], True
        if after < first + size:
            whole = _ASK.search(outer[2]) and outer[1].lower() not in _OF_WORDS
            return text if whole else _lines(state, first, last, 2_000), False
        size *= 4


def _close(text: str, name: str, start: int) -> tuple[int, int] | None:
    """Return where the tag stands that ends what `name` opened before `start`."""
    tag = rf"^[ \t]*(?P<fence>`{{3,}}|~{{3,}})|<(?P<end>/?){name}(?=[\s/>])[^<>]*>"
    depth, fence = 1, ""
    for found in re.compile(tag, re.MULTILINE | re.IGNORECASE).finditer(text, start):
        if mark := found["fence"]:
            fence = mark if not fence else "" if mark.startswith(fence) else fence
        elif fence or found[0].endswith("/>"):
            continue
        elif found["end"]:
            depth -= 1
        elif name.lower() not in _OF_WORDS:
            depth += 1
        if not depth:
            return found.span()
    return None


def _html(state: StateBlock, text: str, line: int) -> int:
    """Add HTML that begins on `line`; return the line it ends on."""
    end = line + text.count("\n")
    if text.strip():
        token = state.push("html_block", "", 0)
        token.content, token.map = text, [line, end + 1]
    return end


def _markdown(state: StateBlock, text: str, line: int, tag: re.Match[str] | None = None) -> int:
    """Add what the Markdown in `tag`, which begins on `line`, says; return the line it ends on."""
    end = line + text.count("\n")
    how = _ASK.search(tag[2]) if tag else None
    if tag and how and _is_of_words(tag[1].lower(), how[1]) and not _GAP.search(text.strip()):
        token = state.push("inline", "", 0)
        token.content, token.children, token.map = text.strip(), [], [line, end + 1]
    elif text.strip():
        _blocks(state, text, line)
    return end


def _is_of_words(name: str, asked: str | None) -> bool:
    if name not in _BLOCKS or (asked or "").lower() == "span":
        return True
    return name in _OF_WORDS and (asked or "").lower() != "block"


def _blocks(state: StateBlock, text: str, line: int) -> None:
    head, _, rest = text.partition("\n")
    if head.strip() or not rest.startswith("\n"):
        rest = dedent(rest)  # set in below its tag: no code
    inner = StateBlock(f"{head.lstrip()}\n{rest}\n", state.md, state.env, [])
    inner.level = state.level
    reached = state.env["reached"]
    state.env["reached"] = lambda number: reached(line + number)
    state.md.block.tokenize(inner, 0, inner.lineMax)
    state.env["reached"] = reached
    for token in inner.tokens:
        if token.map:
            token.map = [line + number for number in token.map]
    state.tokens.extend(inner.tokens)
