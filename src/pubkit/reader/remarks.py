"""Hide what the tools of an article's author hide: comments of Liquid, Jinja, Hugo, MDX and others.

It is done before parsing, because a comment may hold empty lines, headings, half a list, a fence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

_MARK = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})|^(?P<line>%[ \t][^\n]*)$"
    r"|(?P<liquid>\{%-?[ \t]*+(?P<liquid_end>end)?comment[ \t]*+-?%\})"
    r"|(?P<hugo>\{\{[<%][ \t]*+(?P<hugo_end>/[ \t]*+)?comment[ \t]*+[%>]\}\})"
    r"|(?P<kramdown>\{::comment\}|(?P<kramdown_end>\{:/(?:comment)?\}))"
    r"|(?P<critic>\{>>|(?P<critic_end><<\}))"
    r"|(?P<jinja>\{#(?=[\s#])|(?P<jinja_end>#\}))"
    r"|(?P<mdx>\{\{?/\*|(?P<mdx_end>\*/\}\}?))"
    r"|(?P<html>(?<=\S)[ \t]*+<!--|(?P<html_end>-->))"
    r"|(?P<obsidian>(?<!%)(?P<obsidian_end>%%)(?!%))",
    re.MULTILINE,
)
_SHORT = 400
"""Characters of a comment in one paragraph that is left to the parser, which sees code."""

_PARSED = frozenset("jinja mdx html obsidian".split())
_MYST = re.compile(r"^(?::{3,}|`{3,})\{[\w:-]+\}|\{[a-z:]+\}`", re.MULTILINE)


def without_remarks(text: str, fill: str) -> str:
    """Return `text`, of the same length, without its comments; beside words stands `fill`."""
    if not any(mark in text for mark in ("{", "%%", "<!--", "\n% ")):
        return text
    out: list[str] = []
    position = 0
    for start, end in _remarks(text):
        out += [text[position:start], _blank(text, start, end, fill)]
        position = end
    return "".join([*out, text[position:]])


def _remarks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each comment begins and ends."""
    marks = list(_MARK.finditer(text))
    ends: dict[str, list[int]] = {}
    for mark in marks:
        if _ends(mark):
            ends.setdefault(str(mark.lastgroup), []).append(mark.end())
    fence, past, is_myst = "", 0, _MYST.search(text) is not None
    for mark in marks:
        if mark.start() < past:
            continue
        kind = str(mark.lastgroup)
        if kind == "fence":
            fence = fence or mark["fence"] if not mark["fence"].startswith(fence or "-") else ""
        elif fence or _is_code(text, mark.start()) or not _opens(mark):
            continue
        elif kind == "line":
            if is_myst:
                yield mark.span()
        elif (end := _next(ends.get(kind, []), mark.end())) and (
            kind not in _PARSED or _is_long(text[mark.start() : end])
        ):
            past = end
            yield mark.start(), end


def _ends(mark: re.Match[str]) -> bool:
    return mark.groupdict().get(f"{mark.lastgroup}_end") is not None


def _opens(mark: re.Match[str]) -> bool:
    """Tell whether a comment may begin here; one of Obsidian only at the head of a line."""
    if mark.lastgroup == "obsidian":
        return mark.string[mark.start() - 1 : mark.start()] in ("", "\n")
    return not _ends(mark)


def _next(ends: list[int], start: int) -> int | None:
    index = bisect_left(ends, start + 1)
    return ends[index] if index < len(ends) else None


def _is_long(remark: str) -> bool:
    return len(remark) > _SHORT or re.search(r"\n[ \t]*\n", remark) is not None


def _is_code(text: str, position: int) -> bool:
    line = text.rfind("\n", 0, position) + 1
    return text.count("`", line, position) % 2 == 1


def _blank(text: str, start: int, end: int, fill: str) -> str:
    """Return spaces for whole lines, and `fill` beside words, where spaces mean something."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)].strip()
    first, *rest = text[start:end].split("\n")
    lines = [(fill if before or (after and not rest) else " ") * len(first)]
    lines += [" " * len(line) for line in rest]
    if rest and after:
        lines[-1] = fill * len(rest[-1])
    return "\n".join(lines)
