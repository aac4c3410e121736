"""The package document says what the front matter says, and nothing that is not so."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.backends.epub import metadata
from pubkit.backends.epub.names import file_as, relator
from pubkit.model import document as d
from pubkit.model import nodes as n
from tests.epub.shelf import OPF, XML, article, publish, words
from tests.strategies import ASSETS, HOSTILE


def test_it_tells_what_the_front_matter_tells() -> None:
    book = publish(
        article(
            language="en-GB",
            authors=(d.Author(name="Mira Example", role="Photographer"), d.Author(name="The Desk")),
            publisher="Valley Press",
            section="Regional",
            tags=("weather", "river", "weather"),
            standfirst="After three dry years the river is back.",
            canonical_url="https://example.org/rain",
            published="2026-03-01T08:00:00+01:00",
            updated="2026-03-02T10:30:00+01:00",
            copyright="© 2026 Valley Press",
            license="CC BY 4.0",
            edition=d.Placement(name="Valley Weekly", number="12"),
        )
    )
    assert book.dc("title") == ["Rain returns"]
    assert book.dc("language") == ["en-GB"]
    assert book.dc("creator") == ["Mira Example", "The Desk"]
    assert book.meta("role") == ["pht", "aut"]
    assert book.meta("file-as") == ["Example, Mira"]
    assert book.dc("publisher") == ["Valley Press"]
    assert book.dc("subject") == ["Regional", "weather", "river"]
    assert book.dc("description") == ["After three dry years the river is back."]
    assert book.dc("source") == ["https://example.org/rain"]
    assert book.dc("date") == ["2026-03-01T08:00:00+01:00"]
    assert book.meta("dcterms:modified") == ["2026-03-02T09:30:00Z"]
    assert book.dc("rights") == ["© 2026 Valley Press. CC BY 4.0"]
    assert book.meta("belongs-to-collection") == ["Valley Weekly"]
    assert book.meta("group-position") == ["12"]


def test_refinements_refine_something() -> None:
    authors = (d.Author(name="Mira Example"), d.Author(name="Ivo Example"))
    told = {"edition": d.Placement(name="Weekly"), "authors": authors}
    package = publish(article(**told), conforms_to="X", certified_by="Y").package
    ids = {f"#{element.get('id')}" for element in package.iter() if element.get("id")}
    refined = {e.get("refines") for e in package.iter(f"{OPF}meta") if e.get("refines")}
    assert refined == {"#creator-1", "#creator-2", "#collection", "#conformance"}
    assert refined <= ids


def test_the_package_is_in_the_articles_language_and_direction() -> None:
    package = publish(article(language="ar")).package
    assert (package.get(f"{XML}lang"), package.get("dir")) == ("ar", "rtl")
    assert package.find(f"{OPF}spine").get("page-progression-direction") == "rtl"


@pytest.mark.parametrize("tag", ["", "english", "x y", '"><x', "e", "\x00"])
def test_a_language_that_is_none_is_undetermined(tag: str) -> None:
    assert publish(article(language=tag)).dc("language") == ["und"]


def test_an_article_without_anything_still_has_a_name() -> None:
    book = publish(article(headline=""))
    assert book.dc("title") == ["rain"]
    assert book.dc("creator") == []
    assert publish(article(headline=" \x01", slug="")).dc("title")[0].strip()


def test_the_identifier_depends_on_the_address_else_on_slug_and_publisher() -> None:
    def of(**told: str) -> str:
        return publish(article(**told)).dc("identifier")[0]

    address = "https://example.org/rain"
    assert of(canonical_url=address, slug="a") == of(canonical_url=address, slug="b")
    assert len({of(slug="a"), of(slug="b"), of(slug="a", publisher="P"), of(slug="c")}) == 4
    assert uuid.UUID(of()).version == 5
    assert of(identifier="978-3-16-148410-0") == "urn:isbn:9783161484100"
    assert of(identifier="978-3-16-148410-1").startswith("urn:uuid:")
    assert of(identifier="urn:uuid:nonsense") != of(identifier="urn:uuid:rubbish")


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "0001-01-01T00:00:00+23:00", "", "\0"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    book = publish(article(published=date))
    assert book.dc("date") == []
    assert book.meta("dcterms:modified") == ["1980-01-01T00:00:00Z"]


def test_a_time_without_zone_is_given_as_a_day() -> None:
    assert publish(article(published="2026-03-01T08:00:00")).dc("date") == ["2026-03-01"]


hostile = st.sampled_from(HOSTILE) | st.text(max_size=20)


@given(hostile, hostile, hostile)
def test_hostile_words_stay_words(headline: str, name: str, other: str) -> None:
    told = article(
        headline=headline,
        authors=(d.Author(name=name, role=other),),
        publisher=other,
        section=other,
        tags=(name, other),
        description=headline,
        copyright=other,
        canonical_url=other,
        identifier=other,
        edition=d.Placement(name=name, number=other),
    )
    book = publish(told, certified_by=other, conforms_to=name)
    assert book.dc("title") == [metadata.clean(headline) or "rain"]
    assert book.dc("creator") == [metadata.clean(name)] * bool(metadata.clean(name))
    assert book.spine == ["article-1"]


def test_roles_and_names() -> None:
    assert [relator(r) for r in (None, "Reporter", "Photo editor", "Translator")] == [
        "aut", "aut", "pht", "trl",
    ]  # fmt: skip
    assert file_as("Mira Example", "en-GB") == "Example, Mira"
    assert file_as("Mira O’Example-Sample", "de") == "O’Example-Sample, Mira"
    for name in ("Mira", "Mira van Example", "News Desk", "The Editors", "mira example", "M. 2"):
        assert file_as(name, "en") is None
    assert file_as("Példa Mira", "hu") is None


def test_the_rights_of_pictures_are_told_once_the_article_before_the_file() -> None:
    image = n.Image(source="a.png", alt="Rain", asset="picture-a")
    other = n.Image(source="b.png", alt="Rain", asset="picture-b")
    told = n.Rights(creator="Mira Example", license="CC0", source_url="javascript:x")
    figure = n.Figure(media=(image,), credit=words("Photo: the desk"), rights=told)
    inline = n.Paragraph(children=(other, image))
    book = publish(article(figure, inline), assets=ASSETS)
    metas = [e for e in book.package.iter(f"{OPF}meta") if "image" in (e.get("refines") or "")]
    assert [(e.get("refines"), e.get("property"), e.text) for e in metas] == [
        ("#image-picture-a", "schema:creditText", "Photo: an agency"),
        ("#image-picture-a", "schema:creator", "Mira Example"),
        ("#image-picture-a", "schema:license", "CC0"),
        ("#image-picture-b", "schema:creditText", "Photo: an agency"),
        ("#image-picture-b", "schema:license", "CC BY 4.0"),
    ]
    assert {"image-picture-a", "image-picture-b"} <= {i.get("id") for i in book.package.iter()}
