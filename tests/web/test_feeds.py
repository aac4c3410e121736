"""Feeds and site maps are as their specifications want them, whatever an edition says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pubkit import theme
from pubkit.backends import Options, html
from pubkit.backends.html.site import sitemap
from pubkit.backends.html.site.feeds import MOST
from pubkit.build.article import Request, prepare
from pubkit.world import World
from tests.judges.feeds import feeds
from tests.web.test_site import EDITION, LEAD, REST, built

NAMES = {"atom.xml", "rss.xml", "feed.json", "sitemap.xml"}
STRANGE = LEAD.replace("Edda Thornwick", "'R&D ]]> <b>'").replace(
    "River,", "'a&b', '<x>', \U0001f30a,"
)
CASES = {
    "plain": {},
    "strange": {"ed/lead.md": STRANGE, "ed/edition.yml": EDITION.replace("Gauge &", "<G> & ]]>")},
    "unsigned": {
        "ed/edition.yml": EDITION.replace("authors: [{name: Desk}]\npublisher", "publisher")
    },
    "language": {"ed/edition.yml": EDITION.replace("en-GB", "az-Cyrl")},
    "hours": {"ed/rest.md": REST.replace("tags", 'published: "2026-02-28T23:30:00-09:30"\ntags')},
}


@pytest.mark.parametrize("case", CASES)
def test_feeds_are_valid(case: str, tmp_path: Path) -> None:
    made = {name.removeprefix("ed/"): data for name, data in built(CASES[case]).items()}
    paths = [tmp_path / name for name in NAMES]
    for path in paths:
        path.write_bytes(made[path.name])
    assert feeds(paths) == []


def test_feeds_tell_the_newest_and_the_front_some_of_each_section(tmp_path: Path) -> None:
    told = "---\nheadline: Story {0}\ndate: 2026-{1:02}-{2:02}\n---\n\nWords.\n"
    texts = {
        f"sources/s{n}.md": told.format(n, n // 28 + 1, n % 28 + 1).encode()
        for n in range(MOST + 9)
    }
    settings = b"[site]\ntitle = 'All'\nurl = 'https://example.org/all/'\nslug = 'all'\n"
    found = prepare("pubkit.toml", Request(root="."), World.fake(texts | {"pubkit.toml": settings}))
    assert found is not None
    world = World.fake({})
    plain = theme.load("plain", world)
    made = {a.name: a.data for a in html.build(found, plain, Options(), world).artifacts}
    items = json.loads(made["all/feed.json"])["items"]
    assert [item["title"] for item in items] == [f"Story {n}" for n in range(MOST + 8, 8, -1)]
    assert made["all/index.html"].count(b'class="story-head"') == 12
    lists = ("all/archive.html", "all/archive/2.html")
    assert sum(made[name].count(b'class="entry-head"') for name in lists) == MOST + 9
    paths = [tmp_path / name for name in NAMES]
    for path in paths:
        path.write_bytes(made[f"all/{path.name}"])
    assert feeds(paths) == []


def test_a_long_site_map_is_several_that_the_first_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def maps() -> dict[str, bytes]:
        made = {name.removeprefix("ed/"): data for name, data in built({}).items()}
        return {name: data for name, data in made.items() if name.startswith("sitemap")}

    (whole,) = maps().values()
    rows = re.findall(rb"<url>.*</url>", whole)
    monkeypatch.setattr(sitemap, "MOST", 3)
    first, *rest = (found := maps()).items()
    assert first[0] == "sitemap.xml"
    urls = [url.decode() for url in re.findall(rb"<loc>(.*)</loc>", first[1])]
    assert [url.rpartition("/")[2] for url in urls] == [name for name, _ in rest]
    held = [re.findall(rb"<url>.*</url>", data) for _, data in rest]
    assert held == [rows[at : at + 3] for at in range(0, len(rows), 3)]
    paths = [tmp_path / "sitemap.xml", tmp_path / "sitemap-1.xml"]
    for path in paths:
        path.write_bytes(found[path.name])
    assert feeds(paths) == []
