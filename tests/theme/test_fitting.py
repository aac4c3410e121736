"""Each face is made with the characters that it shows."""

from __future__ import annotations

import io
from copy import copy
from functools import cache
from pathlib import Path

import pytest
import tinycss2
import uharfbuzz
from fontTools.ttLib import TTFont

from pubkit import theme as themes
from pubkit.build.specimen import markup
from pubkit.diagnostics import Source
from pubkit.theme import checks, lettering, rules, selectors
from pubkit.theme.cascade import Cascade
from pubkit.theme.fitting import fit, match
from pubkit.theme.fonts import Face, Family
from pubkit.theme.fonts.catalogue import FALLBACKS
from pubkit.theme.fonts.coverage import x_height
from pubkit.theme.lettering import Type
from pubkit.theme.selectors import Step
from pubkit.theme.typefaces import beside
from pubkit.world import World
from tests.theme.making import codes, made


def path(*steps: str) -> tuple[Step, ...]:
    parts = [step.split(".") for step in steps]
    return tuple(Step(name, frozenset(classes)) for name, *classes in parts)


@pytest.mark.parametrize(
    ("selector", "steps", "takes", "sure"),
    [
        ("p", ("p",), True, True),
        ("p", ("p", "em"), False, True),
        ("*", ("p",), True, True),
        (".a.b", ("p.a.b.c",), True, True),
        (".a.b", ("p.a",), False, True),
        ("div p", ("div", "ul", "p"), True, True),
        ("div > p", ("div", "ul", "p"), False, True),
        ("div > ul p", ("div", "ul", "li", "p"), True, True),
        ("div>p", ("div", "p"), True, True),
        (".x > *", ("div.x", "p"), True, True),
        ("p + p", ("div", "p"), True, False),
        (".x > h2 ~ p", ("div.x", "p"), True, False),
        (".x > h2 ~ p", ("div.y", "p"), False, False),
        ("a:hover", ("a",), True, False),
        ("p:not(.a)", ("p.a",), True, False),
        ("#a", ("p",), True, True),
        ("p[lang]", ("p",), True, False),
        ("p::before", ("p",), True, False),
    ],
)
def test_selectors(selector: str, steps: tuple[str, ...], takes: bool, sure: bool) -> None:
    found = selectors.read(tinycss2.parse_component_value_list(selector))
    assert found.takes(path(*steps)) is takes
    if selector != "#a":
        assert found.sure is sure


def used(css: str, markup: str, **tokens: str) -> dict[Type, str]:
    sheet = rules.read(Source("base.css", css), None)
    found = Cascade(lettering.read(sheet.items, tokens)).used([markup])
    return {kind: "".join(sorted(c)) for kind, c in found.items()}


TEXT, SANS = "var(--pk-font-text)", "var(--pk-font-sans)"


def test_type_is_inherited() -> None:
    css = f"body{{font-family:{TEXT}}} .x{{font-family:{SANS};font-weight:600}}"
    assert used(css, '<body>a<p class="x">b<i>c</i></p><b>d</b></body>') == {
        Type("text"): "a",
        Type("sans", 600): "b",
        Type("sans", 600, italic=True): "c",
        Type("text", 700): "d",
    }


def test_the_more_specific_and_the_later_rule_wins() -> None:
    css = f".x p{{font-weight:500}} p{{font-weight:600;font-family:{TEXT}}} p{{font-weight:900}}"
    assert used(css, '<div class="x"><p>a</p></div>') == {Type("text", 500): "a"}
    assert used(css, "<p>a</p>") == {Type("text", 900): "a"}


def test_what_may_be_is_counted_too() -> None:
    css = f"p{{font-family:{TEXT}}} p:first-child{{font-weight:600}}"
    css += "@media print{p{font-style:italic}}"
    assert set(used(css, "<p>a</p>")) == {
        Type("text", weight, italic) for weight in (400, 600) for italic in (False, True)
    }


def test_values_may_be_tokens() -> None:
    css = (
        f"p{{font:var(--pk-w) 1rem {TEXT};text-transform:var(--pk-t);font-variant-caps:small-caps}}"
    )
    tokens = {"w": "bold", "t": "uppercase", "font-text": "serif"}
    assert used(css, "<p>a</p>", **tokens) == {Type("text", 700, small=True, cased=True): "a"}


def test_lone_letters_of_formulas_slant() -> None:
    css = "math{font-family:var(--pk-font-math)}"
    assert used(css, "<math><mi>h</mi><mi>x</mi><mn>2</mn></math>") == {Type("math"): "2hxℎ𝑥"}


def test_roots_have_their_sign() -> None:
    for root in ("<msqrt><mn>2</mn></msqrt>", "<mroot><mn>2</mn><mn>3</mn></mroot>"):
        assert "√" in used("", f"<p><math>{root}</math></p>")[Type("")]


def test_code_is_in_none_of_ours_until_a_rule_says_so() -> None:
    assert set(used(f"body{{font-family:{TEXT}}}", "<body><code>a</code></body>")) == {Type("")}


@pytest.mark.parametrize(
    ("wanted", "weight"),
    [
        (300, 300),
        (350, 300),
        (400, 500),
        (450, 500),
        (500, 500),
        (550, 700),
        (600, 700),
        (900, 700),
    ],
)
def test_weights_match_as_css_has_it(wanted: int, weight: int) -> None:
    faces = tuple(Face("F", w, "normal", Path("f")) for w in (300, 500, 700))
    assert match(Family("F", faces), Type("", wanted)).weight == weight


@cache
def plain() -> themes.Theme:
    return themes.load("plain", World.fake({}))


def shown(markup: str, also: str = "") -> dict[str, set[str]]:
    files = fit(plain(), "epub", [f"<body>{markup}</body>"], also, "en").files
    return {f.name: {chr(c) for c in uharfbuzz.Face(f.data).unicodes} for f in files}


def test_only_faces_in_use_are_made() -> None:
    assert set(shown("<p>rain</p>")) == {"pk-serif-400.ttf"}
    assert set(shown("<p>a <em>b</em></p>")) == {"pk-serif-400.ttf", "pk-serif-400-italic.ttf"}
    assert "pk-mono-400.ttf" in shown("<pre class='code'><code>x</code></pre>")


def test_faces_have_what_they_show_and_little_else() -> None:
    found = shown('<h1 class="headline">QUAY</h1><p>brown</p>', also="!")
    assert {*"QUAY!"} <= found["pk-display-600.ttf"]
    assert {*"brown!"} <= found["pk-serif-400.ttf"]
    assert not {*"brown"} & found["pk-display-600.ttf"]


def test_other_faces_stand_in_for_what_one_lacks() -> None:
    found = shown('<h1 class="headline">rain</h1><p>rain ∑ שלום</p>')
    everywhere = set().union(*found.values())
    assert {*"∑שלום"} <= everywhere


def test_running_heads_can_hold_every_character_of_a_print() -> None:
    css = "@page { font-family: var(--pk-font-sans); @top-left { font-style: italic } }"
    cascade = Cascade(lettering.read(rules.read(Source("print.css", css), None).items, {}))
    assert cascade.margins == {Type("sans"), Type("sans", italic=True)}
    daily = themes.load("daily", World.fake({}))
    page = ["<body><p>Ж</p></body>"]
    assert "pk-sans-400.ttf" in {f.name for f in fit(daily, "pdf", page, "", "en").files}
    assert "pk-sans-400.ttf" not in {f.name for f in fit(daily, "epub", page, "", "en").files}


@pytest.mark.parametrize("name", themes.names())
def test_every_word_is_in_the_face_that_browsers_choose_for_it(name: str) -> None:
    """Browsers know families by name; two roles of a theme may share one, with other faces."""
    theme = themes.load(name, World.fake({}))
    for role in ("text", "sans", "display"):
        for weight, style in ((400, "italic"), (600, "normal"), (600, "italic")):
            css = f".x {{ font: {style} {weight} 1em var(--pk-font-{role}) }}"
            styled = copy(theme)
            styled.sources = ((Source("base.css", css), None),)
            page = ['<body><p class="x">BRP</p></body>']
            files = fit(styled, "html", page, "", "en").files
            family = theme.roles[role].name
            faces = tuple(f for r in theme.roles.values() if r.name == family for f in r.faces)
            face = match(Family(family, faces), Type(role, weight, style == "italic"))
            (data,) = (f.data for f in files if f.name.startswith(f"{face.name}."))
            assert set(map(ord, "BRP")) <= set(TTFont(io.BytesIO(data)).getBestCmap()), css


@pytest.mark.parametrize("target", themes.TARGETS)
def test_arabic_letters_are_as_large_beside_latin_ones_in_all_outputs(
    target: themes.Target,
) -> None:
    theme = themes.load("daily", World.fake({}))
    files = fit(theme, target, ["<body><p>مرحبا x</p></body>"], "", "ar").files
    (arabic,) = (TTFont(io.BytesIO(f.data)) for f in files if f.name.startswith("pk-arabic-400."))
    (source,) = (f for f in FALLBACKS if f.family == "PK Arabic")
    face = source.load().faces[0]
    drawn = x_height(face) * TTFont(face.file)["head"].unitsPerEm / arabic["head"].unitsPerEm
    assert drawn == pytest.approx(x_height(theme.roles["text"].faces[0]), rel=0.01)


def test_no_fallback_is_made_smaller_than_it_was_drawn() -> None:
    book = themes.load("book", World.fake({}))
    for fallback in FALLBACKS:
        assert beside(book.roles, fallback.load().faces[0]) >= 1, fallback.family


def test_a_script_of_which_a_face_has_one_letter_is_set_in_a_font_of_its_own() -> None:
    # The fonts of formulas have "の" alone, which stood out of every Japanese headline.
    page = "<body><h1>あなたの本</h1><p>2 ↩</p><math><mi>x</mi></math></body>"
    files = fit(plain(), "html", [page], "", "ja").files
    with_no = [font.name for font in files if ord("の") in letters_of(font.data)]
    assert with_no
    assert set(with_no) == {font.name for font in files if ord("あ") in letters_of(font.data)}


def letters_of(data: bytes) -> set[int]:
    return set(TTFont(io.BytesIO(data)).getBestCmap())


@pytest.mark.parametrize("name", themes.names())
def test_shipped_themes_have_a_face_for_every_element(name: str) -> None:
    world = World.fake({})
    theme = themes.load(name, world)
    checks.check_faces(theme, markup(theme), world)
    assert codes(world) == []


def test_a_weight_without_a_face_is_told() -> None:
    told = """extends = "plain"
[tokens]
weight-headline = 700
[fonts.display]
family = "PK Own"
package = "fontpkg_source_serif_4"
faces = [{ weight = 400, file = "SourceSerif4[opsz,wght].ttf", axes = { opsz = 60 } }]
"""
    mine, world = made({"theme.toml": f'name = "mine"\n{told}'})
    checks.check_faces(mine, "<body><h2>A <em>word</em></h2><p>text</p></body>", world)
    assert set(codes(world)) == {"font-face-missing"}
    assert [d.message for d in world.diagnostics] == [
        'no face of "PK Own" is 700',
        'no face of "PK Own" is 700 italic',
    ]
