"""Works of BibTeX files, and articles that cite them."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.build.article import Request, build, prepare
from pubkit.model.walk import plain_text
from pubkit.reader.bibtex import plain, read_bibtex
from pubkit.world import World

BIB = r"""
% a remark
@string{jr = "Journal of Rivers"}
@comment{nothing @here}
@Article{roe2020,
  author = {Roe, Ada and von Beispiel, M{\"u}ller and {Water Board}},
  title = {The {Danube} \& its floods},
  journal = jr # " and Lakes", year = 2020, volume = 3, number = {2},
  pages = {1--9}, doi = {10.1000/182}
}
@book{doe:1999, title = "A Book", editor = {Jo van der Muster}, date = {1999-03-01},
  publisher = {Example Press}, location = {Bak\i}}
@misc{unused, title = {Never}}
"""


def test_entries_become_works() -> None:
    article, book, _ = read_bibtex(BIB)
    assert article == {
        "id": "roe2020",
        "title": "The Danube & its floods",
        "author": [
            {"family": "Roe", "given": "Ada"},
            {"family": "von Beispiel", "given": "Müller"},
            {"literal": "Water Board"},
        ],
        "container-title": "Journal of Rivers and Lakes",
        "volume": "3",
        "issue": "2",
        "page": "1–9",
        "issued": "2020",
        "DOI": "10.1000/182",
    }
    assert book["editor"] == [{"family": "van der Muster", "given": "Jo"}]
    assert (book["issued"], book["publisher-place"]) == ("1999-03-01", "Baki")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{\'E}cole \c{c}a \v{s} {\o}st Gau\ss{} \H{o}", "École ça š øst Gauß ő"),
        (r"\emph{Rain} and~\textbf{sun} --- ``now''", "Rain and\u00a0sun — “now”"),
    ],
)
def test_tex_is_read_as_characters(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    "text", ["@article{a", "@article{a, title = {x", '@x{a, b = "{', "@{}", "@" * 9]
)
def test_broken_files_end(text: str) -> None:
    list(read_bibtex(text * 3))


def test_articles_cite_the_file_that_they_name() -> None:
    source = (
        "---\ntitle: T\nlanguage: en\nbibliography: [works.bib, more.json, no.bib]\n---\n\n"
        "Rain [@roe2020, p. 3] and sun [@doe:1999; @json1]. @roe2020 [p. 4] say, and @doe:1999. "
        "Mail a@roe2020 or @nobody.\n"
    )
    files = {
        "a/in.md": source.encode(),
        "a/works.bib": BIB.encode(),
        "more.json": b'[{"id": "json1", "title": "J", "issued": "2001"}]',
    }
    world = World.fake(files)
    document = reader.parse(PurePosixPath("a/in.md"), world)
    assert document is not None
    assert [work["id"] for work in document.metadata.references] == ["roe2020", "doe:1999", "json1"]
    assert ["no.bib" in d.message for d in world.diagnostics] == [True]
    publication = prepare("a/in.md", Request(root="."), World.fake(files))
    assert publication is not None
    made = publication.documents[0]
    assert plain_text(made.children) == (
        "Rain (Roe et al. 2020, p. 3) and sun (van der Muster 1999; J 2001). "
        "Roe et al. (2020, p. 4) say, and van der Muster (1999). Mail a@roe2020 or @nobody."
    )
    assert "The Danube & its floods" in plain_text(made.endmatter)


@pytest.mark.parametrize(
    "text",
    [
        "@a{a," + " " * 200_000 + "!",
        "@a{a, author={x" + " " * 200_000 + "y}}",
        '@string{a="xxxxxxxxxx"}'
        + "".join(f"@string{{{chr(98 + n)}={chr(97 + n)}#{chr(97 + n)}}}" for n in range(25))
        + "@a{a, title = z # z # z}",
        "@a{a, title=" + "{" * 200_000,
        "@a{" * 100_000,
    ],
)
def test_no_file_takes_more_than_it_is_long(text: str) -> None:
    assert len(str(list(read_bibtex(text)))) < 2 * len(text) + 2_000


@pytest.mark.parametrize(
    "works",
    [
        [{"id": ["a"]}, {"id": 1}, 3],
        [{"id": "a", "title": ["x"], "author": "x", "issued": {"date-parts": [["x"]]}}],
        [{"id": "a", "author": [1, {"family": [1]}], "issued": {"date-parts": []}}],
        [{"id": "a", "title": "\ud800\0\u202e", "URL": "javascript:alert(1)"}],
    ],
)
def test_works_that_make_no_sense_reach_no_output(works: list[object]) -> None:
    files = {
        "in.md": b"---\ntitle: T\nbibliography: works.json\n---\n\nRain [@a].\n",
        "works.json": json.dumps(works).encode(),
    }
    outcome = build("in.md", Request(root=".", formats=("html",)), World.fake(files))
    page = outcome.artifacts[0].data.decode()
    assert not re.search("[\0\u202e\ud800]|javascript:", page)
