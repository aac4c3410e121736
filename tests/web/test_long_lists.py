"""Lists of many stories: pages that lead to one another, an index in files of bounded size."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise

from pubkit.backends import Options, html
from pubkit.backends.html.site.frame import WAYS
from pubkit.backends.html.site.index import BYTES, keys
from pubkit.backends.html.site.sheets import MOST
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


@cache
def named() -> dict[str, bytes]:
    """Return a site of stories under many topics, by many authors, in many sections."""
    files = {"pubkit.toml": b'[site]\ntitle = "The Weir"\nurl = "https://example.org/"\n'}
    for n in range(250):
        text = f"headline: Weir {n}\nauthor: A{n:03}\npublished: 2026-01-01\nsection: S{n:03}\n"
        text += f"tags: [T{n:03}, {'T249, ' * (n % 2)}rain]\n"
        files[f"sources/{n:03}.md"] = f"---\n{text}---\n\nWords.\n".encode()
    publication = prepare("pubkit.toml", Request(root="."), World.fake(files))
    assert publication is not None
    artifacts = html.build(publication, plain(), Options(), World.fake({})).artifacts
    return {artifact.name.partition("/")[2]: artifact.data for artifact in artifacts}


def links(name: str, style: str) -> list[tuple[str, str]]:
    """Return what is said and led to by each link in an element of the class `style`."""
    found = (e for e in parsed(named()[name].decode()).iter() if e.get("class") == style)
    return [(a.text or "", a.get("href") or "") for e in found for a in e.iter("a")]


def test_the_archive_has_the_names_of_most_stories_and_leads_to_all() -> None:
    told = links("archive.html", "names")
    assert len(told) == 2 * MOST
    assert {"rain", "T249"} <= {name for name, _ in told}
    assert told[:MOST] == sorted(told[:MOST], key=lambda link: link[0].casefold())
    assert links("archive.html", "more") == [
        ("Topics (251)", "archive/topics.html"),
        ("Authors (250)", "archive/authors.html"),
    ]
    for kind, folder, count in (("topics", "tags", 251), ("authors", "authors", 250)):
        pages = [f"archive/{kind}.html", f"archive/{kind}/2.html", f"archive/{kind}/3.html"]
        found = [link for name in pages for link in links(name, "names")]
        assert len(found) == len(set(found)) == count
        ups = {href.partition(folder)[0] for _, href in found}
        assert ups == {"../", "../../"}
        assert {f"{folder}/{href.rpartition('/')[2]}" for _, href in found} <= named().keys()


def test_the_other_pages_of_the_archive_are_led_to_before_its_names() -> None:
    page = named()["archive.html"].decode()
    assert page.index('class="leaf"') < page.index('class="names-of"')


def test_pages_of_names_tell_with_which_name_each_begins() -> None:
    assert links("archive/topics/2.html", "leaf") == [
        ("rain", "../../archive/topics.html"),
        ("T099", "../../archive/topics/2.html"),
        ("T199", "../../archive/topics/3.html"),
    ]


def test_every_page_and_the_front_have_so_many_sections_at_most() -> None:
    for name in ("index.html", "archive.html", "articles/100.html"):
        assert len(links(name, "ways")) == WAYS + 2
    assert named()["index.html"].count(b'class="rubric"') == WAYS


def test_a_site_map_names_the_beginning_of_each_list() -> None:
    told = named()["sitemap.xml"].decode()
    assert "/archive/topics.html<" in told
    assert "/archive/topics/2.html<" not in told
    assert told.count("<url>") == 1 + 1 + 2 + 251 + 250 + 250
