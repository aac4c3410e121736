"""Bytes to text, and the limits that a text must keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.world import World

Places = Mapping[str, Span]

MAX_LINE = 100_000
"""Characters in one line; the PDF engine takes four seconds for so many."""

MAX_OPENERS = 10_000
"""Square brackets in one line of text: each may open a link that the parser looks for."""

MAX_MARKS = 1_000
"""Combining marks in a row: engines order them in more than linear time."""

MAX_REPLACED = 1_000
"""Characters that no output may hold; the PDF engine sets a box for each."""

MAX_COLUMNS = 200
"""Columns of a table; a page shows a tenth of that."""

MAX_NOTES = 5_000
"""Notes in one article; the PDF engine takes 7 ms for each."""

MAX_EXPANDED = 100_000
"""Characters of addresses of references, or as many as the article has."""

MAX_AGAIN = 20_000
"""Characters of notes that are called again, or as many as the article has: print sets each anew,
and those of a page again for every line of it."""

_PLANES = "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000))
# What XML 1.0 cannot hold or HTML should not, and what turns the direction of a line unseen.
_FORBIDDEN = re.compile(f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def decode(data: bytes, path: PurePosixPath, world: World) -> str | None:
    """Return `data` as text with plain line ends, or None and a finding."""
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        world.sources.setdefault(str(path), Source(str(path), data.decode("utf-8", "replace")))
        start = len(data[: error.start].decode("utf-8", "replace"))
        world.report(
            "not-utf8", f"line {line} is not UTF-8", source=str(path), span=Span(start, start + 1),
            hints=("save the file as UTF-8, for example: iconv -f latin1 -t utf-8",),
        )  # fmt: skip
        return None
    if encoding == "utf-16":
        world.report(
            "not-utf8-but-read", f'"{path}" is UTF-16; it was read all the same', source=str(path),
            hints=("save the file as UTF-8",),
        )  # fmt: skip
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


_SEPARATORS = {0x2028: " ", 0x2029: " "}
"""What layout programs copy for ends of lines; no font shows them."""


def clean(source: Source, world: World) -> str:
    """Return the text of `source` composed (NFC), with what no output may hold replaced."""
    text = unicodedata.normalize("NFC", source.text)
    if text.replace("\n", "").isprintable():  # so is nothing of what follows, and most texts are
        return text
    text = text.translate(_SEPARATORS)
    if found := _FORBIDDEN.search(text):
        count = len(_FORBIDDEN.findall(text))
        name = f"U+{ord(found[0]):04X}"
        message = f"{count} control character{'s' * (count > 1)} ({name} first) replaced by U+FFFD"
        world.report(
            "character-forbidden",
            message,
            source=source.path,
            span=Span(found.start(), found.end()),
        )
        text = _FORBIDDEN.sub("\ufffd", text)
    if found := _BIDI.search(text):
        world.report(
            "character-bidi", f"U+{ord(found[0]):04X} turns the direction of text unseen; removed",
            source=source.path, span=Span(found.start(), found.end()),
            hints=("mark the words with their language instead: [words]{lang=ar}",),
        )  # fmt: skip
        text = _BIDI.sub("", text)
    return text


def clean_values(
    values: dict[str, Any], source: Source, places: Places, world: World
) -> dict[str, Any]:
    """Return `values` with what no output may hold replaced, where escapes wrote it."""
    out = {}
    for key, value in values.items():
        out[key] = _without(value)
        if out[key] != value:
            message = f'"{key}" holds characters that no output may hold; they are replaced'
            hint = "leave out the escape"
            span = places.get(key)
            world.report(
                "character-forbidden", message, source=source.path, span=span, hints=(hint,)
            )
    return out


def _without(value: Any) -> Any:
    match value:
        case str():
            return _BIDI.sub("", _FORBIDDEN.sub("\ufffd", value))
        case list():
            return [_without(item) for item in value]
        case dict():
            return {_without(key): _without(item) for key, item in value.items()}
    return value


_DELIMITERS = re.compile(r"^[ >\t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|){100,}.*$", re.MULTILINE)
_DATA = re.compile(r"data:[\w/+.-]{1,100};base64,[\w+/=%]+")
_MARKS = re.compile(
    rf"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MAX_MARKS + 1}}}"
)
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)


def check_text(source: Source, world: World) -> bool:
    """Tell whether `source` may be parsed; a limit that it exceeds is reported."""
    excess = next(_excesses(source), None)
    if excess:
        code, at, message, hint = excess
        span = Span(at, at + 1)
        world.report(code, message, source=source.path, span=span, hints=(hint,) if hint else ())
    return not excess


def _excesses(source: Source) -> Iterator[tuple[str, int, str, str]]:
    """Yield code, offset, message and hint of each limit that is exceeded."""
    text = source.text
    for count, note in enumerate(_NOTE.finditer(text)):
        if count == MAX_NOTES:
            yield (
                "notes-limit",
                note.start(),
                f"more than {MAX_NOTES:,} notes",
                "divide the article",
            )
    if text.count("\ufffd") > MAX_REPLACED:
        message = f"more than {MAX_REPLACED:,} control characters"
        yield "not-text", text.index("\ufffd"), message, ""
    if marks := _MARKS.search(text):
        message = f"more than {MAX_MARKS:,} combining marks on one letter"
        yield "line-limit", marks.start(), message, "leave some out"
    for row in _DELIMITERS.finditer(text):
        if row[0].strip("| ").count("|") >= MAX_COLUMNS:
            message = f"a table of more than {MAX_COLUMNS} columns"
            yield "table-limit", row.start(), message, "divide it"
    for number, line in enumerate(text.split("\n")):
        if len(line) > MAX_LINE:
            line = _DATA.sub("", line)  # pictures have limits of their own
        if len(line) > MAX_LINE:
            message = f"a line of {len(line):,} characters; the limit is {MAX_LINE:,}"
            yield "line-limit", source.line_starts[number], message, "break the line"
        elif line.count("[") > MAX_OPENERS:
            message = f"more than {MAX_OPENERS:,} square brackets in a line"
            yield "line-limit", source.line_starts[number], message, "break the line"
