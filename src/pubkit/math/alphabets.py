"""Unicode's mathematical alphabets: letters and digits in another cut."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Alphabet: TypeAlias = Literal[
    "roman",
    "italic",
    "bold",
    "bold italic",
    "script",
    "bold script",
    "fraktur",
    "bold fraktur",
    "double-struck",
    "sans-serif",
    "bold sans-serif",
    "monospace",
]

_LATIN: Final[MappingProxyType[Alphabet, int]] = MappingProxyType(
    {
        "bold": 0x1D400,
        "italic": 0x1D434,
        "bold italic": 0x1D468,
        "script": 0x1D49C,
        "bold script": 0x1D4D0,
        "fraktur": 0x1D504,
        "double-struck": 0x1D538,
        "bold fraktur": 0x1D56C,
        "sans-serif": 0x1D5A0,
        "bold sans-serif": 0x1D5D4,
        "monospace": 0x1D670,
    }
)

_GREEK: Final[MappingProxyType[Alphabet, int]] = MappingProxyType(
    {"bold": 0x1D6A8, "italic": 0x1D6E2, "bold italic": 0x1D71C, "bold sans-serif": 0x1D756}
)

_DIGITS: Final[MappingProxyType[Alphabet, int]] = MappingProxyType(
    {
        "bold": 0x1D7CE,
        "double-struck": 0x1D7D8,
        "sans-serif": 0x1D7E2,
        "bold sans-serif": 0x1D7EC,
        "monospace": 0x1D7F6,
    }
)

# Unicode had these before the block at U+1D400 and left holes for them there.
_HOLES: Final = MappingProxyType(
    {
        int(pair[:5], 16): pair[5]
        for pair in """
            1D455ℎ 1D49Dℬ 1D4A0ℰ 1D4A1ℱ 1D4A3ℋ 1D4A4ℐ 1D4A7ℒ 1D4A8ℳ 1D4ADℛ 1D4BAℯ 1D4BCℊ 1D4C4ℴ
            1D506ℭ 1D50Bℌ 1D50Cℑ 1D515ℜ 1D51Dℨ 1D53Aℂ 1D53Fℍ 1D545ℕ 1D547ℙ 1D548ℚ 1D549ℝ 1D551ℤ
        """.split()
    }
)

_GREEK_ORDER: Final = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"


def _cut(char: str, alphabet: Alphabet) -> str:
    if "A" <= char <= "Z" and alphabet in _LATIN:
        code = _LATIN[alphabet] + ord(char) - ord("A")
    elif "a" <= char <= "z" and alphabet in _LATIN:
        code = _LATIN[alphabet] + 26 + ord(char) - ord("a")
    elif "0" <= char <= "9" and alphabet in _DIGITS:
        code = _DIGITS[alphabet] + ord(char) - ord("0")
    elif alphabet in _GREEK and char in _GREEK_ORDER:
        code = _GREEK[alphabet] + _GREEK_ORDER.index(char)
    elif alphabet == "italic" and char in "ıȷ":
        code = 0x1D6A4 + "ıȷ".index(char)
    else:
        return char
    return _HOLES.get(code, chr(code))


def styled(text: str, alphabet: Alphabet) -> str:
    """Return `text` in `alphabet`; a character that it lacks stays as it is."""
    return "".join(_cut(char, alphabet) for char in text)
