"""Names of people as catalogues have them: role codes, and names turned round for sorting."""

from __future__ import annotations

import re
from types import MappingProxyType

# MARC relator codes by the words that newsrooms use; the first word found in a role decides.
_RELATORS = MappingProxyType(
    {
        "photo": "pht",
        "illustrat": "ill",
        "translat": "trl",
        "edit": "edt",
        "interview": "ivr",
        "research": "res",
        "design": "dsr",
        "graphic": "ill",
    }
)
_FAMILY_LAST = frozenset(
    "az ca cs da de en es et fi fr hr it lt lv nb nl nn no pl pt ro sk sl sq sv tr".split()
)
_NOT_A_PERSON = re.compile(
    r"(?i)\b(the|and|agency|board|bureau|council|desk|department|editors?|foundation|group|"
    r"guides?|institute|magazine|news|office|press|project|redaktion|staff|team|university)\b"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")


def relator(role: str | None) -> str:
    """Return the MARC code of `role`; who signs an article is its author unless told otherwise."""
    words = (role or "").casefold()
    return next((code for word, code in _RELATORS.items() if word in words), "aut")


def file_as(name: str, language: str) -> str | None:
    """Return "Family, Given" for a name surely of that kind, else None.

    Sure are two capitalised words in a language that puts the family last: a particle, an initial
    or a desk's name makes a guess that is worse than none.
    """
    words = name.split()
    known = language.split("-")[0].lower() in _FAMILY_LAST and len(words) == 2
    if not known or _NOT_A_PERSON.search(name):
        return None
    plain = all(_WORD.fullmatch(word) and word[0].isupper() for word in words)
    return f"{words[1]}, {words[0]}" if plain else None
