"""Names for files and anchors out of people's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# Letters that decompose into nothing ASCII, by what their own languages write without them.
_LETTERS = str.maketrans(
    {
        "ə": "e", "Ə": "e", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o",
        "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ŋ": "n",
    }
)  # fmt: skip
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїў",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya "
        "g ye i yi u".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_OTHER = str.maketrans({k: v.replace("_", "") for k, v in (_CYRILLIC | _GREEK).items()})

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = frozenset("con prn aux nul index".split()) | {
    f"{d}{n}" for d in ("com", "lpt") for n in "0123456789"
}


def slugify(text: str, taken: Container[str] = ()) -> str:
    """Return an id for `text`, suffixed `-2`, `-3`… until it is not in `taken`.

    Empty when no letter of `text` can be written in ASCII.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().translate(_OTHER)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")
    if not slug or slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def is_slug(value: str) -> bool:
    """Tell whether `value` can name an output on any file system."""
    return bool(_SLUG.fullmatch(value)) and len(value) <= 80 and value not in _DEVICES
