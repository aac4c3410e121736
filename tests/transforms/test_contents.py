"""Contents where the front matter asks for them: each heading once, in order, with its page."""

from __future__ import annotations

import re

from pypdfium2 import PdfDocument

from pubkit.markup import Policy, render
from pubkit.model.nodes import CrossReference
from pubkit.model.walk import plain_text, walk
from tests.pdf.press import article, printed

SOURCE = (
    """---
title: Rain
language: en
contents: {}
---

Before.

## One *a* {{#one}}

"""
    + "Words that fill the page, one line after another. " * 120
    + """

### Deeper [link](https://example.org)

#### Too deep

## Two

Text.
"""
)


def test_headings_are_listed_in_order() -> None:
    (document,) = article(SOURCE.format("true")).documents
    listed = document.children[0]
    ways = [node for node in walk((listed,)) if isinstance(node, CrossReference)]
    assert [way.target for way in ways] == ["one", "deeper-link", "two"]
    assert [plain_text(way.children) for way in ways] == ["One a", "Deeper link", "Two"]


def test_none_where_nobody_asks() -> None:
    (document,) = article(SOURCE.format("false")).documents
    assert "Contents" not in plain_text(document.children)


def test_pages_are_told_in_print_alone() -> None:
    told = article(SOURCE.format("true"))
    result = printed(told)
    assert result.codes == []
    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(result.data)]
    told_pages = dict(re.findall(r"(One a|Deeper link|Two) (\d+)", pages[0]))
    assert len(told_pages) == 3
    for heading, page in told_pages.items():
        assert re.search(rf"^{heading}\s*$", pages[int(page) - 1], re.MULTILINE)
    body = render(told.documents[0], Policy(picture=lambda key: {})).html
    assert "Deeper link</a>" in body
