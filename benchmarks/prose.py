"""Prose of any length, the same each time: words as common and as long as in a novel."""

from __future__ import annotations

import random
from collections.abc import Iterator

_SMALL = (
    "the and to of a in was that he it her his she had with as for at on not but be they him were"
    " by this all have from said there what no so one if would when which them their been out up"
    " then more could into now some who time than very before its down about only little other"
    " over any after where again never here must upon such well even back through how long away"
).split()
_LARGE = (
    "morning window garden river letter answer mother brother question silence kitchen village"
    " evening promise shoulder afternoon certainly understand remember different something nothing"
    " everybody perhaps believed watched turned waited carried opened followed listened wondered"
    " laughed whispered considered explained imagined expected discovered disappeared acquaintance"
    " neighbourhood circumstance conversation satisfaction astonishment disappointment particularly"
    " extraordinary comfortable impossible ordinary yellow narrow careful gentle distant sudden"
    " bridge church orchard harvest lantern ferryman schoolmaster weather thunder shadow candle"
    " journey country daughter stranger company business pleasure character attention opinion"
    " affection moment reason manner subject family husband minutes walked looked stood thought"
    " water house door room night road table voice hand face light stone field winter summer"
).split()
_WORDS = [*_SMALL, *_LARGE]
_WEIGHTS = [
    *(1 / (rank + 2) for rank in range(len(_SMALL))),
    *(0.021 for _ in _LARGE),
]


def novel(chapters: int = 40, words: int = 2500) -> str:
    """Return a novel with front matter, and about so many words in each chapter."""
    source = random.Random(1813)
    parts = ["---\ntitle: The ferry year\nauthor: Example Desk\nlang: en\n---\n"]
    for number in range(1, chapters + 1):
        parts.append(f"# Chapter {number}\n")
        parts.extend(_paragraphs(source, words))
    return "\n".join(parts)


def _paragraphs(source: random.Random, words: int) -> Iterator[str]:
    while words > 0:
        spoken = source.random() < 0.4
        count = source.randint(1, 3) if spoken else source.choice((2, 3, 4, 4, 5, 6, 7, 9))
        text = " ".join(_sentence(source) for _ in range(count))
        words -= text.count(" ") + 1
        yield f'"{text}"\n' if spoken else f"{text}\n"


def _sentence(source: random.Random) -> str:
    words = source.choices(_WORDS, _WEIGHTS, k=source.choice((4, 7, 9, 12, 14, 17, 21, 26, 33)))
    for place in range(5, len(words) - 3, source.randint(6, 11)):
        words[place] += source.choice((",", ",", ",", ";"))
    if source.random() < 0.03:
        words[-1] = f"*{words[-1]}*"
    return " ".join(words).capitalize() + source.choice("....?!")
