"""The head of a page, and the linked data in it."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from pubkit.backends.html import linked_data
from pubkit.backends.html.head import head
from pubkit.backends.html.linked_data import article, license_of
from pubkit.model import nodes as n
from pubkit.model.document import (
    Author,
    CorrectionLine,
    Document,
    LeadImage,
    Metadata,
    Placement,
)
from tests.strategies import ASSETS, documents, raw_documents


def nowhere(key: str) -> str | None:
    return None


def data(document: Document) -> dict[str, Any]:
    return article(document, ASSETS, nowhere)


@given(raw_documents())
def test_head_is_well_formed_whatever_it_tells(document: Document) -> None:
    markup = "".join(head(document, None))
    for element in ET.fromstring(f"<head>{markup}</head>"):
        assert element.tag in ("meta", "link")
        assert element.get("content", element.get("href"))


@given(raw_documents())
def test_linked_data_cannot_leave_its_element(document: Document) -> None:
    script = linked_data.script(data(document))
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    inside.encode()
    assert json.loads(inside) == data(document)


@given(documents())
def test_linked_data_says_nothing_empty(document: Document) -> None:
    def check(value: object) -> None:
        assert value not in (None, "", [], {})
        for item in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        ):
            check(item)

    check(data(document))


NEWS = Metadata(
    headline="Rain",
    language="en-GB",
    authors=(Author("Mira Example", "https://example.org/mira", "Reporter"),),
    dateline="EXAMPLE TOWN",
    published="2026-03-01T08:00:00+01:00",
    canonical_url="https://example.org/rain/",
    publisher="The Example",
    section="Regional",
    license="CC BY-SA 4.0",
    image=LeadImage("a.png", "A river"),
    edition=Placement(name="The Example", number="12", page="3"),
    free=False,
)


def test_news_article() -> None:
    found = data(Document(metadata=NEWS, children=()))
    assert found == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Rain",
        "url": "https://example.org/rain/",
        "mainEntityOfPage": "https://example.org/rain/",
        "author": [
            {
                "@type": "Person",
                "name": "Mira Example",
                "url": "https://example.org/mira",
                "jobTitle": "Reporter",
            }
        ],
        "publisher": {"@type": "Organization", "name": "The Example"},
        "datePublished": "2026-03-01T08:00:00+01:00",
        "dateModified": "2026-03-01T08:00:00+01:00",
        "articleSection": "Regional",
        "inLanguage": "en-GB",
        "isAccessibleForFree": False,
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "dateline": "EXAMPLE TOWN",
        "printEdition": "The Example 12",
        "printPage": "3",
    }


def test_corrections_of_text_and_end_are_told() -> None:
    lines = tuple(
        n.Correction((n.Paragraph((n.Text(text),)),), date=date)
        for text, date in (("It was Monday.", "2026-03-02"), ("It was wet.", None))
    )
    metadata = Metadata(corrections=(CorrectionLine("It was wet."),))
    document = Document(metadata=metadata, children=lines[:1], endmatter=lines[1:])
    assert data(document)["correction"] == [
        {"@type": "CorrectionComment", "text": "It was Monday.", "datePublished": "2026-03-02"},
        {"@type": "CorrectionComment", "text": "It was wet."},
    ]


def test_rights_of_a_picture_go_with_it() -> None:
    rights = n.Rights(
        creator="Mira Example",
        copyright="© 2026",
        license="CC0",
        source_url="https://example.org/p",
    )
    figure = n.Figure(
        (n.Image("a", "A river", asset="picture-a"),), (n.Text("Wet"),), rights=rights
    )
    document = Document(metadata=NEWS, children=(figure, figure))
    found = article(document, ASSETS, lambda key: f"assets/{key}")["image"]
    assert found == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://example.org/rain/assets/picture-a",
            "caption": "Wet",
            "creditText": "Photo: an agency",
            "creator": {"@type": "Person", "name": "Mira Example"},
            "copyrightNotice": "© 2026",
            "license": "https://creativecommons.org/publicdomain/zero/1.0/",
            "acquireLicensePage": "https://example.org/p",
        }
    ]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-nd 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("All rights reserved", {"@type": "CreativeWork", "name": "All rights reserved"}),
        (None, None),
    ],
)
def test_licenses(text: str | None, url: object) -> None:
    assert license_of(text) == url
