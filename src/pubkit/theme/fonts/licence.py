"""What a font's vendor and licence allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pubkit.theme.fonts import names, sfnt
from pubkit.theme.fonts.errors import FontError

_FREE = re.compile(r"SIL Open Font License|openfontlicense|scripts\.sil\.org/OFL|Apache License")
_FILES = ("OFL.txt", "LICENSE", "LICENSE.txt")
_FORBIDDEN = {
    0x0002: "embedding",
    0x0004: "embedding, except for print and preview",
    0x0100: "subsetting",
    0x0200: "embedding, except of bitmaps",
}  # OpenType, OS/2.fsType


def check(tables: Mapping[str, bytes], family: str, granted: str, notices: Iterable[str]) -> None:
    """Raise `FontError` unless the font may be subset, embedded and called `family`.

    `granted` is the theme author's word on the licence of a font that does not tell it.
    """
    for bit, act in _FORBIDDEN.items():
        if sfnt.embedding(tables) & bit:
            raise FontError(f"the font forbids {act} (OS/2 fsType)", "choose a font that allows it")
    own = names.read(tables.get("name", b""))
    told = " ".join(own.get(i, "") for i in (names.LICENCE, names.LICENCE_URL))
    if not granted and not _FREE.search(told):
        hint = 'if you may subset and embed it, say so: licence = "…" in the font\'s table'
        raise FontError("the font does not say that it may be changed and embedded", hint)
    for word in sorted(_taken(own, notices), key=str.casefold):
        if re.search(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", family):
            hint = 'a changed font needs a name of your own, such as "PK Serif"'
            raise FontError(f'"{family}" uses the font\'s own name "{word}"', hint)


def beside(file: Path, root: Path) -> list[str]:
    """Return the licence texts that lie with `file` or at the `root` of what carries it."""
    places = (folder / name for folder in (file.parent, root) for name in _FILES)
    return [place.read_text("utf-8", "replace") for place in places if place.is_file()]


def _taken(own: Mapping[int, str], notices: Iterable[str]) -> set[str]:
    legal = (own.get(names.COPYRIGHT, ""), own.get(names.LICENCE, ""), *notices)
    called = (own.get(i, "") for i in (names.FAMILY, names.TYPOGRAPHIC_FAMILY))
    return {*names.reserved(*legal), *(name for name in called if name)}
