"""Figures, the lead picture, credits."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text
from pubkit.transforms.assets import resolve_assets
from pubkit.transforms.figures import make_figures
from tests.transforms.made import Run, article, p, picture, t
from tests.transforms.test_pictures import exif

TELLING = b"""<x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='Valley Desk'
 xmlns:c='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' xmlns:dc='http://purl.org/dc/elements/1.1/'
 xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/'>
<c:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A river at dawn</rdf:li></rdf:Alt>
</c:AltTextAccessibility><xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>CC BY 4.0
</rdf:li></rdf:Alt></xmpRights:UsageTerms><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>The
 river, back after three years.</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF>
</x:xmpmeta>"""
FILES = {"rain/a.png": picture(), "rain/b.jpg": picture("JPEG", exif=exif(artist="Ada Example"))}


def attrs(name: str | None = None, **pairs: str) -> n.Attrs:
    return n.Attrs(id=name, pairs=tuple(pairs.items()))


def figures(run: Run) -> list[n.Figure]:
    return [block for block in run.children if isinstance(block, n.Figure)]


def credit(attributes: n.Attrs, source: str = "a.png", **metadata: Any) -> tuple[str, n.Figure]:
    image = n.Image(source, "a", attrs=attributes)
    figure = figures(Run(article(p(image), **metadata), None, FILES))[0]
    return plain_text(figure.credit), figure


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    given = attrs("fig-a", credit="Desk", width="50%")
    run = Run(article(p(n.Image("a.png", "a", "Rain", attrs=given))), make_figures)
    figure = figures(run)[0]
    assert figure.media == (n.Image("a.png", "a"),)
    assert plain_text(figure.caption) == "Rain"
    assert figure.rights == n.Rights(credit="Desk")
    assert figure.attrs == attrs("fig-a", width="50%")


A = n.Image("a.png", "a")
RAIN = n.Emphasis((t("Rain in May"),))


@pytest.mark.parametrize("gap", [(t("\n"),), (n.LineBreak(),), (t(" "),), ()])
def test_italics_below_a_picture_are_its_caption(gap: tuple[n.Inline, ...]) -> None:
    (figure,) = figures(Run(article(p(A, *gap, RAIN)), make_figures))
    assert figure.media == (A,)
    assert figure.caption == RAIN.children


@pytest.mark.parametrize(
    "children",
    [
        (A, t("\n"), RAIN, t(" More.")),
        (A, t(" "), n.Emphasis((t("New"),))),
        (A, t("\n"), n.Strong((t("Rain in May"),))),
        (A, t("\n"), n.Emphasis((t("Rain "), A))),
        (t("Then "), A, t("\n"), RAIN),
        (A, A, t("\n"), RAIN),
        (n.Image("a.png", "a", "Rain"), t("\n"), RAIN),
    ],
)
def test_other_words_beside_a_picture_are_no_caption(children: tuple[n.Inline, ...]) -> None:
    assert Run(article(p(*children)), make_figures).children == (p(*children),)


def test_a_picture_in_a_line_stays_there() -> None:
    paragraph = p("see ", n.Image("a.png", "a", "Rain"))
    assert Run(article(paragraph), make_figures).children == (paragraph,)


def test_pictures_without_alternative_text_are_reported() -> None:
    silent, quiet = n.Image("a.png"), n.Image("a.png", decorative=True)
    run = Run(article(p(silent), p("x", silent), p(quiet)), resolve_assets, FILES)
    assert run.codes == ["alt-missing", "alt-missing"]


def test_what_the_file_tells_is_used_where_the_article_is_silent() -> None:
    files = {"rain/a.jpg": picture("JPEG", xmp=TELLING)}
    run = Run(article(p(n.Image("a.jpg"))), None, files)
    (figure,) = figures(run)
    assert figure.media[0].alt == "A river at dawn"
    assert plain_text(figure.caption) == "The river, back after three years."
    assert plain_text(figure.credit) == "Valley Desk, CC BY 4.0"
    assert run.codes == ["alt-embedded", "caption-embedded", "credit-embedded"]
    run = Run(article(p("x"), image=d.LeadImage("a.jpg")), None, files)
    shown = run.document.metadata.image
    assert shown
    assert [shown.alt, figures(run)[0].media[0].alt] == ["A river at dawn"] * 2


def test_what_the_article_says_comes_first_even_if_it_says_none() -> None:
    files = {"rain/a.jpg": picture("JPEG", xmp=TELLING)}
    said = n.Image("a.jpg", "Water", "Wet", attrs=attrs(credit="Desk", license="CC0"))
    (figure,) = figures(Run(article(p(said)), None, files))
    assert (plain_text(figure.caption), plain_text(figure.credit)) == ("Wet", "Desk, CC0")
    none = n.Image("a.jpg", "Water", attrs=attrs(credit="none", caption="none"))
    run = Run(article(p(none)), None, files)
    assert (figures(run)[0].caption, figures(run)[0].credit, run.codes) == ((), (), [])
    lead = d.LeadImage("a.jpg", "Water", declined=("caption", "credit"))
    run = Run(article(p("x"), image=lead), None, files)
    assert (figures(run)[0].caption, figures(run)[0].credit, run.codes) == ((), (), [])


def test_pictures_side_by_side_are_credited_to_all_who_made_them() -> None:
    files = {
        f"rain/{name}.jpg": picture("JPEG", (size, 3), exif=exif(artist=name))
        for size, name in enumerate(("Ada Example", "Ben Example"), 4)
    }
    media = tuple(n.Image(f"{name[5:]}", "a") for name in files)
    run = Run(article(n.Figure(media)), None, files)
    assert plain_text(figures(run)[0].credit) == "Credit: Ada Example / Ben Example"


@pytest.mark.parametrize(
    ("pairs", "line"),
    [
        ({"credit": "Photo: Desk"}, "Photo: Desk"),
        ({"creator": "Ada"}, "Credit: Ada"),
        ({"credit": "Desk", "license": "CC BY 4.0"}, "Desk, CC BY 4.0"),
        ({"credit": "Desk / CC BY 4.0", "license": "CC BY 4.0"}, "Desk / CC BY 4.0"),
        ({"license": "https://creativecommons.org/licenses/by-sa/4.0/"}, "CC BY-SA 4.0"),
        ({"copyright": "(c) Ada"}, "© Ada"),
        ({"copyright": "2026 Ada"}, "© 2026 Ada"),
        ({"creator": "Ada", "credit": "Desk"}, "Ada / Desk"),
        ({"creator": "Ada", "credit": "Photo: Desk"}, "Photo: Ada / Desk"),
        ({"creator": "Ada", "credit": "Photo: Ada / Desk"}, "Photo: Ada / Desk"),
        ({"creator": "Ada", "copyright": "Copyright (c) 2026 Ada"}, "Credit: © 2026 Ada"),
        ({"credit": "Photo: Desk", "copyright": "© 2024–2026 Desk"}, "Photo: © 2024–2026 Desk"),
        (
            {
                "creator": "Ada",
                "credit": "Desk",
                "copyright": "© River Trust",
                "license": "CC0",
                "source": "https://www.pictures.example.org/7",
            },
            "Ada / Desk, © River Trust, CC0, pictures.example.org",
        ),
        ({"source": "https://example.org/7"}, "example.org"),
        ({}, ""),
    ],
)
def test_the_credit_line_is_made_of_the_rights(pairs: dict[str, str], line: str) -> None:
    assert credit(attrs(**pairs))[0] == line


def test_the_credit_leads_to_the_source() -> None:
    _, figure = credit(attrs(credit="Desk", source="https://e.org/p"))
    assert figure.credit == (t("Desk"), t(", "), n.Link((t("e.org"),), "https://e.org/p"))
    _, figure = credit(attrs(credit="e.org", source="https://e.org/p"))
    assert figure.credit == (n.Link((t("e.org"),), "https://e.org/p"),)
    assert credit(attrs(credit="Desk", source="javascript:x"))[1].credit == (t("Desk"),)


def test_the_credit_line_speaks_the_language_of_the_article() -> None:
    assert credit(attrs(creator="Ada"), language="de")[0] == "Bild: Ada"


def test_a_credit_inside_the_file_is_shown_where_the_article_is_silent() -> None:
    image = n.Image("b.jpg", "b")
    run = Run(article(p(image)), None, FILES)
    assert plain_text(figures(run)[0].credit) == "Credit: Ada Example"
    assert run.codes == ["credit-embedded"]
    assert credit(attrs(credit="Desk"), "b.jpg")[0] == "Ada Example / Desk"
    assert credit(attrs(credit="Desk"), "b.jpg")[1].rights.creator == "Ada Example"


def lead(source: str = "a.png", **more: Any) -> d.LeadImage:
    return d.LeadImage(source, "a cat", "Rain", n.Rights(credit="Desk"), **more)


def test_the_lead_picture_opens_the_text() -> None:
    run = Run(article(p("x"), image=lead()), None, FILES)
    figure = run.children[0]
    assert isinstance(figure, n.Figure)
    assert (plain_text(figure.caption), plain_text(figure.credit)) == ("Rain", "Desk")
    assert figure.media[0].asset in run.assets
    assert run.document.metadata.image == lead("rain/a.png")


def test_a_lead_picture_that_the_text_shows_is_not_shown_twice() -> None:
    run = Run(article(p("x"), p(n.Image("./a.png", "a")), image=lead("/rain/a.png")), None, FILES)
    assert len(figures(run)) == 1
    assert run.children[0] == p("x")


def test_a_lead_picture_that_is_missing_is_left_out_and_reported() -> None:
    run = Run(article(p("x"), image=lead("none.png")), None, FILES)
    assert run.children == (p("x"),)
    assert run.document.metadata.image is None
    assert run.codes == ["image-missing"]
