"""Works of a BibTeX file, in the fields of CSL-JSON.

The grammar is that of http://www.bibtex.org/Format/, with BibLaTeX's names of fields.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

_ENTRY = re.compile(r"@(\w+)\s*[{(]\s*")
_KEY = re.compile(r"([^\s,{}()=]+)\s*,")
_FIELD = re.compile(r"\s*(?:,\s*)?([A-Za-z][\w:-]*)\s*=\s*")
_JOINED = re.compile(r"\s*#\s*")
_WORD = re.compile(r"[^\s,{}()#\"]+")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "container-title": ("journal", "journaltitle", "booktitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "issued": ("date", "year"),
    "DOI": ("doi",),
    "URL": ("url",),
}
_ACCENTS = dict(
    zip("'`^\"~=.uvHckrdb", "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327"
        "\u0328\u030a\u0323\u0331", strict=True)
)  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:(['`^\"~=.])\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))|([uvHckrdb])(?:\{\\?([A-Za-z])\}|\s+([A-Za-z])))"
)
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j", "textendash": "–", "textemdash": "—",
    "ldots": "…", "dots": "…",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")


MAX_MACRO = 500
"""Characters of an abbreviation, and of all in a value: one may double another."""


def read_bibtex(text: str) -> Iterator[dict[str, Any]]:
    """Yield the works of `text`; what is no entry is passed over."""
    macros: dict[str, str] = {}
    position = 0
    while entry := _ENTRY.search(text, position):
        kind, position = entry[1].lower(), entry.end()
        if kind in ("comment", "preamble"):
            continue
        key = _KEY.match(text, position) if kind != "string" else None
        if kind != "string" and key is None:
            continue
        fields, position = _fields(text, key.end() if key else position, macros)
        if key is None:
            macros |= {name: text for name, text in fields.items() if len(text) <= MAX_MACRO}
        else:
            yield _work(key[1], fields)


def _fields(text: str, position: int, macros: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """Return the fields from `position` on, and where they end."""
    found: dict[str, str] = {}
    while field := _FIELD.match(text, position):
        value, position = _value(text, field.end(), macros)
        found.setdefault(field[1].lower(), value)
    return found, position


def _value(text: str, position: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Return a value, its parts joined, and where it ends."""
    parts: list[str] = []
    room = MAX_MACRO
    while position < len(text):
        if text[position] in '{"':
            end = _closing(text, position)
            parts.append(text[position + 1 : end])
            position = end + 1
        elif word := _WORD.match(text, position):
            told = macros.get(word[0].lower(), "")
            parts.append(told if 0 < len(told) <= room else word[0])
            room -= len(told)
            position = word.end()
        rest = _JOINED.match(text, position)
        if rest is None:
            break
        position = rest.end()
    return "".join(parts), position


def _closing(text: str, start: int) -> int:
    """Return where the brace or quotation mark at `start` closes; the end of the text at last."""
    depth = 0
    for mark in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(text, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and (depth or text[start] == '"'):
            depth -= 1
        elif mark[0] == "}" or (mark[0] == '"' and text[start] == '"' and not depth):
            return mark.start()
    return len(text)


def _work(key: str, fields: Mapping[str, str]) -> dict[str, Any]:
    work: dict[str, Any] = {"id": key}
    title = ": ".join(filter(None, (fields.get("title"), fields.get("subtitle"))))
    if title:
        work["title"] = plain(title)
    for name in ("author", "editor"):
        if name in fields:
            work[name] = [_name(part) for part in _split(fields[name])]
    for name, sources in _FIELDS.items():
        if value := next((fields[source] for source in sources if fields.get(source)), ""):
            work[name] = value.strip() if name in ("DOI", "URL") else plain(value)
    return work


def _split(names: str) -> list[str]:
    """Return the names between the words "and" that stand outside of braces."""
    parts, depth, begin = [], 0, 0
    for mark in re.finditer(r"[{}]|(?<=\s)and(?=\s)", names):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif depth == 0:
            parts.append(names[begin : mark.start()])
            begin = mark.end()
    return [part for part in (*parts, names[begin:]) if part.strip()]


def _name(name: str) -> dict[str, str]:
    """Return a name as CSL has it: "Family, Given", "Given von Family", or one in braces."""
    name = name.strip()
    if name.startswith("{") and _closing(name, 0) == len(name) - 1:
        return {"literal": plain(name)}
    parts = [plain(part) for part in name.split(",")]
    if len(parts) > 1:
        return {"family": parts[0], "given": parts[-1]}
    words = parts[0].split()
    family = next((n for n, word in enumerate(words[:-1]) if n and word[0].islower()), -1)
    return {"family": " ".join(words[family:]), "given": " ".join(words[:family])}


def plain(text: str) -> str:
    """Return TeX as the characters that it stands for, without its braces."""
    text = _ACCENT.sub(_accented, text)
    text = _COMMAND.sub(lambda match: _LETTERS.get(match[1], ""), text)
    text = re.sub(r"\\([^A-Za-z])", r"\1", text.replace("---", "—").replace("--", "–"))
    text = re.sub(r"[{}]", "", text).replace("~", "\u00a0").replace("``", "“").replace("''", "”")
    return unicodedata.normalize("NFC", " ".join(re.split(r"[ \t\n\r]+", text.strip())))


def _accented(match: re.Match[str]) -> str:
    letter = match[2] or match[3] or match[5] or match[6]
    return letter + _ACCENTS[match[1] or match[4]]
