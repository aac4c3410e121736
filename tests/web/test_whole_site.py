"""The site over all articles: the newest first, editions left out, one article's change its own."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import pytest

import pubkit
from pubkit.build.site import articles
from pubkit.model.edition import FILES
from pubkit.project import Project, ProjectError, find_sources
from pubkit.world import World

TEXT = "---\nheadline: {0}\ndate: {1}\nsection: {2}\ntags: [{3}]\nauthor: Desk\n---\n\n{4}\n"
SETTINGS = """
[project]
formats = ["html", "epub"]

[site]
title = "The Reader"
subtitle = "All of it"
url = "https://example.org/reader/"
slug = "reader"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PUBKIT_CACHE", str(tmp_path / "cache"))
    sources = tmp_path / "sources"
    for path, *told in (
        ("old.md", "Old news", "2026-01-02", "Town", "rain", "See [new](deep/new.md)."),
        ("deep/new.md", "New news", "2026-03-02", "River", "rain, flood", "Words."),
        ("own/index.md", "Middle", "2026-02-02", "Town", "flood", "More."),
        ("issue/bound.md", "Bound", "2026-02-09", "Town", "flood", "Elsewhere."),
        ("README.md", "No article", "2026-02-09", "Town", "flood", "Nothing."),
    ):
        (sources / path).parent.mkdir(parents=True, exist_ok=True)
        (sources / path).write_text(TEXT.format(*told))
    (sources / "issue" / "edition.yml").write_text("title: Issue\narticles: [bound.md]\n")
    (tmp_path / "pubkit.toml").write_text(SETTINGS)
    return tmp_path


def test_a_site_has_the_articles_that_are_published(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    for path in (
        "index.md", "a.md", "README.md", "v1.2/b.md", ".hidden/c.md", "_build/d.md", "own/index.md",
        "own/other.md", "issue/edition.yml", "issue/x.md", "x.md/y.md", "deep/deeper/e.markdown",
        "deep/picture.png", "odd/index.md/z.md", "odd/w.md", "old/edition.toml/v.md", "old/u.md",
    ):  # fmt: skip
        (sources / path).parent.mkdir(parents=True, exist_ok=True)
        (sources / path).write_text("Words.")
    (sources / "link").symlink_to(sources / "deep")
    (sources / "link.md").symlink_to(sources / "a.md")
    found = find_sources(Project(tmp_path), [])
    loose = {path for path in found if path.name not in FILES and path.name != "link.md"}
    assert set(articles(PurePosixPath("sources"), World.at(tmp_path))) == loose
    assert len(loose) == 10


def test_all_loose_articles_are_on_the_site(project: Path) -> None:
    report = pubkit.export(root=project)
    assert report.ok
    site = project / "build" / "reader"
    names = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {
        "index.html", "archive.html", "search.html", "tags/rain.html", "tags/flood.html",
        "authors/desk.html", "articles/old.html", "articles/new.html", "articles/own.html",
    } == names  # fmt: skip
    feed = json.loads((site / "feed.json").read_text())
    assert [item["title"] for item in feed["items"]] == ["New news", "Middle", "Old news"]
    assert feed["items"][0]["url"] == "https://example.org/reader/articles/new.html"
    assert 'href="../articles/new.html"' in (site / "articles" / "old.html").read_text()
    front = (site / "index.html").read_text()
    assert front.index("River") < front.index("Town")
    assert "The Reader" in front
    assert not list(site.glob("*.epub"))


def test_both_pages_of_an_article_name_the_same_one(project: Path) -> None:
    far = project / "sources" / "old.md"
    far.write_text(
        far.read_text().replace("---\n", "---\ncanonical_url: https://far.example/\n", 1)
    )
    pubkit.export(root=project, formats=["html"])
    built = project / "build"
    for slug, url in (
        ("own", "https://example.org/reader/articles/own.html"),
        ("old", "https://far.example/"),
    ):
        for page in (built / slug / f"{slug}.html", built / "reader" / "articles" / f"{slug}.html"):
            found = re.findall('<link rel="canonical" href="([^"]*)"', page.read_text())
            assert found == [url], page


def test_a_site_without_address_is_no_canonical_one(project: Path) -> None:
    settings = project / "pubkit.toml"
    settings.write_text(re.sub("url = .*", "", SETTINGS))
    report = pubkit.export(root=project, formats=["html"])
    assert "below [site]" in "".join(h for d in report.diagnostics for h in d.hints)
    assert "canonical" not in (project / "build" / "own" / "own.html").read_text()


def test_a_changed_article_rebuilds_itself_and_the_site(project: Path) -> None:
    pubkit.export(root=project)
    path = project / "sources" / "own" / "index.md"
    path.write_text(path.read_text().replace("Middle", "Amidst"))
    fresh = {o.source for o in pubkit.export(root=project).outputs if not o.cached}
    assert fresh == {"sources/own/index.md", "pubkit.toml"}
    (project / "sources" / "deep" / "late.md").write_text(
        TEXT.format("Late", "2026-03-03", "Town", "x", "Y.")
    )
    fresh = {o.source for o in pubkit.export(root=project).outputs if not o.cached}
    assert fresh == {"sources/deep/late.md", "pubkit.toml"}


def test_sources_that_are_named_are_all_that_is_built(project: Path) -> None:
    report = pubkit.export([project / "sources" / "old.md"], root=project)
    assert {output.source for output in report.outputs} == {"sources/old.md"}


def test_settings_that_nobody_knows_are_refused(project: Path) -> None:
    (project / "pubkit.toml").write_text('[site]\nname = "x"\n')
    with pytest.raises(ProjectError, match=r"pubkit\.toml"):
        pubkit.export(root=project)
