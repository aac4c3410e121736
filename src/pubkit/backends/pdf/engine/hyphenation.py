"""Hyphenation patterns that are parsed when a word asks for them.

The engine's dictionaries parse all their patterns at once: 0.09 s for English, 0.6 s for German,
0.7 s for Hungarian, of which an article uses a few hundred.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_LINE = re.compile(r"^[ \t]*(\S*[1-9]\S*)[ \t\r]*$", re.MULTILINE)
_DIGIT = re.compile(r"\d")
_RESPELLING = re.compile(r"/[^\n]*=[^\n]*")
_ESCAPE = re.compile(r"\^\^([0-9a-f]{2})")
_PAIR = re.compile(r"(\d?)(\D?)")

UNPARTED = frozenset("ar bn fa he hi ja ko mr ne pa ps te ur yi zh".split())
"""Languages whose words are not parted, or whose lines end without it."""

FEW_SPACES = frozenset("km lo ml my si ta th".split())
"""Languages that are written with long words, or with a space here and there."""


def hyphenates(language: str) -> bool:
    """Tell whether justified lines of `language` come out even: it has patterns or needs none."""
    import pyphen

    name = language.partition("-")[0].lower()
    if name in FEW_SPACES:
        return False
    return name in UNPARTED or pyphen.language_fallback(language.replace("-", "_")) is not None


Levels = tuple[int, tuple[int, ...]]
"""Where the levels of a pattern begin, and the levels: a word may part where they are odd."""


class Patterns:
    """A mapping of letters to levels, as `pyphen.HyphDict.patterns` is one."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            encoding = file.readline().decode().strip()
        encoding = {"microsoft-cp1251": "cp1251"}.get(encoding.lower(), encoding)
        _, _, text = path.read_text(encoding).partition("\n")
        lines = _LINE.findall(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))
        keys = _DIGIT.sub("", _RESPELLING.sub("", "\n".join(lines))).split("\n")
        self._lines = dict(zip(keys, lines, strict=True))
        self._parsed: dict[str, Levels | None] = {}
        self.longest = max(map(len, self._lines))

    def get(self, letters: str) -> Levels | None:
        """Return the levels of the pattern of `letters`."""
        line = self._lines.get(letters)
        if line is None:
            return None
        if letters not in self._parsed:
            self._parsed[letters] = _levels(line)
        return self._parsed[letters]


def _levels(line: str) -> Levels | None:
    level: Any = int
    pattern = _RESPELLING.sub("", line)
    if pattern != line:
        import pyphen

        level = pyphen.AlternativeParser(pattern, line[len(pattern) + 1 :])
    levels = tuple(level(digit or "0") for digit, _ in _PAIR.findall(pattern))
    return (0, levels) if any(levels) else None


def use_quick_dictionaries() -> None:
    """Let `pyphen`, and so the engine, open its dictionaries through `Patterns`."""
    import pyphen

    class Dictionary(pyphen.HyphDict):  # type: ignore[misc]
        def __init__(self, path: Path) -> None:
            self.patterns: Any = Patterns(path)
            self.maxlen = self.patterns.longest
            self.cache: dict[str, Any] = {}

        def positions(self, word: str) -> list[Any]:
            # Where a break respells the word ("asszony", "asz-szony") the engine loses letters.
            return [place for place in super().positions(word) if place.data is None]

    pyphen.HyphDict = Dictionary
