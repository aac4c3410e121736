"""The search page: all stories, and an index of their words that a script of the page reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

from pubkit.backends.html import linked_data
from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.lists import newest
from pubkit.backends.html.site.plan import Site
from pubkit.markup import Part, Raw, element
from pubkit.markup.characters import quote
from pubkit.model.document import Document
from pubkit.model.words import words

# Scripts that set no spaces between words: each character is one. search.js has the same ranges.
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
# Letters that are typed for one another on keyboards of Arabic and Persian; so in search.js.
_SAME = str.maketrans("كيىة", "کییه")
_UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
_WORD = re.compile(r"[^\W_]+")


def page(site: Site, cards: Cards) -> Iterator[Part]:
    """Yield the page; without its script it is a list of all stories."""
    told = site.words
    yield element("h1", (told.search,), style="page-title")
    label = quote(told.search)
    field = f'<input id="query" type="search" aria-label={label} autocomplete="off"/>'
    state = f'<p id="state" class="state" role="status" data-nothing={quote(told.nothing)}></p>'
    yield Raw(f'<search class="search" hidden="hidden">{field}{state}</search>')
    yield element("div", (cards.entries(newest(site.stories)),), {"id": "results"})


def data(site: Site) -> str:
    """Return the index in an element that browsers do not run."""
    index = _index([_texts(story.document) for story in newest(site.stories)])
    return linked_data.script(index, "application/json", ' id="index"')


def script() -> str:
    """Return the program of the page."""
    return files(__package__).joinpath("search.js").read_text("utf-8").strip()


def fold(text: str) -> list[str]:
    """Return the words of `text` as they are compared: without case and accents."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ı", "i"))
    plain = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN).translate(_SAME)
    return _WORD.findall(_SPACELESS.sub(r" \g<0> ", plain))


def _texts(document: Document) -> tuple[str, str]:
    """Return what names a document, and all that it says."""
    told = document.metadata
    people = (author.name for author in told.authors)
    named = (told.headline, told.kicker, told.standfirst, told.section, *people, *told.tags)
    return " ".join(filter(None, named)), " ".join(words(document))


def _index(texts: list[tuple[str, str]]) -> dict[str, str]:
    """Return by word the numbers of the stories: those that it names, then those that say it."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for number, pair in enumerate(texts):
        named, said = (set(fold(text)) for text in pair)
        for place, told in enumerate((named, said - named)):
            for word in told:
                found.setdefault(word, ([], []))[place].append(number)
    return {word: "|".join(map(_numbers, found[word])) for word in sorted(found)}


def _numbers(numbers: list[int]) -> str:
    """Return ascending `numbers` as the steps between them."""
    steps = (b - a for a, b in zip([0, *numbers], numbers, strict=False))
    return " ".join(map(str, steps))
