"""Links from one text file of the book to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

import msgspec

from pubkit.backends.epub.scan import scan
from pubkit.backends.epub.texts import Text


class Places:
    """Where ids are found: in the article that asks, else in the first that has them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._homes: dict[tuple[int, str], str] = {}
        self._any: dict[str, str] = {}
        for text in texts:
            for identity in text.scan.ids:
                self._homes.setdefault((text.article, identity), text.name)
                self._any.setdefault(identity, text.name)

    def href(self, article: int, identity: str) -> str | None:
        """Return the way to `identity` from any text file, or None when there is no such id."""
        home = self._homes.get((article, identity)) or self._any.get(identity)
        return f"{home}#{identity}" if home else None


def relinked(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return `texts` with links to ids of other files led there."""
    places = Places(texts)
    return tuple(_relink(text, places) for text in texts)


def _relink(text: Text, places: Places) -> Text:
    data = text.data
    for link in reversed(text.scan.links):
        identity = unquote(link.url[1:])
        if link.element != "a" or link.url[:1] != "#" or identity in text.scan.ids:
            continue
        if href := places.href(text.article, identity):
            start = data.index(b'href="#', link.offset) + len(b'href="')
            data = data[:start] + href.partition("#")[0].encode() + data[start:]
    if data is text.data:
        return text
    return msgspec.structs.replace(text, data=data, scan=scan(data))


def reading_order(texts: Iterable[Text]) -> Mapping[str, int]:
    """Return a rank for every file and every id in it."""
    targets: list[str] = []
    for text in texts:
        targets.append(text.name)
        ids = sorted(text.scan.ids, key=text.scan.ids.__getitem__)
        targets += [f"{text.name}#{identity}" for identity in ids]
    return {target: rank for rank, target in enumerate(targets)}
