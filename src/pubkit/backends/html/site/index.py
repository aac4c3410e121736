"""The index of a search: which stories hold which word, in files that a script loads as needed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from pubkit.model.document import Document
from pubkit.model.words import words

BYTES = 40_000
"""About the bytes of a file of the index: what a search of two letters loads at least."""

# Scripts that set no spaces between words. search.js gets these two tables from its page.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd"
)
SAME = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i", "ə": "e", "ς": "σ", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ـ": "", "’": "",
    **{chr(start + n): str(n) for start in (0x660, 0x6F0, 0x966) for n in range(10)},
}  # fmt: skip
"""Letters that are typed for one another, once case and accents are gone."""

_LETTERS = str.maketrans(SAME)
_RUN = re.compile(f"[{SPACELESS}]+")
_UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
_WORD = re.compile(r"[^\W_]+")


class Shard(msgspec.Struct, frozen=True):
    """A file that a script of the page loads; `first` is the first word in it."""

    name: str
    data: bytes
    first: str = ""

    @property
    def digest(self) -> str:
        """Return what changes with the file, for browsers that keep files."""
        return sha256(self.data).hexdigest()[:12]


def shard(name: str, content: object, first: str = "") -> Shard:
    """Return the file `name`, which hands over its content when it runs."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Shard(name, f'pubkit("{name}",{text});\n'.encode(), first)


class Words(msgspec.Struct, frozen=True, array_like=True):
    """What a story is found by: words that name it, and others that it says."""

    named: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


def words_of(document: Document) -> Words:
    """Return what `document` is found by: an article only, not the matter of an edition."""
    if document.part != "article":
        return Words()
    told = document.metadata
    people = (author.name for author in told.authors)
    names = (told.headline, told.kicker, told.standfirst, told.section, *people, *told.tags)
    named = keys(" ".join(filter(None, names)))
    return Words(frozenset(named), frozenset(keys(" ".join(words(document))) - named))


class Index:
    """Which words are in which stories."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[list[int], list[int]]] = {}

    def add(self, number: int, words: Words) -> None:
        """Note the words of the story `number`."""
        for place, told in enumerate((words.named, words.said)):
            for word in told:
                self._found.setdefault(word, ([], []))[place].append(number)

    def shards(self) -> Iterator[Shard]:
        """Yield all words in their order: each followed by the numbers of its stories."""
        kept: list[str] = []
        size = number = 0
        for word, numbers in self._rows():
            if size > BYTES:
                number += 1
                yield shard(f"words-{number}", kept, kept[0])
                kept, size = [], 0
            kept += (word, numbers)
            size += len(word.encode()) + len(numbers) + 6
        if kept:
            yield shard(f"words-{number + 1}", kept, kept[0])

    def _rows(self) -> Iterator[tuple[str, str]]:
        """Yield by word the numbers of the stories: those that it names, then those that say it."""
        # As scripts order words: by units of UTF-16.
        for word in sorted(self._found, key=lambda word: word.encode("utf-16-be")):
            yield word, "|".join(map(_numbers, self._found[word]))


def fold(text: str) -> list[str]:
    """Return the words of `text` as they are compared: without case and accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    return _WORD.findall(_RUN.sub(r" \g<0> ", plain.translate(_LETTERS)))


def keys(text: str) -> set[str]:
    """Return what `text` is found by: its words; where no spaces part them, each two characters."""
    found: set[str] = set()
    for word in fold(text):
        run = _RUN.match(word)
        found |= {word[n : n + 2] for n in range(len(word))} if run else {word}
    return found


def _numbers(numbers: list[int]) -> str:
    """Return `numbers` in ascending order as the steps between them."""
    numbers = sorted(numbers)
    steps = (b - a for a, b in zip([0, *numbers], numbers, strict=False))
    return " ".join(map(str, steps))
