"""Language tags: their canonical form, their script's direction, what to fall back on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pubkit.model.languages import is_language

# RFC 5646 section 2.1, without the grandfathered tags and languages of more than three letters.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?"
)
_RENAMED = {"in": "id", "iw": "he", "ji": "yi", "mo": "ro"}
_RTL = frozenset("ar arc ckb dv fa he ks prs ps sd ug ur yi".split())
_RTL_SCRIPTS = frozenset("Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa".split())
_RELATED = {"bs": "hr", "nn": "nb", "no": "nb", "prs": "fa", "sh": "hr"}
_TRADITIONAL = frozenset({"HK", "MO", "TW"})


def normalise(tag: str) -> str | None:
    """Return `tag` as BCP 47 writes it (`en_gb` → `en-GB`), or None when it is no language tag."""
    parts = re.split(r"[.@]", tag.strip(), maxsplit=1)[0].replace("_", "-").lower().split("-")
    parts[0] = _RENAMED.get(parts[0], parts[0])
    if not _TAG.fullmatch("-".join(parts)) or not is_language(parts[0]):
        return None
    single = next((i for i, part in enumerate(parts) if len(part) == 1), len(parts))
    return "-".join([parts[0], *map(_cased, parts[1:single]), *parts[single:]])


def _cased(subtag: str) -> str:
    if subtag.isalpha() and len(subtag) in (2, 4):
        return subtag.upper() if len(subtag) == 2 else subtag.title()
    return subtag


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which `tag` is written."""
    parts = (normalise(tag) or "en").split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RTL else "ltr"


def fallbacks(tag: str) -> Iterator[str]:
    """Yield `tag`, then ever more general ones, then a language close to it."""
    parts = (normalise(tag) or "en").split("-")
    if parts[0] == "zh" and "Hant" not in parts and _TRADITIONAL.intersection(parts):
        parts.insert(1, "Hant")
    while parts:
        yield "-".join(parts)
        last = parts.pop()
    if last in _RELATED:
        yield _RELATED[last]
