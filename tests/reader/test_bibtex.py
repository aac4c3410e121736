"""Works of BibTeX files, and articles that cite them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.build.article import Request, prepare
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
