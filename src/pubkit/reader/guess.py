"""The language of an article that names none: by its file's name, its letters, its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

_WORDS = 40
"""Words below which nothing is guessed."""
_READ = 8_000
_CERTAIN, _LIKELY = (0.2, 1.1), (0.1, 1.5)
"""Shares of small words in a text, each with how many times the next language's it must be.

Prose has a third of them, Turkish and technical texts a tenth.
"""
_KINDS = 5
"""Small words that a text must have; one alone may be a name in a formula."""

_SMALL: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is that for it with as was on are be this by not or from have you",
        "az": "və bir bu üçün ilə də da ki olan kimi çox daha amma o ən isə deyil hər onun",
        "ca": "el la els les de i en que un una és per amb no del es dels al com més",
        "cs": "a je se v na že s to z do o i jako pro ale by jsem které není jsou",
        "da": "og at det er en som på til af med for den ikke har de et jeg var vi blev hvad",
        "de": "der die das und ist nicht ein eine zu den von mit sich auf für dem auch es als",
        "es": "el la los las de del y en que un una es por con para no se su al lo como más",
        "fi": "ja on ei se että oli mutta kun hän ovat myös joka sekä tai kuin niin",
        "fr": "le la les de des et est un une du en que qui dans pour pas sur au avec ce il",
        "hr": "i je u na se da za su od s koji kao ne što bi iz koje nije ali",
        "hu": "a az és hogy nem is egy ez meg de van ha azt csak már mint",
        "id": "yang dan di dengan untuk ini tidak dari dalam itu pada akan adalah juga",
        "it": "il lo la i gli le di del della e è che un una per non con in si sono da",
        "nb": "og å det er en som på til av med for den ikke har de et jeg var vi ble hva",
        "nl": "de het een en van is dat niet op te zijn voor met die er aan als ook maar",
        "pl": "i w nie na się z że do to jest jak o co po ale od tego przez oraz dla są",
        "pt": "o a os as de do da dos das e em que um uma é por com para não se no na",
        "ro": "și de în a la cu nu este pe un o că din se care mai pentru să sunt",
        "sk": "a je sa v na že s to z do o ako pre ale by som ktoré nie sú",
        "sv": "och att det som en är på för av med den till inte har de om ett jag vi",
        "tr": "ve bir bu için ile de da ne olarak çok daha gibi ama olan kadar en",
        "vi": "và là của có không được cho một trong với các này người những",
    }.items()
}
_LETTERS: Mapping[str, tuple[str, float]] = {
    # What a letter of each script weighs beside one of the Latin: a Chinese one is a word.
    "ar": ("\u0600-\u06ff", 1), "bn": ("\u0980-\u09ff", 1), "el": ("\u0370-\u03ff", 1),
    "he": ("\u0590-\u05ff", 1), "hi": ("\u0900-\u097f", 1), "hy": ("\u0530-\u058f", 1),
    "ja": ("\u3040-\u30ff\u4e00-\u9fff", 2), "ka": ("\u10a0-\u10ff", 1),
    "ko": ("\uac00-\ud7a3", 2), "ru": ("\u0400-\u04ff", 1), "ta": ("\u0b80-\u0bff", 1),
    "te": ("\u0c00-\u0c7f", 1), "th": ("\u0e00-\u0e7f", 1),
}  # fmt: skip
_SIGNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    # Letters that languages of one script have, and the first of them has not.
    "ar": (("ur", "ٹڈڑںے"), ("fa", "پچژگی")),
    "ru": (
        ("kk", "әғқңөұү"), ("be", "ў"), ("uk", "іїєґ"), ("mk", "ѓќѕ"), ("sr", "ђјљњћџ"),
    ),
}  # fmt: skip
_NAMED = frozenset(
    "ar be bg bn el et fa he hi hy ja ka kk ko lt lv mk no ru sl sr ta te th uk ur zh".split()
)
_TRADITIONAL, _SIMPLE = "們這個為國學來時會對", "们这个为国学来时会对"
_SUFFIX = re.compile(r"(?:\w.*)?\.([a-z]{2})(?:[-_]([A-Za-z]{2}))?")
_ASIDE = re.compile(
    r"^(`{3,}|~{3,})[^\n]*\n.*?^\1|`[^`\n]*`|<[^<>]*>|\]\([^()\s]*", re.DOTALL | re.MULTILINE
)
"""What is no prose: code, tags, addresses."""


def named_language(path: PurePosixPath) -> str | None:
    """Return the language that a file's name tells: `index.es.md`, `rain.pt-BR.md`."""
    match = _SUFFIX.fullmatch(path.stem)
    known = match is not None and (match[1] in _SMALL or match[1] in _NAMED)
    if match is None or not known:
        return None
    return f"{match[1]}-{match[2].upper()}" if match[2] else match[1]


def guessed_language(text: str) -> str | None:
    """Return the language that the Markdown `text` seems to be in, None where that is not plain."""
    shown = _ASIDE.sub(" ", text[:_READ]).lower()
    return _by_letters(shown) or _by_words(re.findall(r"[^\W\d_]+", shown))


def _by_letters(text: str) -> str | None:
    latin = len(re.findall("[a-z]", text))
    for language, (letters, weight) in _LETTERS.items():
        found = len(re.findall(f"[{letters}]", text))
        if found >= _WORDS and found * weight > 0.5 * (found * weight + latin):
            return _among(language, text, found)
    return None


def _among(language: str, text: str, found: int) -> str:
    """Return which of the languages of a script it is."""
    if language == "ja":
        if len(re.findall("[\u3040-\u30ff]", text)) > 0.05 * found:
            return "ja"
        traditional, simple = (sum(map(text.count, signs)) for signs in (_TRADITIONAL, _SIMPLE))
        return "zh-Hant" if traditional > simple else "zh"
    for other, signs in _SIGNS.get(language, ()):
        if sum(map(text.count, signs)) > 0.015 * found:
            return other
    return "bg" if language == "ru" and "ы" not in text and "ъ" in text else language


def _by_words(words: list[str]) -> str | None:
    if len(words) < _WORDS:
        return None
    counts = Counter(words)
    shares = {name: sum(counts[word] for word in small) for name, small in _SMALL.items()}
    (first, most), (_, second) = sorted(shares.items(), key=lambda s: -s[1])[:2]
    several = sum(word in counts for word in _SMALL[first]) >= _KINDS
    plain = any(
        most >= share * len(words) and most >= lead * second for share, lead in (_CERTAIN, _LIKELY)
    )
    return first if several and plain else None
