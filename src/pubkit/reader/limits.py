"""Bytes to text, and the limits that a text must keep."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.world import World

MAX_LINE = 100_000
"""Characters in one line; the PDF engine takes four seconds for so many."""

MAX_OPENERS = 20_000
"""Square brackets in one line of text: each may open a link that the parser looks for."""

MAX_REPLACED = 1_000
"""Characters that no output may hold; the PDF engine sets a box for each."""

MAX_COLUMNS = 200
"""Columns of a table; a page shows a tenth of that."""

MAX_NOTES = 5_000
"""Notes in one article; the PDF engine takes 7 ms for each."""

# What XML 1.0 cannot hold, and what turns the direction of a line unseen.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
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


def clean(source: Source, world: World) -> str:
    """Return the text of `source` composed (NFC), with what no output may hold replaced."""
    text = unicodedata.normalize("NFC", source.text)
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


_DELIMITERS = re.compile(r"^[ >\t]*\|?(?:[ \t]*:?-+:?[ \t]*\|){100,}.*$", re.MULTILINE)
_DATA = re.compile(r"data:[\w/+.-]{1,100};base64,[\w+/=%]+")
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)


def check_text(source: Source, world: World) -> bool:
    """Tell whether `source` may be parsed; a limit that it exceeds is reported."""
    for count, note in enumerate(_NOTE.finditer(source.text)):
        if count == MAX_NOTES:
            message = f"more than {MAX_NOTES:,} notes"
            span = Span(note.start(), note.end())
            hints = ("divide the article",)
            world.report("notes-limit", message, source=source.path, span=span, hints=hints)
            return False
    if source.text.count("\ufffd") > MAX_REPLACED:
        start = source.text.index("\ufffd")
        message = f"more than {MAX_REPLACED:,} control characters"
        world.report("not-text", message, source=source.path, span=Span(start, start + 1))
        return False
    for row in _DELIMITERS.finditer(source.text):
        if row[0].strip("| ").count("|") >= MAX_COLUMNS:
            message = f"a table of more than {MAX_COLUMNS} columns"
            span = Span(row.start(), row.start() + 1)
            world.report(
                "table-limit", message, source=source.path, span=span, hints=("divide it",)
            )
            return False
    for number, line in enumerate(source.text.split("\n")):
        if len(line) > MAX_LINE:
            line = _DATA.sub("", line)  # pictures have limits of their own
        too_long = len(line) > MAX_LINE
        if too_long or line.count("[") > MAX_OPENERS:
            start = source.line_starts[number]
            message = (
                f"a line of {len(line):,} characters; the limit is {MAX_LINE:,}"
                if too_long
                else f"more than {MAX_OPENERS:,} square brackets in a line"
            )
            world.report(
                "line-limit", message, source=source.path, span=Span(start, start + 1),
                hints=("break the line",),
            )  # fmt: skip
            return False
    return True
