"""Lists by letters, Roman numerals and figures in brackets, and pandoc's examples.

https://pandoc.org/MANUAL.html#extension-fancy_lists; unlike there, a list has two items at least.
Their marks are rewritten before parsing as figures of the same length, so that offsets stay true
and CommonMark's own rule reads the items; what it reads otherwise is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from markdown_it.token import Token

from pubkit.model.numerals import from_letter, from_roman
from pubkit.reader.foreign import FILL

_MARK = re.compile(
    r"(?P<lead>[ \t>]*)(?P<mark>\((?:\d{1,9}|#|@[\w-]*|[A-Za-z]{1,9})\)|(?:#|[A-Za-z]{1,9})[.)])"
    r"(?P<gap>[ \t]+)(?=\S)(?<!p\. )"
)
"""`p. 12` is a page."""
_ANY = re.compile(rf"\n{_MARK.pattern}")
_NATIVE = re.compile(
    r"(?P<lead>[ \t>]*)(?P<mark>[-+*:]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?P<gap>[ \t]+)(?=\S)"
)
"""What begins an item, a meaning or a note."""
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_WIDEST = 10


class Item(NamedTuple):
    """An item: its list, the number of its list's first item, how they are written, its mark.

    `end` is the character that ends the figure which stands in for the mark.
    """

    group: int
    number: int
    style: str
    delimiter: str
    mark: str
    end: str


class _Open(NamedTuple):
    """A list that may go on: where its marks and words stand, its last number."""

    column: int
    content: int
    group: int
    style: str
    delimiter: str
    number: int
    end: str


class Numbered(NamedTuple):
    """What was found in a source: items by line, and the numbers of examples by label."""

    items: Mapping[int, Item]
    labels: Mapping[str, int]


NONE = Numbered({}, {})


def numbered(text: str) -> Numbered:
    """Return the lists of `text` that CommonMark does not read."""
    likely = [match["mark"] for match in _ANY.finditer(f"\n{text}") if _start(match)[0]]
    if len(likely) < 2 and not any("@" in mark or "#" in mark for mark in likely):
        return NONE  # most texts
    found = dict(_items(text.split("\n")))
    groups = {
        group: tuple(item for _, item in items)
        for group, items in groupby(sorted(found.items(), key=_by_group), lambda i: i[1].group)
    }
    kept = {group for group, items in groups.items() if len(items) > 1 or _alone(items[0])}
    labels: dict[str, int] = {}
    items: dict[int, Item] = {}
    starts: dict[int, int] = {}
    examples = 0
    for line, item in found.items():
        if item.group in kept:
            number = item.number
            if item.mark[1] == "@":
                examples += 1
                labels.setdefault(item.mark[2:-1], examples)
                number = examples
            number = starts.setdefault(item.group, number)
            items[line] = item._replace(number=number)
    labels.pop("", None)
    return Numbered(items, labels)


def _by_group(item: tuple[int, Item]) -> int:
    return item[1].group


def _alone(item: Item) -> bool:
    return item.mark[:2] == "(@" or "#" in item.mark


def without(found: Numbered, lines: set[int]) -> Numbered:
    """Return `found` without the lists that have one of `lines`."""
    groups = {found.items[line].group for line in lines}
    items = {line: item for line, item in found.items.items() if item.group not in groups}
    return found._replace(items=items)


def _items(lines: Sequence[str]) -> Iterator[tuple[int, Item]]:
    """Yield the items and their lines."""
    opened: list[_Open] = []
    ends: dict[int, str] = {}
    fence, blank, before = "", True, -1
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        if fence or not line.strip(" \t>"):
            blank = True
            continue
        match = _MARK.match(line) or _NATIVE.match(line)
        column = _width(match["lead"]) if match else _width(line) - _width(line.lstrip(" \t>"))
        place = _going_on(opened, column, match) if match else None
        if match and place is not None:
            del opened[place + 1 :]
        elif match and _begins(match, column, opened, blank or -1 < before < column):
            style, value = _start(match)
            # Another end than that of the list above it, which else would go on.
            end = ("." if ends.get(column) == ")" else ")") if style else match["mark"][-1]
            ends[column] = end
            opened.append(_Open(column, 0, number, style, _delimiter(match), value, end))
        else:
            while blank and opened and column < opened[-1].content:
                opened.pop()
            match = None
        blank, before = False, column if match else -1
        if match:
            one = opened[-1]
            content = column + min(
                _width(match["mark"] + match["gap"]), 4 if one.end == ":" else 99
            )
            value = one.number if place is None else _value(one.style, match) or one.number + 1
            opened[-1] = one._replace(content=content, number=value)
            if one.style:
                item = Item(one.group, value, one.style, one.delimiter, match["mark"], one.end)
                yield number, item


def _begins(match: re.Match[str], column: int, opened: list[_Open], may: bool) -> bool:
    """Tell whether a list begins; those that end before it are closed."""
    if match.re is not _NATIVE and not _start(match)[0]:
        return False
    if match.re is _NATIVE or may:
        while opened and column < opened[-1].content:
            opened.pop()
    if match.re is _NATIVE:
        return True
    return may and column < (opened[-1].content if opened else 0) + 4


def _width(text: str) -> int:
    return len(text.expandtabs(4))


def _going_on(opened: list[_Open], column: int, match: re.Match[str]) -> int | None:
    """Return the place of the list that the item of `match` belongs to."""
    for place in range(len(opened) - 1, -1, -1):
        one = opened[place]
        if column >= one.content:
            return None
        if abs(column - one.column) < 4 and one.delimiter == _delimiter(match):
            value = _value(one.style, match)
            if value is not None and (one.style in ("", "example") or value in (one.number + 1, 0)):
                return place
    return None


def _delimiter(match: re.Match[str]) -> str:
    mark = match["mark"]
    return "parens" if mark[0] == "(" else {")": "paren", ".": "period"}.get(mark[-1], mark)


def _start(match: re.Match[str]) -> tuple[str, int]:
    """Return how the list is numbered that `match` begins, and its first number; "" for none."""
    name = match["mark"].strip("().")
    if match.re is _NATIVE:
        return "", 0
    if name.startswith("@"):
        return "example", 1
    if name == "#":
        return "decimal", 1
    if name.isdigit():
        return "decimal", int(name)
    case = "lower" if name.islower() else "upper"
    kinds = ("roman", "alpha") if name in ("i", "I") else ("alpha", "roman")
    for style in (f"{case}-{kind}" for kind in kinds):
        if (value := _value(style, match)) is not None:
            return style, value
    return "", 0


def _value(style: str, match: re.Match[str]) -> int | None:
    """Return the number of a mark in a list of `style`; None when it cannot be one there."""
    name = match["mark"].strip("().")
    if not style or match.re is _NATIVE:
        return 0 if not style and match.re is _NATIVE else None
    if name == "#":
        return 0
    if name.startswith("@") or style == "example":
        return 0 if name.startswith("@") and style == "example" else None
    if style == "decimal" or name.isdigit():
        return int(name) if style == "decimal" and name.isdigit() else None
    if name != (name.lower() if style.startswith("lower") else name.upper()):
        return None
    value = from_roman(name.lower()) if style.endswith("roman") else from_letter(name.lower())
    initial = name.isupper() and len(name) == 1 and match["mark"][-1] == "."
    if initial and match["mark"][0] != "(" and len(match["gap"].expandtabs(4)) < 2:
        return None  # of a name, says pandoc
    return value


def rewritten(text: str, found: Numbered) -> str:
    """Return `text`, of the same length, with figures for the marks of its items."""
    if not found.items:
        return text
    lines = text.split("\n")
    for number, item in found.items.items():
        before, mark, after = lines[number].partition(item.mark)
        figure = "1".rjust(len(mark) - 1, "0") + item.end
        if len(mark) > _WIDEST:
            figure = f"1{item.end} " + FILL * (len(mark) - 3)
        lines[number] = before + figure + after
    return "\n".join(lines)


def misread(tokens: Sequence[Token], found: Numbered) -> set[int]:
    """Return the lines of items that the parser did not take for items."""
    read = {token.map[0] for token in tokens if token.type == "list_item_open" and token.map}
    return set(found.items) - read
