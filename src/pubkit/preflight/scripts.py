"""Tell by its letters whether a text can be in the language that it claims."""

from __future__ import annotations

import unicodedata
from collections import Counter
from types import MappingProxyType

from pubkit.model.document import Document
from pubkit.model.words import running_text
from pubkit.world import World

LETTERS = 200
"""Letters below which nothing is said."""
SHARE = 0.2
"""Share of letters in the language's own scripts below which it is in doubt."""

_HAN = frozenset({"CJK"})
_OWN = {
    "ARABIC": "ar ckb fa ps sd ug ur",
    "ARMENIAN": "hy",
    "BENGALI": "as bn",
    "CYRILLIC": "be bg kk ky mk mn ru sr tg uk",
    "DEVANAGARI": "hi mr ne sa",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he yi",
    "LATIN": "af az ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms mt nb nl nn no "
    "pl pt ro sk sl sq sv sw tl tr uz vi",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
SCRIPTS = MappingProxyType(
    {language: frozenset({script}) for script, all_ in _OWN.items() for language in all_.split()}
    | {"zh": _HAN, "ja": _HAN | {"HIRAGANA", "KATAKANA"}}
)
"""The scripts of languages, as Unicode's names of letters begin."""


def check_language(document: Document, world: World) -> None:
    """Report a language in whose script hardly a letter of the article is written."""
    tag = document.metadata.language
    own = SCRIPTS.get(tag.lower().split("-")[0])
    if own is None or any(len(part) == 4 for part in tag.split("-")[1:]):
        return  # unknown, or with a script of its own choice
    found = scripts(running_text(document))
    total = found.total()
    if total >= LETTERS and sum(found[name] for name in own) < SHARE * total:
        script = found.most_common(1)[0][0].capitalize()
        message = f'the language is "{tag}", but most letters are {script}'
        place = document.places.get("language")
        hints = ("write language: … in the front matter",)
        world.report(
            "language-doubtful", message, source=document.source or None, span=place, hints=hints
        )


def scripts(text: str) -> Counter[str]:
    """Return how many of the first letters of `text` belong to which script."""
    letters = (c for c in text[:20_000] if c.isalpha())
    return Counter(unicodedata.name(c, "UNKNOWN").split()[0].split("-")[0] for c in letters)
