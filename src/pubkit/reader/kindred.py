"""Lines of other tools that mean what this dialect says otherwise, rewritten at their own length.

So offsets stay true. Code is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_SIZED = re.compile(
    # Hashnode's place of a picture; the size of markdown-it-imsize and HedgeDoc.
    r"(!\[[^\]\n]{0,500}\]\([^()\s]{1,2000}(?:[ ]+\"[^\"\n]*\")?)"
    r"((?:[ ]+(?:(?:align|width|height)=[\"']?[\w%]+[\"']?|=\d*%?x\d*%?))+)[ ]*\)"
)
_SHOWN = re.compile(r"[ ]{0,3}:::[ ]?image(?![\w-])([^\n]*?):::[ \t]*$")
_NAMED = re.compile(r"([\w-]+)=\"([^\"\n]*)\"")
_LAYOUT = re.compile(
    # Those of Microsoft's Learn; `::: row` alone is a division.
    r"[ ]{0,3}:::[ ]?(?:(?:row|column|code|image|form)\b[^\n]*:::|(?:moniker|zone)\b[^\n]*"
    r"|(?:row|column|image|moniker|zone|code)-end(?::::)?)[ \t]*$"
)
_PATH = re.compile(
    # Typora's and wikis' paths with spaces in them; a title begins with a quotation mark.
    r"(?<=\]\()(?![a-z]+:)([^()<>\s\"'][^()<>\n\"']*[ ][^()<>\n\"']*"
    r"\.(?:md|png|jpe?g|gif|svg|webp|pdf|html?))(?=(?:#[^()\s]*)?\))",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    # Editors that show what they write leave spaces inside the marks of strong words.
    r"(?<![\w*\\])\*\*(?=[^\s*])((?:(?!\*\*|`)[^\n]){0,200}?[^\s*`\\])([ ]+)\*\*(?=[\w(])"
)
_LATE = re.compile(r"(?<=\w)\*\*([ ]+)((?=[^\s*])(?:(?!\*\*|`)[^\n]){0,200}?[^\s*`\\])\*\*(?=\W|$)")
_BULLET = re.compile(r"^([ \t]*)[•▪◦‣●][ \t\u00a0](?=[ \t\u00a0]*\S)", re.MULTILINE)
_TAB = re.compile(r"[ \t]*<!-- *(?:end)?tab(?: ([^\n@>]*?))?(?:@[\w -]*)? *-->[ \t]*$")
_TABS = re.compile(r"\{%-? *(?:sub)?tabs\b")
_PROGRAM = re.compile(
    r"export\s+(?:const|let|var|function|default|async)\b|\{(?![!/%{#.:<]|\s*[\"'`])"
)
_DATA = re.compile(r"[ \t]*<[A-Z][\w.]*(?=\s[^<>]*?=\{\s*[\[{`])")
_STRING = re.compile(r"""(["'`])(?:\\.|(?!\1).)*\1""")
_LINES = 200


def rewrite_lines(text: str) -> str:
    """Return `text`, of the same length, with what other tools mean by its lines."""
    rules: list[Callable[[str], str]] = []
    if "](" in text and re.search(r"[ ](?:align=|width=|height=|=\d*%?x)", text):
        rules.append(_placed)
    if "](" in text and _PATH.search(text):
        rules.append(_unbroken)
    if "**" in text and (_LOOSE.search(text) or _LATE.search(text)):
        rules.append(_tightened)
    if ":::" in text:
        rules.append(_learned)
    if "{%" in text and _TABS.search(text):
        rules.append(_titled)
    if (
        any(map(text.__contains__, "•▪◦‣●")) and len(_BULLET.findall(text)) > 1
    ):  # pasted from Word; one alone may part words in a line
        rules.append(_bulleted)
    if not rules:
        return text
    out, fence = [], ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark:
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        elif not fence:
            for rule in rules:
                line = rule(line)
        out.append(line)
    return "\n".join(out)


def programs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where program text of MDX stands: exports, and expressions on lines of their own."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    fence, number = "", 0
    while number < len(lines):
        after = number
        if mark := _FENCE.match(lines[number]):
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        elif not fence and _PROGRAM.match(lines[number]):
            after = _balanced(lines, number)
        elif not fence and _DATA.match(text, starts[number]):
            after = _tag_end(lines, number)
        if after > number:
            yield starts[number], starts[after] - 1
        number = max(after, number + 1)


def _bulleted(line: str) -> str:
    return _BULLET.sub(r"\1- ", line)


def _placed(line: str) -> str:
    return _SIZED.sub(lambda m: m[1] + " " * len(m[2]) + m[0][len(m[1] + m[2]) :], line)


def _unbroken(line: str) -> str:
    """Return a line whose addresses have no-break spaces for spaces; `inlines` undoes it."""
    return _PATH.sub(lambda m: m[1].replace(" ", "\u00a0"), line)


def _tightened(line: str) -> str:
    """Return a line with spaces put outside the marks, where pairs of two stars are all it has."""
    runs = re.findall(r"\*+", line.lstrip(" \t>").removeprefix("* "))
    plain = len(runs) % 2 == 0 and all(len(run) == 2 for run in runs)
    return _LATE.sub(r"\1**\2**", _LOOSE.sub(r"**\1**\2", line)) if plain else line


def _learned(line: str) -> str:
    """Return a line of Learn as a picture, or blank when it is of layout alone."""
    if shown := _SHOWN.match(line):
        told = dict(_NAMED.findall(shown[1]))
        alt = told.get("alt-text", "").replace("[", "(").replace("]", ")")
        return f"![{alt}](<{told.get('source', '')}>".ljust(len(line) - 1) + ")"
    return " " * len(line) if _LAYOUT.match(line) else line


def _titled(line: str) -> str:
    """Return what opens a tab of Hexo as its title."""
    found = _TAB.match(line)
    return f"**{found[1].strip()}**".ljust(len(line)) if found and found[1] else line


def _tag_end(lines: list[str], first: int) -> int:
    """Return the line after that on which a tag of data ends without content, or `first`."""
    depth = 0
    for number in range(first, min(len(lines), first + _LINES)):
        plain = _STRING.sub("", lines[number])
        depth += sum(map(plain.count, "({[")) - sum(map(plain.count, ")}]"))
        if depth <= 0 and plain.rstrip().endswith(">"):
            return number + 1 if number > first and plain.rstrip().endswith("/>") else first
    return first


def _balanced(lines: list[str], first: int) -> int:
    """Return the line after that on which what `first` opens is closed, or `first`."""
    depth = 0
    for number in range(first, min(len(lines), first + _LINES)):
        plain = _STRING.sub("", lines[number])
        depth += sum(map(plain.count, "({[")) - sum(map(plain.count, ")}]"))
        if depth <= 0:
            ended = not lines[first].startswith("{") or plain.rstrip().endswith("}")
            return number + 1 if ended else first
    return first
