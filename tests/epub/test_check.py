"""A broken book is never handed over."""

from xml.parsers.expat import ExpatError

import pytest

from pubkit.backends.epub.check import BrokenBookError, check
from tests.epub.shelf import article, heading, publish

FILES = publish(article(heading("One"))).files
TEXT = "EPUB/article-1.xhtml"


def test_a_sound_book_passes() -> None:
    check(FILES)


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    data = FILES[name]
    assert old.encode() in data
    return {**FILES, name: data.replace(old.encode(), new.encode(), 1)}


@pytest.mark.parametrize(
    "files",
    [
        {**FILES, "EPUB/stray.css": b""},
        {name: data for name, data in FILES.items() if name != "EPUB/style.css"},
        changed(
            TEXT,
            "It rained" if "It rained" in FILES[TEXT].decode() else "One",
            '<a href="#no">x</a>',
        ),
        changed(TEXT, "One", '<a href="other.xhtml">x</a>'),
        changed(TEXT, "One", '<img src="https://example.org/a.png" alt=""/>'),
        changed(TEXT, "One", '<i id="one"/>'),
        changed("EPUB/nav.xhtml", "#one", "#two"),
        changed("EPUB/toc.ncx", "#one", "#two"),
        changed("EPUB/content.opf", 'idref="article-1"', 'idref="article-2"'),
    ],
)
def test_faults_are_found(files: dict[str, bytes]) -> None:
    with pytest.raises(BrokenBookError, match='"'):
        check(files)


@pytest.mark.parametrize("new", ["&nbsp;", "<br>", "<x:i/>", "\x01", "]]>"])
def test_markup_that_is_no_xml_is_found(new: str) -> None:
    with pytest.raises(ExpatError):
        check(changed(TEXT, "One", new))
