"""Front matter: what is accepted, what is refused, and where it says so."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.diagnostics import Diagnostic
from pubkit.model.document import Author, CorrectionLine, Metadata
from pubkit.model.walk import plain_text
from pubkit.reader import references
from pubkit.reader.dates import iso_moment
from pubkit.world import World


def read(front: str, fence: str = "---") -> tuple[Metadata | None, list[Diagnostic]]:
    world = World.fake({})
    text = f"{fence}\n{front}\n{fence}\n\nWords.\n"
    document = reader.read(text, PurePosixPath("some-name.md"), world)
    return (document.metadata if document else None), world.diagnostics


def test_our_names() -> None:
    metadata, found = read(
        "headline: Rain\nkicker: Weather\nauthors: [{name: Mira Example, role: Reporter}]\n"
        "published: 2026-03-01T08:00:00+01:00\ntags: [a, b]\nlanguage: en_gb\n"
        "image: {src: a.png, alt: A, credit: C, license: CC BY 4.0}\n"
        "corrections: [{date: 2026-03-02, text: Wrong.}]\n"
    )
    assert not found
    assert metadata is not None
    assert metadata.headline == "Rain"
    assert metadata.slug == "some-name"
    assert metadata.language == "en-GB"
    assert metadata.authors == (Author("Mira Example", role="Reporter"),)
    assert metadata.published == "2026-03-01T08:00:00+01:00"
    assert metadata.image is not None
    assert metadata.image.rights.license == "CC BY 4.0"
    assert metadata.corrections == (CorrectionLine("Wrong.", "2026-03-02"),)


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("title: Rain", "headline", "Rain"),
        ("subtitle: After years", "standfirst", "After years"),
        ("dek: After years", "standfirst", "After years"),
        ("author: A and B", "authors", (Author("A"), Author("B"))),
        ("author: [A, B]", "authors", (Author("A"), Author("B"))),
        ("lang: az", "language", "az"),
        ("date: 2015-03-19 10:00:00 -4", "published", "2015-03-19T10:00:00-04:00"),
        ("date: 8 November 2020", "published", "2020-11-08"),
        ("lastmod: 2026-01-02", "updated", "2026-01-02"),
        ("keywords: a, b", "tags", ("a", "b")),
        ("draft: true", "status", "draft"),
        ("published: false", "status", "draft"),
        ("date: 2026-03-01\npublished: true", "published", "2026-03-01"),
        ("title: no", "headline", "no"),
        ("title: 12:30", "headline", "12:30"),
        ("title: 0777", "headline", "0777"),
    ],
)
def test_names_and_types_of_other_tools(front: str, field: str, value: object) -> None:
    metadata, found = read(front)
    assert not found
    assert getattr(metadata, field) == value


def test_toml_says_the_same() -> None:
    metadata, found = read('title = "Rain"\ndate = 2026-03-01\ntags = ["a"]\ndraft = false', "+++")
    assert not found
    assert metadata is not None
    assert (metadata.headline, metadata.published, metadata.tags) == ("Rain", "2026-03-01", ("a",))
    assert metadata.status == "usable"


def test_unknown_key_is_told_with_a_suggestion() -> None:
    metadata, (found,) = read("titel: x")
    assert metadata is not None
    assert found.code == "meta-unknown"
    assert found.hints == ('did you mean "headline"?',)
    assert found.place is not None
    assert (found.place.line, found.place.column) == (2, 1)


@pytest.mark.parametrize(
    "front",
    [
        "a: &x [1]\nb: *x",
        "a: !!python/object:os.system x",
        "<<: {a: 1}",
        "a: 1\na: 2",
        "a: [",
        "- a\n- b",
        "a: b: c",
        "\tx: 1",
        "a: {" * 40,
        "[" * 50_000,
        "a: " + "x" * 70_000,
        "? [a, b]\n: c",
    ],
)
def test_refused(front: str) -> None:
    metadata, found = read(front)
    assert metadata is None
    assert [d.code for d in found] == ["front-matter-invalid"]
    assert found[0].place is not None
    assert found[0].place.line >= 1


@pytest.mark.parametrize("front", ["a = [", "a = 1\na = 2", "a" + ".a" * 500 + " = 1", "x"])
def test_refused_toml(front: str) -> None:
    metadata, found = read(front, "+++")
    assert metadata is None
    assert found[0].code == "front-matter-invalid"


def test_never_closed() -> None:
    world = World.fake({})
    assert reader.read("---\ntitle: x\n\nWords", PurePosixPath("x.md"), world) is None
    assert "never closed" in world.diagnostics[0].message


def test_rule_at_the_top_is_no_front_matter() -> None:
    world = World.fake({})
    document = reader.read("---\n\nWords here\n\n---\n", PurePosixPath("x.md"), world)
    assert document is not None
    assert not world.diagnostics


@pytest.mark.parametrize("slug", ["../x", "/abs", ".", "-rf", "a?b", "a b?", "x" * 201, "con"])
def test_slug_that_cannot_name_an_output(slug: str) -> None:
    metadata, found = read(f'slug: "{slug}"')
    assert metadata is not None
    assert metadata.slug == "some-name"
    assert "slug-invalid" in [d.code for d in found]


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("Rain-Over", "rain-over"),
        ("a_b", "a-b"),
        ("A b", "a-b"),
        ("2026/Rain.Over", "rain-over"),
        ("trilíngue_e_aprimorado", "trilingue-e-aprimorado"),
        ("cafe\u0301-l’été", "cafe-l-ete"),
        ("川の水", "some-name"),
        ("rain-" * 17 + "over", "-".join(["rain"] * 16)),
    ],
)
def test_slug_is_used_in_small_letters_of_ascii(written: str, used: str) -> None:
    metadata, (found,) = read(f'slug: "{written}"')
    assert metadata is not None
    assert metadata.slug == used
    assert found.code == "slug-adapted"


@pytest.mark.parametrize(
    ("front", "line", "message", "hint"),
    [
        ("title: [Rain\nauthor: A", 2, '"[" is never closed', "close it"),
        ('title: "Rain\nauthor: A', 2, "a quoted value is never closed", "end it"),
        ("title: R\n\tauthor: A", 3, "cannot start any token", "with spaces"),
        ("title: @rain", 2, "cannot start any token", "quote a value"),
        ('title: "A" and B', 2, "expected <block end>", "quote whole values"),
        ("title: Rain: over", 2, "mapping values", "holds a colon"),
    ],
)
def test_what_is_wrong_in_yaml_is_told_where_it_begins(
    front: str, line: int, message: str, hint: str
) -> None:
    _, (found,) = read(front)
    assert found.place is not None
    assert found.place.line == line
    assert message in found.message
    assert hint in found.hints[0]


def test_keys_of_the_picture_are_held_against_those_known() -> None:
    _, found = read("image: {captoin: a, src: b.png, teaser: c.png}")
    assert [d.message for d in found] == ['key "captoin" of "image" is not known and is left out']


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Mon Jul 24 2023 02:40:32 GMT+0000 (Coordinated Universal Time)", "2023-07-24T02:40:32"),
        ("Mon, 24 Jul 2023 02:40:32 +0200", "2023-07-24T02:40:32"),
        ("Jul 24, 2023 2:40 UTC", "2023-07-24T02:40:00"),
    ],
)
def test_dates_as_machines_print_them(written: str, read_as: str) -> None:
    assert (iso_moment(written) or "").startswith(read_as)


def test_dates_are_told_by_the_name_they_were_written_under() -> None:
    _, found = read("date: soon\ncorrections: [{date: 2026-13-01, text: x}]")
    assert [d.message for d in found] == [
        '"date" is "soon", which is no date',
        '"corrections" has the date "2026-13-01", which is none',
    ]


@pytest.mark.parametrize("value", ["2026-02-30", "yesterday", "2026", "99:99"])
def test_date_that_is_none(value: str) -> None:
    metadata, (found,) = read(f"date: {value}")
    assert metadata is not None
    assert metadata.published is None
    assert found.code == "meta-invalid"
    assert iso_moment(value) is None


def test_not_utf8_names_the_line_and_publishes_nothing() -> None:
    world = World.fake({"x.md": b"one\ntwo \xe9t\xe9\n"})
    assert reader.parse(PurePosixPath("x.md"), world) is None
    (found,) = world.diagnostics
    assert found.code == "not-utf8"
    assert found.place is not None
    assert found.place.line == 2


def test_byte_order_mark_is_fine() -> None:
    world = World.fake({"x.md": b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\nWords\r\n"})
    document = reader.parse(PurePosixPath("x.md"), world)
    assert document is not None
    assert document.metadata.headline == "x"
    assert not world.diagnostics


def test_control_characters_are_replaced_and_told() -> None:
    world = World.fake({"x.md": b"a\x00b\x0bc \xef\xbf\xbe"})
    document = reader.parse(PurePosixPath("x.md"), world)
    assert document is not None
    assert [d.code for d in world.diagnostics] == ["character-forbidden"]


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("a &amp; b", "a & b"),
        ("&amp;amp;", "&amp;"),
        ("&#8217;&#x2019;&#150;&rsquo;", "’’–’"),
        ("R&D, AT&T; a&b;c &notanentity; &copy 2026", "R&D, AT&T; a&b;c &notanentity; &copy 2026"),
        ("&#0;&#1114112;&#xD800;&#7;&#8238;", "&#0;&#1114112;&#xD800;&#7;&#8238;"),
        ("a&shy;b&nbsp;c", "a\xadb\xa0c"),
    ],
)
def test_references_are_read_once_and_nothing_else(told: str, read: str) -> None:
    assert references.resolved({"k": [told]}, lambda *_: None) == {"k": [read]}


@pytest.mark.parametrize(
    "text",
    [
        "Title: Rain: a report\nDate: 2026/03/01\nAuthors: A. B.,\n  C. D.\n\nText.\n",
        'title: "Rain: a report"\ndate: 2026-03-01\nauthor: A. B., C. D.\n---\nText.\n',
        "title:: Rain: a report\ndate:: 2026-03-01\nauthor:: A. B., C. D.\n\nText.\n",
        "% Rain: a report\n% A. B.; C. D.\n% 1 March 2026\n\nText.\n",
        '{"title": "Rain: a report", "date": "2026-03-01",\n'
        ' "author": ["A. B.", "C. D."]}\n\nText.\n',
        ';;;\n"title": "Rain: a report",\n"date": "2026-03-01",\n'
        '"author": ["A. B.", "C. D."]\n;;;\nText.\n',
    ],
)
def test_front_matter_of_tools_that_ask_for_no_fence(text: str) -> None:
    world = World.fake({})
    document = reader.read(text, PurePosixPath("x.md"), world)
    assert document is not None
    found = document.metadata
    assert (found.headline, found.published) == ("Rain: a report", "2026-03-01")
    assert [author.name for author in found.authors] == ["A. B.", "C. D."]
    assert plain_text(document.children) == "Text."
    assert not world.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is text.\n\nMore.",
        "Title: alone\n\nMore.",
        "Question: why?\nAnswer: so.\n\nMore.",
        "% of people\n\nMore.",
        "{a} b\n\nMore.",
        "{\n\nMore.",
    ],
)
def test_text_that_only_resembles_front_matter_stays(text: str) -> None:
    document = reader.read(text, PurePosixPath("x.md"), World.fake({}))
    assert document is not None
    assert "".join(plain_text(document.children).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("path", "front", "date"),
    [
        ("_posts/2026-03-01-rain.md", "title: T", "2026-03-01"),
        ("2026/03/01/rain.md", "title: T", "2026-03-01"),
        ("2026-03-01-rain/index.md", "title: T", "2026-03-01"),
        ("2026-03-01-rain.md", "date: 2025-01-02", "2025-01-02"),
        ("rain.md", "path: /2026/03/01/rain", "2026-03-01"),
        ("2026-13-01-rain.md", "title: T", None),
        ("rain-2026-03.md", "title: T", None),
    ],
)
def test_date_of_a_file_name_or_address(path: str, front: str, date: str | None) -> None:
    document = reader.read(f"---\n{front}\n---\n", PurePosixPath(path), World.fake({}))
    assert document is not None
    assert document.metadata.published == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("11/24/2025", "2025-11-24"),
        ("24/11/2025", "2025-11-24"),
        ("24.11.2025", "2025-11-24"),
        ("2025/11/24 08:00", "2025-11-24T08:00:00"),
        ("11/10/2025", None),
    ],
)
def test_dates_with_the_year_last(value: str, date: str | None) -> None:
    assert iso_moment(value) == date


def test_what_other_tools_keep_one_level_deeper() -> None:
    text = "+++\ntitle = 'T'\n[taxonomies]\ntags = ['a', 'b']\n[extra]\nauthor = 'A. B.'\n+++\n"
    world = World.fake({})
    document = reader.read(text, PurePosixPath("x.md"), world)
    assert document is not None
    assert document.metadata.tags == ("a", "b")
    assert [author.name for author in document.metadata.authors] == ["A. B."]
    assert not world.diagnostics


@pytest.mark.parametrize(
    ("text", "first", "hint"),
    [
        ("---\ntitle: T\nlayout: a\nlang: en\nlayout: b\n---\n", 3, "pubkit reads neither"),
        ('+++\ntitle = "T"\nlayout = "a"\nslug = "a"\nlayout = "b"\n+++\n', 3, "reads neither"),
        ('+++\ntitle = "T"\n[params]\nb = "c"\n[params]\n+++\n', 3, "pubkit reads neither"),
        ('{\n"title": "T",\n"slug": "a",\n"x": 1,\n"slug": "b"\n}\n', 3, "keep one of them"),
        ("Date: 2026-01-02\nLang: en\nTitle: T\n x\nTitle: U\n", 3, "keep one of them"),
        ("---\ntitle: T\nimage:\n  src: a\n  src: b\n---\n", 4, "keep one of them"),
    ],
)
def test_a_key_given_twice_is_told_with_the_line_of_the_first(
    text: str, first: int, hint: str
) -> None:
    world = World.fake({})
    assert reader.read(f"{text}\nWords.\n", PurePosixPath("a.md"), world) is None
    (told,) = world.diagnostics
    assert told.code == "front-matter-invalid"
    assert told.message.endswith(" twice")
    assert told.place is not None
    assert told.place.line == 5
    assert hint in told.hints[0]
    assert told.hints[0].endswith(f"; the first is on line {first}")


NOTION = "river/Rain returns 0123456789abcdef0123456789abcdef.md"


def test_properties_below_the_heading_of_a_page_of_notion() -> None:
    world = World.fake({})
    text = (
        "# Rain: a return\n\nAuthor: Ada Example, Ben Example\nTags: river, rain\n"
        "Created: March 3, 2026 2:13 PM\nBudget: 3\n\nText: here.\n"
    )
    document = reader.read(text, PurePosixPath(NOTION), world)
    assert document is not None
    told = document.metadata
    assert (told.headline, told.slug, told.tags) == (
        "Rain: a return",
        "rain-returns",
        ("river", "rain"),
    )
    assert told.published == "2026-03-03T14:13:00+00:00"
    assert plain_text(document.children) == "Text: here."
    assert [d.message for d in world.diagnostics] == ['key "Budget" is not known and is left out']


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Rain\n\nAuthor: Ada\n\nText.\n", "rain.md"),
        ("# Rain\n\nSo: it rains\nand rains.\n", NOTION),
        ("# Rain\n\nText.\n", NOTION),
    ],
)
def test_other_lines_with_colons_are_text(text: str, name: str) -> None:
    document = reader.read(text, PurePosixPath(name), World.fake({}))
    assert document is not None
    assert plain_text(document.children).replace("\n", " ").startswith("Rain")
