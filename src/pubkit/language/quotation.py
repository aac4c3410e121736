"""Quotation marks and dashes by language."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pubkit.language.tags import fallbacks


class Quotes(NamedTuple):
    """Marks around a quotation, around one inside it, and around single quotes that stand alone."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    single_open: str = "‘"
    single_close: str = "’"


class Dashes(NamedTuple):
    """The dash between spaces, and the dash that touches its words."""

    spaced: str
    closed: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GERMAN = Quotes("„", "“", "‚", "‘", "‚", "‘")
_SWISS = Quotes("«", "»", "‹", "›", "‹", "›")
_FRENCH = Quotes("«\u202f", "\u202f»", "“", "”")
_LATIN = Quotes("«", "»", "“", "”")
_RUSSIAN = Quotes("«", "»", "„", "“")
_POLISH = Quotes("„", "”", "«", "»", "‚", "’")
_NORDIC = Quotes("”", "”", "’", "’", "’", "’")
_CORNERS = Quotes("「", "」", "『", "』", "『", "』")
_TABLE = {
    "ar": _LATIN, "be": _RUSSIAN, "bg": _GERMAN, "ca": _LATIN, "cs": _GERMAN, "de": _GERMAN,
    "de-CH": _SWISS, "de-LI": _SWISS, "el": _LATIN, "es": _LATIN, "es-419": _ENGLISH,
    "es-MX": _ENGLISH, "es-US": _ENGLISH, "et": _GERMAN, "eu": _LATIN, "fa": _SWISS, "fi": _NORDIC,
    "fr": _FRENCH, "gl": _LATIN, "he": _NORDIC, "hr": Quotes("„", "”", "‚", "’", "‚", "’"),
    "hu": Quotes("„", "”", "»", "«", "’", "’"), "hy": _LATIN, "is": _GERMAN, "it": _LATIN,
    "it-CH": _SWISS, "ja": _CORNERS, "ka": _GERMAN, "kk": _LATIN, "lb": _GERMAN, "lt": _GERMAN,
    "lv": _ENGLISH, "mk": _GERMAN, "nb": Quotes("«", "»", "‘", "’"), "pl": _POLISH,
    "pt-PT": _LATIN, "ro": _POLISH, "ru": _RUSSIAN, "sk": _GERMAN, "sl": _GERMAN,
    "sr": Quotes("„", "“", "‘", "’"), "sv": _NORDIC, "uk": _RUSSIAN, "zh-Hant": _CORNERS,
}  # fmt: skip
_EM = Dashes("—", "—")
_EN = Dashes("–", "–")
_DASHES = {
    "be": _EM, "bg": _EM, "en": _EM, "en-AU": Dashes("–", "—"), "en-GB": Dashes("–", "—"),
    "en-IE": Dashes("–", "—"), "en-NZ": Dashes("–", "—"), "es": _EM, "ja": _EM, "kk": _EM,
    "ru": _EM, "uk": _EM, "zh": _EM,
}  # fmt: skip


@lru_cache
def quotes(language: str) -> Quotes:
    """Return the quotation marks of `language`; where it is not listed, the English ones."""
    return next((_TABLE[tag] for tag in fallbacks(language) if tag in _TABLE), _ENGLISH)


@lru_cache
def dashes(language: str) -> Dashes:
    """Return the dashes of `language`; where it is not listed, en dashes."""
    return next((_DASHES[tag] for tag in fallbacks(language) if tag in _DASHES), _EN)
