"""The order of words by the rules of a language: letters, then accents, then capitals."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple, TypeAlias

from pubkit.language.alphabets import CAPITALS_FIRST, CHARSETS, NATIVE, ROOT, TAILORED
from pubkit.language.tags import fallbacks

Place: TypeAlias = tuple[int, ...]
Key: TypeAlias = tuple[tuple[Place, ...], tuple[Place, ...], tuple[bool, ...], str]

_APART = {"æ": "ae", "œ": "oe", "ß": "ss", "ĳ": "ij", "ǆ": "dž", "ǉ": "lj", "ǌ": "nj", "آ": "ءا"}
_ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_BLOCKS = (0, 0x370, 0x400, 0x530, 0x590, 0x600, 0x700, 0x900, 0x980, 0xA00, 0xB80, 0xC00, 0xC80,
           0xD80, 0xE00, 0x10A0, 0x1100, 0x1E00, 0x1F00, 0x3040, 0x3100)  # fmt: skip
"""Where scripts begin, roughly: enough to keep the letters of one together."""
_HANGUL = len(_BLOCKS) + 1
_HAN = 0x4E00


class _Order(NamedTuple):
    """Places of letters, and of digraphs; an accent in `places` is part of its letter."""

    places: dict[str, tuple[Place, int]]
    longest: int
    native: int
    charset: str | None
    accents: str


def sort_key(words: str, language: str) -> Key:
    """Return what puts `words` where a reader of `language` looks for them."""
    order = _order(language)
    text = unicodedata.normalize("NFC", words)
    letters = _lowered(text, language)
    first: list[Place] = []
    second: list[Place] = []
    position = 0
    while position < len(letters):
        unit = _unit(letters, position, order)
        position += len(unit)
        for place, accents in _elements(unit, order):
            first += [place] if place else []
            second += [accents] if place or accents else []
    small_first = language.split("-")[0] not in CAPITALS_FIRST
    return tuple(first), tuple(second), tuple(c.isupper() is small_first for c in text), text


def _lowered(text: str, language: str) -> str:
    if language.split("-")[0] in ("az", "tr"):
        text = text.replace("İ", "i").replace("I", "ı")
    return unicodedata.normalize("NFC", text.lower())


def _unit(letters: str, position: int, order: _Order) -> str:
    """Return the letters at `position` that have one place: two in Czech "ch", or one."""
    for length in range(order.longest, 1, -1):
        if (unit := letters[position : position + length]) in order.places:
            return unit
    return letters[position]


def _elements(unit: str, order: _Order) -> list[tuple[Place, Place]]:
    """Return place and accents of each letter in `unit`; the place of an accent alone is ()."""
    if unit in order.places:
        place, nuance = order.places[unit]
        return [(place, (nuance,) if nuance else ())]
    if unit in _APART:
        return [(p, (*a, 90)) for c in _APART[unit] for p, a in _elements(c, order)]
    parts = unicodedata.normalize("NFKD", unit)
    if parts != unit and _block(ord(unit)) != _HANGUL:
        return _composed(parts, order)
    if _is_accent(unit):
        return [((), (100 + order.accents.find(unit),))]
    return [(_by_number(unit, order), ())]


def _composed(parts: str, order: _Order) -> list[tuple[Place, Place]]:
    """Return the letters of `parts`, each with its accents; some accents make another letter."""
    made: list[tuple[Place, Place]] = []
    base = ""
    for part in parts:
        whole = unicodedata.normalize("NFC", base + part)
        if not _is_accent(part):
            made += _elements(part, order)
            base = part
        elif made and whole in order.places:
            made[-1] = order.places[whole][0], made[-1][1]
        else:
            place, accents = made.pop() if made else ((), ())
            made.append((place, (*accents, *_elements(part, order)[0][1])))
    return made


def _is_accent(character: str) -> bool:
    """Tell accents from letters, among which are the signs of Indic scripts that end a vowel."""
    return unicodedata.combining(character) not in (0, 9)


def _by_number(character: str, order: _Order) -> Place:
    """Return the place of what no alphabet holds: signs, figures, letters by script."""
    kind, number = unicodedata.category(character), ord(character)
    if kind[0] in "ZC":
        return (0, number)
    if kind[0] in "PS":
        return (1 if kind[0] == "P" else 2, number)
    if kind == "Nd":
        return (3, unicodedata.decimal(character))
    if 0x3041 <= number <= 0x30FF:
        return (_script(number, order), *_kana(number))
    if number >= _HAN and order.charset:
        try:
            return (_script(number, order), 0, *character.encode(order.charset))
        except UnicodeEncodeError:
            return (_script(number, order), 1, number)
    return (_script(number, order), 1, number)


def _kana(number: int) -> Place:
    """Return the place of a syllable, the same in both scripts and for its small form."""
    plain = number - 0x60 if 0x30A1 <= number <= 0x30F6 else number
    name = unicodedata.name(chr(plain), "")
    small = name.startswith("HIRAGANA LETTER SMALL ")
    full = unicodedata.lookup(name.replace("SMALL ", "")) if small else chr(plain)
    return (0, ord(full))


def _script(number: int, order: _Order) -> int:
    """Return the rank of the script of a letter: that of the language first."""
    block = _block(number)
    return 4 if block == order.native else 5 + block


def _block(number: int) -> int:
    """Return the rank of the script of a character, Chinese ones last."""
    if number >= _HAN:
        return _HANGUL if 0xAC00 <= number < 0xD7B0 else _HANGUL + 1
    return sum(start <= number for start in _BLOCKS)


@cache
def _order(language: str) -> _Order:
    """Return the order of `language`, that of Unicode where nothing else is known."""
    names = tuple(fallbacks(language))
    own = next((TAILORED[name] for name in names if name in TAILORED), "")
    alphabets = [_slots(line) for line in ROOT]
    for rule in own.split():
        _insert([slot.split("=") for slot in rule.split("<")], alphabets)
    native = next((NATIVE[name] for name in names if name in NATIVE), "a")
    charset = next((CHARSETS[name] for name in names if name in CHARSETS), None)
    accents = _TONES if "vi" in names else _ACCENTS
    order = _Order({}, 1, _block(ord(native)), charset, accents)
    for slots in alphabets:
        script = _script(ord(slots[-1][0][0]), order)
        for number, slot in enumerate(slots):
            for nuance, unit in enumerate(slot):
                order.places[unit] = (script, 0, number), nuance
    return order._replace(longest=max(map(len, order.places)))


def _slots(line: str) -> list[list[str]]:
    return [slot.split("=") for slot in line.split()]


def _insert(rule: list[list[str]], alphabets: list[list[list[str]]]) -> None:
    """Put the letters of `rule` after its first one, and take them away from where they were."""
    anchor, *after = rule
    home = next(a for a in alphabets if any(anchor[0] in slot for slot in a))
    moved = {unit for slot in rule for unit in slot}
    for slots in alphabets:
        for slot in slots:
            slot[:] = [unit for unit in slot if unit not in moved or unit == anchor[0]]
    home[:] = [slot for slot in home if slot]
    index = next(n for n, slot in enumerate(home) if anchor[0] in slot)
    home[index] = [*home[index], *anchor[1:]]
    home[index + 1 : index + 1] = after
