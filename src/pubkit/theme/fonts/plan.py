"""Choose the fallback families that a text needs beside a theme's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pubkit.theme.fonts.catalogue import EMOJI, HAN, SYMBOLS, Fallback, candidates
from pubkit.theme.fonts.coverage import coverage, missing, variants
from pubkit.theme.fonts.errors import FontError
from pubkit.theme.fonts.faces import Face, Family
from pubkit.theme.fonts.scripts import script, scripts

_KEYCAP, _KEYS = "\u20e3", "0123456789#*"
_SHAPING = frozenset({0x20, 0xA0, 0x200C, 0x200D, 0x25CC})  # space, joiners, dotted circle


class Choice(msgspec.Struct, frozen=True):
    """A fallback family, and the characters its faces are to be subset to."""

    family: Family
    characters: frozenset[int]


class Gap(msgspec.Struct, frozen=True):
    """Characters of one script without a glyph; `install` is what may bring one, if known."""

    script: str
    characters: tuple[str, ...]
    install: str | None


class Plan(msgspec.Struct, frozen=True):
    """What a text needs beside its theme's faces, in the order for `font-family`."""

    choices: tuple[Choice, ...]
    gaps: tuple[Gap, ...]


def plan(text: str, faces: Sequence[Face], language: str = "") -> Plan:
    """Return the fallbacks that `text` needs beside a theme's `faces`, and the gaps that stay.

    Han characters look different in each language: a text of several needs one plan for each.
    """
    lacking = missing(text, faces)
    served: dict[Family, str] = {}
    gaps = []
    for name in _order(lacking, language):
        left, install = tuple(c for c in lacking if script(c) == name), None
        for family, cure in _offers(name, language, tuple(served)):
            rest = missing("".join(left), family.faces) if family else left
            if family and rest != left:
                served[family] = served.get(family, "") + "".join(c for c in left if c not in rest)
            left, install = rest, install or cure
            if not left:
                break
        else:
            gaps.append(Gap(name, left, install))
    # Sorted, since marks beside one another may compose.
    marks = "".join(sorted(c for c in variants(text) if unicodedata.category(c)[0] == "M"))
    told = ((f, own + marks + _joined(f, text)) for f, own in served.items())
    choices = (Choice(family, _share(family, wanted)) for family, wanted in told)
    return Plan(tuple(choices), tuple(gaps))


def _order(lacking: Iterable[str], language: str) -> list[str]:
    """Return the scripts to serve, most used first; Han and symbols may be served by others."""
    counts = scripts("".join(lacking))
    own_han = language.lower().split("-")[0] in ("zh", "ja", "ko")
    late = {*SYMBOLS, *(() if own_han else HAN)}
    return sorted(counts, key=lambda name: (name in late, -counts[name], name))


def _offers(
    script: str, language: str, served: Sequence[Family]
) -> Iterator[tuple[Family | None, str | None]]:
    """Yield families that may have `script`, or what to install to have one; symbols try theirs.

    Elsewhere families already `served` come first: a danda in Bengali stays in Bengali type.
    """
    chosen = [(family, None) for family in served]
    if script not in SYMBOLS:
        yield from chosen
    for fallback in candidates(script, language):
        yield _installed(fallback)
    if script in SYMBOLS:
        yield from chosen


def _installed(fallback: Fallback) -> tuple[Family | None, str | None]:
    try:
        return fallback.load(), None
    except FontError as error:
        return None, f'pip install "pubkit[{fallback.extra}]"' if fallback.extra else error.hint


def _joined(family: Family, text: str) -> str:
    """Return what of `text` may be part of an emoji of several characters, if these are here."""
    if family.name != EMOJI:
        return ""
    keys = _KEYS if _KEYCAP in text else ""
    return keys + "".join(c for c in text if script(c) in SYMBOLS)


def _share(family: Family, text: str) -> frozenset[int]:
    """Return what to subset `family` to; marks and joiners must stay in one font with letters."""
    wanted = frozenset(map(ord, variants(text))) | _SHAPING
    return wanted & coverage(family.faces[0])
