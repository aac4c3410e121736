"""Web editions: every link leads somewhere, feeds are as their formats want them, words stay."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from pubkit import theme
from pubkit.backends import Artifact, Options, html
from pubkit.backends.html.site.index import fold, keys
from pubkit.build.agreement import check_words
from pubkit.build.article import Request, prepare
from pubkit.language.glossary import LANGUAGES
from pubkit.language.web import web_terms
from pubkit.model.document import Publication
from pubkit.world import World
from tests.web.test_page import meta, parsed, river

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

EDITION = """title: The Gauge & Post
number: No. 7
date: 2026-03-02
publisher: Gauge Press
canonical_url: https://example.org/gauge/7
language: en-GB
authors: [{name: Desk}]
sections:
  - {title: Water, articles: [lead.md, rest.md]}
  - {title: 水, articles: [far.md]}
"""
LEAD = """---
headline: The *Vesk*[^n] comes </script> home
standfirst: See [the rest](rest.md).
author: Edda Thornwick
published: 2026-03-01T08:00:00+01:00
updated: 2026-03-02T17:40:00+01:00
tags: [River, 水, C++, C]
image: {src: river.jpg, alt: A river}
---
Text of the lead. See [the sluice](rest.md#sluice).[^m] Çörək.

[^n]: In the headline.
[^m]: In the text.
"""
REST = """---
headline: The rest
tags: [river]
author: {name: Edda Thornwick, url: "https://example.org/edda"}
---
## The sluice {#sluice}

Own: [lead](lead.md), [gone](https://example.org/).
"""
FAR = """---
headline: Su & çörək ılıq
language: ar
published: 2025-12-31
canonical_url: https://example.net/far
---
نص قصير
"""
FILES = {"ed/lead.md": LEAD, "ed/rest.md": REST, "ed/far.md": FAR, "ed/edition.yml": EDITION}


@cache
def plain() -> theme.Theme:
    return theme.load("plain", World.fake({}))


def bound(more: dict[str, str]) -> Publication:
    texts = {path: text.encode() for path, text in (FILES | more).items()}
    found = prepare(
        "ed/edition.yml", Request(root="."), World.fake(texts | {"ed/river.jpg": river().data})
    )
    assert found is not None
    return found


def built(
    more: dict[str, str] | None = None, *, world: World | None = None, url: str | None = None
) -> dict[str, bytes]:
    world = world or World.fake({})
    made = html.build(bound(more or {}), plain(), Options(url=url), world).artifacts
    assert len({artifact.name for artifact in made}) == len(made)
    return {artifact.name: artifact.data for artifact in made}


@cache
def site() -> dict[str, bytes]:
    return built()


def page(name: str) -> Any:
    return parsed(site()[f"ed/{name}"].decode())


def pages(files: dict[str, bytes]) -> dict[str, Any]:
    found = {n: parsed(data.decode()) for n, data in files.items() if n.endswith(".html")}
    assert len(found) >= 5
    return found


def test_every_link_leads_to_a_file_and_every_fragment_to_a_place() -> None:
    trees = pages(site())
    seen = set()
    for name, tree in trees.items():
        for url in _urls(tree):
            parts = urlsplit(url)
            if parts.scheme:
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(name), unquote(parts.path))
            )
            target = target if parts.path else name
            assert target in site(), (name, url)
            seen.add(target)
            if parts.fragment:
                assert any(e.get("id") == parts.fragment for e in trees[target].iter()), (name, url)
    styles = next(data.decode() for n, data in site().items() if n.endswith(".css"))
    fonts = {f"ed/assets/{url}" for url in re.findall(r'url\("([^"]+)"\)', styles)}
    assert fonts
    assert set(site()) - seen - fonts == {"ed/sitemap.xml", "ed/search/words-1.js"}


def _urls(tree: Any) -> list[str]:
    found = [e.get(key) for e in tree.iter() for key in ("href", "src") if e.get(key)]
    sets = [e.get("srcset") for e in tree.iter() if e.get("srcset")]
    return found + [part.split()[0] for value in sets for part in value.split(", ")]


def test_the_order_of_the_edition_leads_from_article_to_article() -> None:
    links = [
        [a.get("href") for a in page(f"articles/{slug}.html").iter("a") if a.get("rel")]
        for slug in ("lead", "rest", "far")
    ]
    assert links == [
        ["../articles/rest.html"],
        ["../articles/lead.html", "../articles/far.html"],
        ["../articles/rest.html"],
    ]


def test_the_words_are_those_of_the_articles() -> None:
    world = World.fake({})
    made = tuple(Artifact(name, data) for name, data in site().items())
    check_words(bound({}), made, world)
    assert world.diagnostics == []
    cut = tuple(Artifact(a.name, a.data.replace(b"Text of the lead", b"")) for a in made)
    check_words(bound({}), cut, world)
    assert {d.code for d in world.diagnostics} == {"words-differ"}


def test_the_same_source_gives_the_same_bytes() -> None:
    assert built() == site()


def test_shared_files_are_named_by_what_they_hold() -> None:
    for name, data in site().items():
        if name.endswith((".css", ".woff")):
            assert sha256(data).hexdigest()[:12] in name
    assert len([name for name in site() if name.endswith(".css")]) == 1


def test_only_the_search_page_runs_something_and_its_policy_names_it() -> None:
    for name, tree in pages(site()).items():
        runs = [e.text for e in tree.iter("script") if e.get("type") is None]
        policy = meta(tree, "Content-Security-Policy") or ""
        if name == "ed/search.html":
            digest = b64encode(sha256(runs[0].encode()).digest()).decode()
            assert len(runs) == 1
            assert f"script-src 'sha256-{digest}' 'self';" in policy
        else:
            assert not runs
            assert "script-src" not in policy
        assert not any(key.startswith("on") for e in tree.iter() for key in e.attrib)


def test_search_lists_all_and_its_index_finds_by_any_word() -> None:
    tree = page("search.html")
    order = [a.get("href") for a in tree.find(".//ol").iter("a")]
    assert order == ["articles/lead.html", "articles/far.html", "articles/rest.html"]
    ((_, rows),) = shards(site())
    index = dict(zip(rows[::2], rows[1::2], strict=True))
    assert index["vesk"] == "0|"
    assert index["river"].split("|")[0] == "0 2"
    assert index["text"] == "|0"
    assert index["iliq"] == "1|"


def shards(files: dict[str, bytes]) -> list[tuple[str, list[str]]]:
    """Return the files of the index, as the script of the page takes them."""
    found = []
    for name, data in files.items():
        if name.startswith("ed/search/"):
            told = re.fullmatch(r"pubkit\((.*)\);\n", data.decode(), re.DOTALL)
            assert told
            found.append(tuple(json.loads(f"[{told[1]}]")))
            assert name == f"ed/search/{found[-1][0]}.js"
    return found


def test_words_are_compared_without_case_and_accents() -> None:
    assert fold("Straße, ÇÖRƏK-İş ılıq co\xadop") == ["strasse", "corek", "is", "iliq", "coop"]
    assert fold("STRASSE, Œuvre Ørsted Łódź") == ["strasse", "oeuvre", "orsted", "lodz"]
    assert fold("ΟΔΟΣ οδός ὁδὸς") == ["οδοσ"] * 3
    assert fold("水river") == ["水", "river"]
    assert fold("كتاب علي، مدرسة ١٢") == fold("کتاب علی، مدرسه ۱۲")
    assert fold("أحمد مـحـمـد إِسْلام") == fold("احمد محمد اسلام")
    assert fold("шёл ёлка") == fold("Шел елка")
    assert fold("१२ don’t") == ["12", "dont"]


def test_where_no_spaces_part_words_each_two_characters_are_found() -> None:
    assert keys("東京都 river") == {"東京", "京都", "都", "river"}
    assert keys("\U00020000水") == {"\U00020000水", "水"}


def test_tags_and_authors_have_pages_whatever_their_letters() -> None:
    names = {name for name in site() if "/tags/" in name or "/authors/" in name}
    assert {"ed/tags/river.html", "ed/tags/c.html", "ed/tags/c-2.html"} <= names
    assert "ed/authors/edda-thornwick.html" in names
    assert len(names) == 5
    tree = page("tags/river.html")
    assert tree.find(".//h1").text == "River"
    assert len(list(tree.find(".//ol").iter("li"))) == 2


def test_pages_are_in_the_language_of_what_they_show() -> None:
    far = page("articles/far.html")
    assert (far.get("lang"), far.get("dir")) == ("ar", "rtl")
    around = [far.find(".//header[@lang]"), far.find(".//footer")]
    assert [(e.get("lang"), e.get("dir")) for e in around] == [("en-GB", "ltr")] * 2
    entry = next(li for li in page("archive.html").iter("li") if li.get("lang"))
    assert (entry.get("lang"), entry.get("dir")) == ("ar", "rtl")


def test_addresses_are_the_edition_s_unless_an_article_has_its_own() -> None:
    canonical = {
        name: link.get("href")
        for name, tree in pages(site()).items()
        for link in tree.iter("link")
        if link.get("rel") == "canonical"
    }
    assert canonical["ed/index.html"] == "https://example.org/gauge/7/"
    assert canonical["ed/articles/lead.html"] == "https://example.org/gauge/7/articles/lead.html"
    assert canonical["ed/articles/far.html"] == "https://example.net/far"
    lead = page("articles/lead.html")
    assert (meta(lead, "og:image") or "").startswith("https://example.org/gauge/7/assets/")
    found = ET.fromstring(site()["ed/sitemap.xml"])
    places = [e.text or "" for e in found.iter(f"{MAP}loc")]
    assert len(places) == len(set(places)) == 12
    assert all(place.startswith("https://example.org/gauge/7/") for place in places)


def test_atom_is_as_rfc_4287_wants_it() -> None:
    feed = ET.fromstring(site()["ed/atom.xml"])
    for node in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1
        assert (node.findtext(f"{ATOM}id") or "").startswith("https://")
        assert DATE.fullmatch(node.findtext(f"{ATOM}updated") or "")
        links = [link for link in node.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) == 1
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None  # 4.1.1: for entries without one
    ids = [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")]
    assert ids == [
        "https://example.org/gauge/7/articles/lead.html",
        "https://example.net/far",
        "https://example.org/gauge/7/articles/rest.html",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-03-02T17:40:00+01:00"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith("/atom.xml")  # type: ignore[union-attr]


def test_rss_is_as_its_board_wants_it() -> None:
    channel = ET.fromstring(site()["ed/rss.xml"]).find("channel")
    assert channel is not None
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    for item in channel.iter("item"):
        assert item.findtext("guid") == item.findtext("link")
        assert re.fullmatch(
            r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", item.findtext("pubDate") or ""
        )
    [enclosure] = channel.iter("enclosure")
    name = (enclosure.get("url") or "").removeprefix("https://example.org/gauge/7/")
    assert int(enclosure.get("length") or 0) == len(site()[f"ed/{name}"])


def test_json_feed_is_as_its_version_wants_it() -> None:
    feed = json.loads(site()["ed/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "The Gauge & Post No. 7"
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 3
    assert all(
        item["content_text"] and DATE.fullmatch(item["date_published"]) for item in feed["items"]
    )


def without(text: str, *keys: str) -> str:
    return "\n".join(x for x in text.splitlines() if not x.startswith(tuple(f"{k}:" for k in keys)))


def test_without_an_address_there_are_no_feeds_and_it_is_said() -> None:
    world = World.fake({})
    files = built({"ed/edition.yml": without(EDITION, "canonical_url")}, world=world)
    assert not [name for name in files if name.endswith((".xml", ".json"))]
    assert [d.code for d in world.diagnostics] == ["site-unaddressed"]
    assert not any(b'rel="alternate"' in data for data in files.values())


def test_the_address_of_the_project_serves_editions_without_one() -> None:
    told = without(EDITION, "canonical_url")
    files = built({"ed/edition.yml": told}, url="https://example.com/press")
    assert b"https://example.com/press/ed/articles/lead.html" in files["ed/atom.xml"]


def test_what_has_no_date_is_in_no_feed_and_it_is_said() -> None:
    world = World.fake({})
    files = built({"ed/edition.yml": without(EDITION, "date")}, world=world)
    assert b"articles/rest.html" not in files["ed/atom.xml"]
    assert [(d.code, d.place and d.place.path) for d in world.diagnostics] == [
        ("feed-undated", "ed/rest.md")
    ]


@pytest.mark.parametrize("told", ["status: draft", "embargo: 2027-01-01T00:00:00Z"])
def test_machines_are_not_led_to_what_is_not_released(told: str) -> None:
    files = built({"ed/lead.md": LEAD.replace("tags:", f"{told}\ntags:")})
    for name in ("atom.xml", "rss.xml", "feed.json", "sitemap.xml"):
        assert b"articles/lead.html" not in files[f"ed/{name}"]
    assert b"noindex" in files["ed/articles/lead.html"]


def test_stories_are_arranged_by_which_have_a_picture() -> None:
    text = "---\nheadline: Story {}\ndate: 2026-03-01\n{}---\n\nWords.\n"
    image = "image: {src: river.jpg, alt: A river}\n"
    more = {f"ed/s{n}.md": text.format(n, image if n in (0, 5) else "") for n in range(9)}
    named = [", ".join(f"s{n}.md" for n in row) for row in ((0, 1, 2), (4, 5, 6), (7, 8), (3,))]
    sections = "".join(f"  - {{title: S{n}, articles: [{row}]}}\n" for n, row in enumerate(named))
    edition = f"title: The Gauge\nkind: newspaper\nsections:\n{sections}"
    tree = pages(built(more | {"ed/edition.yml": edition}))["ed/index.html"]
    styles = [e.get("class") for e in tree.iter("div")]
    rows = [s for s in styles if s and s.startswith(("top", "stories"))]
    assert rows == ["top one-picture", "stories mixed", "stories twos", "stories one odd"]


def test_a_book_opens_with_its_contents_and_has_no_archive() -> None:
    told = without(EDITION, "number") + "\nkind: book\n"
    files = built({"ed/edition.yml": told})
    assert not {"ed/archive.html", "ed/atom.xml"} & files.keys()
    tree = parsed(files["ed/index.html"].decode())
    assert [a.get("href") for a in tree.find(".//main").iter("a")] == [
        "articles/lead.html", "articles/rest.html", "articles/far.html",
    ]  # fmt: skip
    assert [h.tag for h in tree.iter() if re.fullmatch(r"h\d", str(h.tag))] == [
        "h1", "h2", "h3", "h3",
    ]  # fmt: skip


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_the_words_of_a_site(language: str) -> None:
    names = web_terms(language).__struct_fields__
    words = [getattr(web_terms(language), name) for name in names]
    assert all(word == " ".join(word.split()) != "" for word in words)
    same = sum(
        word == getattr(web_terms("en"), name) for word, name in zip(words, names, strict=True)
    )
    assert language == "en" or same <= 2
