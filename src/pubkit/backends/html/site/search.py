"""The search page: the newest stories, and a script that finds others by files of an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from pubkit.backends.html import linked_data
from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.index import SAME, SPACELESS, Index, Shard, shard
from pubkit.backends.html.site.lists import newest
from pubkit.backends.html.site.plan import ARCHIVE, FRONT, Site, Story
from pubkit.markup import Part, Policy, Raw, element, fragment
from pubkit.markup.characters import quote

FOLDER = "search"

SHOWN = 50
"""Stories that the page shows at once, found or not; the archive has all."""

_KEPT = 25
"""Stories in a file of those that the page does not hold itself."""


def page(site: Site, cards: Cards) -> Iterator[Part]:
    """Yield the page; without its script it is a list of the newest stories."""
    told, stories = site.words, newest(site.stories)
    yield element("h1", (told.search,), style="page-title")
    label = quote(told.search)
    field = f'<input id="query" type="search" aria-label={label} autocomplete="off"/>'
    state = f'<p id="state" class="state" role="status" data-nothing={quote(told.nothing)}></p>'
    yield Raw(f'<search class="search" hidden="hidden">{field}{state}</search>')
    yield element("div", (cards.entries(stories[:SHOWN]),), {"id": "results"})
    more = f'<button id="more" type="button" hidden="hidden">{told.next}</button>'
    yield Raw(f'<p class="more">{more}</p>')
    if stories[SHOWN:]:
        path, name = (ARCHIVE, told.archive) if site.has_archive else (FRONT, told.front)
        yield element("p", (element("a", (name,), {"href": path}),), {"id": "all"}, style="more")


def shards(site: Site, index: Index, cards: Cards, policy: Policy) -> tuple[Shard, ...]:
    """Return the files of `index`, then those of the stories that the page does not hold."""
    found = list(index.shards())
    rest = newest(site.stories)[SHOWN:]
    for number, start in enumerate(range(0, len(rest), _KEPT), 1):
        kept = (fragment((cards.entry(s),), policy) for s in rest[start : start + _KEPT])
        found.append(shard(f"stories-{number}", list(kept)))
    return tuple(found)


def data(found: Sequence[Shard], stories: Sequence[Story]) -> str:
    """Return what the script of the page has to know, in an element that browsers do not run."""
    table = {
        "spaceless": SPACELESS,
        "same": SAME,
        "count": len(stories),
        "shown": SHOWN,
        "kept": _KEPT,
        "words": [(s.first, s.digest) for s in found if s.first],
        "stories": [s.digest for s in found if not s.first],
    }
    return linked_data.script(table, "application/json", ' id="index"', escaped=True)


def script() -> str:
    """Return the program of the page."""
    return files(__package__).joinpath("search.js").read_text("utf-8").strip()
