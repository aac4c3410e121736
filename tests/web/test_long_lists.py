"""Lists of many stories: pages that lead to one another, an index in files of bounded size."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise

from pubkit.backends import Options, html
from pubkit.backends.html.site.index import BYTES, keys
from pubkit.backends.html.site.lists import MOST
from pubkit.build.article import Request, prepare
from pubkit.world import World
from tests.web.test_page import parsed
from tests.web.test_site import plain, shards

COUNT = 230
WORDS = 80


@cache
def many() -> dict[str, bytes]:
    """Return the web edition of many short stories; each has words of its own."""
    files = {"ed/edition.yml": b"title: The Weir\nkind: newspaper\nfront: []\nback: []\n"}
    for n in range(COUNT):
        own = " ".join(f"a{n}b{k}" for k in range(WORDS))
        more = {200: "我在東京都。", 201: "京 Strasse"}.get(n, "")
        day = f"20{50 - n // 28:02}-01-{28 - n % 28:02}"
        text = f"headline: Weir {n}\nslug: '{n}'\nauthor: Desk\npublished: {day}\n"
        text += "tags: [rain, rain 2]\n"
        files[f"ed/{n:03}.md"] = f"---\n{text}---\n\nNumber{n} {own} {more}\n".encode()
    publication = prepare("ed/edition.yml", Request(root="."), World.fake(files))
    assert publication is not None
    artifacts = html.build(publication, plain(), Options(), World.fake({})).artifacts
    return {artifact.name: artifact.data for artifact in artifacts}


def stories(name: str) -> list[str]:
    lists = parsed(many()[f"ed/{name}"].decode()).iter("ol")
    return [a.get("href") or "" for found in lists for a in found.iter("a")]


def test_each_list_is_cut_into_pages_that_hold_all_stories_once() -> None:
    for first in ("archive", "tags/rain", "tags/rain-2", "authors/desk"):
        names = [f"{first}.html", f"{first}/2.html", f"{first}/3.html"]
        assert f"ed/{first}/4.html" not in many()
        found = [stories(name) for name in names]
        assert [len(held) for held in found] == [MOST, MOST, COUNT - 2 * MOST]
        told = [href.rpartition("/")[2] for held in found for href in held]
        assert told == [f"{n}.html" for n in range(COUNT)]


def test_pages_of_a_list_lead_to_one_another() -> None:
    tree = parsed(many()["ed/archive/2.html"].decode())
    leaf = next(nav for nav in tree.iter("nav") if nav.get("class") == "leaf")
    links = {a.text: (a.get("href"), a.get("rel"), a.get("aria-current")) for a in leaf.iter("a")}
    assert links == {
        "1": ("../archive.html", "prev", None),
        "2": ("../archive/2.html", None, "page"),
        "3": ("../archive/3.html", "next", None),
    }
    assert (tree.findtext(".//h1"), tree.findtext(".//title")) == (
        "Archive (2 / 3)",
        "Archive (2 / 3) – The Weir",
    )


def test_files_of_the_index_are_bounded_and_hold_every_word_once_in_order() -> None:
    found = dict(shards(many()))
    rows = [row for name, row in found.items() if name.startswith("words-")]
    words = [word for row in rows for word in row[::2]]
    assert len(rows) > 2
    assert all(before < after for before, after in pairwise(words))
    assert {f"a{n}b{k}" for n in range(COUNT) for k in range(WORDS)} <= set(words)
    sizes = Counter({name: len(data) for name, data in many().items() if "/search/" in name})
    assert max(sizes.values()) < 1.2 * BYTES
    assert len(many()["ed/search.html"]) < 40_000
    table = json.loads(
        re.findall(r'id="index">(.*?)</script>', many()["ed/search.html"].decode())[0]
    )
    assert [first for first, _ in table["words"]] == [row[0] for row in rows]


def test_stories_that_the_search_page_does_not_hold_lie_in_files() -> None:
    kept = [item for name, row in shards(many()) if name.startswith("stories-") for item in row]
    held = stories("search.html")
    there = [re.findall(r'href="([^"]*)"', item)[0] for item in kept]
    assert held + there == [f"articles/{n}.html" for n in range(COUNT)]
    assert all(item.startswith("<li") for item in kept)


def test_words_beside_characters_without_spaces_are_found_too() -> None:
    assert {"我在", "在東", "東京", "京都", "都"} == keys("我在東京都。")
