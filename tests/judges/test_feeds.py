"""The judge of feeds passes good files and finds each fault planted in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .feeds import feeds

ENTRY = """<entry>
<title>Rain</title>
<id>https://example.org/rain</id>
<link rel="alternate" href="https://example.org/rain"/>
<updated>2026-03-01T00:00:00+00:00</updated>
</entry>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>News</title>
<id>https://example.org/</id>
<link rel="self" href="https://example.org/atom.xml"/>
<updated>2026-03-01T00:00:00+00:00</updated>
<author><name>Desk</name></author>
{ENTRY}
</feed>"""
ITEM = """<item>
<title>Rain</title>
<guid>https://example.org/rain</guid>
<enclosure url="https://example.org/r.jpg" length="9" type="image/jpeg"/>
<pubDate>Sun, 01 Mar 2026 00:00:00 +0000</pubDate>
</item>"""
RSS = f"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>News</title>
<link>https://example.org/</link>
<description>All of it</description>
<atom:link rel="self" type="application/rss+xml" href="https://example.org/rss.xml"/>
{ITEM}
</channel></rss>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
{"id": "1", "url": "https://example.org/rain", "content_text": "Rain.",
 "date_published": "2026-03-01T00:00:00Z", "authors": [{"name": "Desk"}]}]}"""
MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/news/</loc></url>
<url><loc>https://example.org/news/a.html</loc><lastmod>2026-03-01</lastmod></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/news/1.xml</loc></sitemap>
<sitemap><loc>https://example.org/news/2.xml</loc></sitemap>
</sitemapindex>"""

FAULTS = [
    (ATOM, "</feed>", "", "syntax"),
    (ATOM, "feed", "food", "unknown"),
    (ATOM, "<title>Rain</title>", "", "schema"),
    (ATOM, "<title>Rain</title>", "<title>Rain</title><title>Fog</title>", "schema"),
    (ATOM, "T00:00:00+00:00", "", "schema"),
    (ATOM, "+00:00", "", "schema"),
    (ATOM, "<author><name>Desk</name></author>", "<author/>", "schema"),
    (ATOM, "<author><name>Desk</name></author>", "", "author"),
    (ATOM, "<id>https://example.org/rain</id>", "<id>rain</id>", "schema"),
    (ATOM, ' rel="self"', ' rel="via"', "self"),
    (ATOM, "</feed>", f"{ENTRY}</feed>", "id"),
    (ATOM, '<link rel="alternate" href="https://example.org/rain"/>', "", "content"),
    (ATOM, "<entry>\n", '<entry><link href="https://example.org/x"/>', "alternate"),
    (ATOM, ENTRY, ENTRY.replace("2026", "2027"), "updated"),
    (RSS, "2.0", "0.91", "schema"),
    (RSS, "<description>All of it</description>", "", "schema"),
    (RSS, ' length="9"', "", "schema"),
    (RSS, "<guid>", "<author/><guid>", "schema"),
    (RSS, "Sun, 01", "Mon, 01", "weekday"),
    (RSS, "01 Mar 2026", "2026-03-01", "schema"),
    (RSS, "<title>Rain</title>", "", "item"),
    (RSS, "<guid>https://example.org/rain", "<guid>rain", "guid"),
    (RSS, "</channel>", f"{ITEM}</channel>", "guid"),
    (JSON, "/1.1", "/1", "version"),
    (JSON, '"title"', '"titel"', "schema"),
    (JSON, '"Rain."', '""', "content"),
    (JSON, '"name"', '"role"', "schema"),
    (JSON, "00Z", "00", "date"),
    (JSON, "https://example.org/rain", "/rain", "url"),
    (JSON, "[\n", '[{"id": "1", "content_text": "x"},', "id"),
    (MAP, "https://example.org/news/a.html", "a.html", "schema"),
    (MAP, "2026-03-01", "1 March", "schema"),
    (MAP, "example.org/news/a", "example.net/news/a", "elsewhere"),
    (MAP, "news/a.html", "news/", "loc"),
    (INDEX, "https://example.org/news/2.xml", "2.xml", "schema"),
    (INDEX, "news/2.xml", "news/1.xml", "loc"),
]


def written(folder: Path, text: str) -> Path:
    path = folder / ("feed.json" if text.startswith("{") else "feed.xml")
    path.write_text(text)
    return path


@pytest.mark.parametrize("good", [ATOM, RSS, JSON, MAP, INDEX])
def test_good_feeds_are_clean(good: str, tmp_path: Path) -> None:
    assert feeds([written(tmp_path, good)]) == []


@pytest.mark.parametrize(("good", "old", "new", "code"), FAULTS)
def test_each_fault_is_found(good: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    assert old in good
    assert code in {finding.code for finding in feeds([written(tmp_path, good.replace(old, new))])}
