"""Which characters a face can show, and which a text needs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pubkit.theme.fonts.faces import Face

_FURNITURE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u00a0\u00ad‐–—‘’“”«»…•◦▪·×−↩")
"""What style sheets and engines add to a text: hyphens, quotes, counters, list markers."""

_FORMS: tuple[Literal["NFC", "NFD", "NFKD"], ...] = ("NFC", "NFD", "NFKD")
_SPLIT_KHMER = frozenset("\u17be\u17bf\u17c0\u17c4\u17c5")

_KANA = frozenset(range(0x3041, 0x3100))
_FEW = 20

_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Zs", "Zl", "Zp"])
_SEEN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_UNSEEN_MARKS = frozenset(
    map(chr, [0x034F, 0x115F, 0x1160, 0x3164, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
)


@lru_cache(maxsize=64)
def coverage(face: Face) -> frozenset[int]:
    """Return the code points that `face` has a glyph for, but not a few kana alone.

    Fonts of formulas have の and no other: a letter of another style in each line of Japanese.
    """
    return _covered(face.file)


@lru_cache(maxsize=64)
def _covered(file: Path) -> frozenset[int]:
    import uharfbuzz as hb

    found = frozenset(hb.Face(hb.Blob.from_file_path(str(file))).unicodes)
    kana = found & _KANA
    return found if len(kana) > _FEW else found - kana


@lru_cache(maxsize=64)
def x_height(face: Face) -> float:
    """Return the height of the letter x in ems; 0 for a face without it."""
    import uharfbuzz as hb

    source = hb.Face(hb.Blob.from_file_path(str(face.file)))
    font = hb.Font(source)
    font.set_variations(dict(face.axes))
    glyph = font.get_nominal_glyph(ord("x"))
    box = font.get_glyph_extents(glyph) if glyph else None
    return box.y_bearing / source.upem if box else 0.0


def characters(text: str) -> frozenset[int]:
    """Return the code points that setting `text` may need, and those that style sheets add."""
    return frozenset(map(ord, variants(text) | _FURNITURE))


def variants(text: str) -> frozenset[str]:
    """Return the characters of `text`, those that shaping makes of them, and both cases.

    Small capitals and `text-transform` change case, in Turkish and Azerbaijani to other letters
    than elsewhere.
    """
    own = forms(text)
    letters = "".join(sorted(own))
    cased = own.union(letters.upper(), letters.lower(), letters.title())
    return frozenset(cased.union("iıIİ") if cased & set("iıIİ") else cased)


def forms(text: str) -> frozenset[str]:
    """Return the characters of `text` and those that shaping makes of them.

    HarfBuzz composes and decomposes before it looks for glyphs, Thai sara am and Khmer vowels in
    its own way.
    """
    own = set(text).union(*(unicodedata.normalize(form, text) for form in _FORMS))
    return frozenset(own | {"\u17c1"} if own & _SPLIT_KHMER else own)


def visible(character: str) -> bool:
    """Tell whether `character` should leave a mark on the page."""
    if character in _UNSEEN_MARKS:
        return False
    return character in _SEEN_FORMATS or unicodedata.category(character) not in _UNSEEN


def missing(text: str, faces: Iterable[Face]) -> tuple[str, ...]:
    """Return the visible characters of `text` without a glyph in any of `faces`, in reading order.

    The text is read in its composed form (NFC), as HarfBuzz does.
    """
    wanted = dict.fromkeys(unicodedata.normalize("NFC", text))
    lacking = [character for character in wanted if visible(character)]
    for face in faces:
        has = coverage(face)
        lacking = [character for character in lacking if ord(character) not in has]
    return tuple(lacking)
