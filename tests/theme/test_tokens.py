"""Tokens: gathered from layers, JSON and projects, and checked."""

from __future__ import annotations

import json

import pytest

from pubkit import theme
from pubkit.theme.colors import contrast, hex_of, read
from pubkit.theme.values import parse
from tests.theme.making import codes, made, world_of


def tokens(toml: str, **files: str) -> tuple[dict[str, str], list[str]]:
    mine, world = made({"theme.toml": f'name = "mine"\n{toml}', **files})
    return dict(mine.tokens), codes(world)


def test_a_childs_value_stands_on_its_parents() -> None:
    mine, reported = tokens('[tokens]\nleading = 1.7\nextra = "2em"')
    assert (mine["leading"], mine["extra"], mine["measure"]) == ("1.7", "2em", "33rem")
    assert reported == []


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ('leading = "abc"', False),
        ('leading = "2em"', False),
        ('leading = "calc(1 + 0.4)"', True),
        ('measure = "12 parsecs"', False),
        ('measure = "12parsecs"', False),
        ('measure = "30"', False),
        ('measure = "120mm"', True),
        ('measure = "80%"', True),
        ('gap = "0"', True),
        ('indent = "1em"', True),
        ('align = "2em"', False),
        ('align = "justify"', True),
        ('numerals = "lining-nums tabular-nums"', True),
        ('weight-strong = "bold"', True),
        ('weight-strong = "heavy"', False),
        ('extra = "1px solid"', True),
    ],
)
def test_a_value_is_of_the_kind_that_its_token_has(line: str, fits: bool) -> None:
    _, reported = tokens(f"[tokens]\n{line}")
    assert reported == ([] if fits else ["token-invalid"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('a = "var(--pk-b)"\nb = "var(--pk-a)"', "token-invalid"),
        ('a = "var(--pk-a)"', "token-invalid"),
        ('a = "var(--pk-nothing)"', "token-unknown"),
        ('a = "var(--other)"', "token-unknown"),
        ('a = "1em; color: red"', "token-invalid"),
        ('a = "url(x)"', "token-invalid"),
        ('a = "1em }"', "token-invalid"),
        ('a = ""', "token-invalid"),
        ('color-a = "#12345678"', "token-invalid"),
        ('color-a = "reddish"', "token-invalid"),
        ('color-a = "currentcolor"', "token-invalid"),
        ('"A b" = "1em"', "token-invalid"),
        ('[tokens.dark]\nnothing = "1em"', "token-unknown"),
    ],
)
def test_a_value_that_cannot_be_used_is_an_error_where_it_stands(line: str, code: str) -> None:
    world = world_of({"theme.toml": f'name = "mine"\n[tokens]\n{line}'})
    mine = theme.load("mine", world)
    assert set(codes(world)) == {code}
    place = world.diagnostics[0].place
    assert place
    assert (place.path, place.line >= 3) == ("themes/mine/theme.toml", True)
    for target in theme.TARGETS:
        mine.css(target, {})


def test_a_circle_of_any_length_ends() -> None:
    chain = "\n".join(f'a{i} = "var(--pk-a{i + 1}) var(--pk-a{i + 1})"' for i in range(40))
    _, reported = tokens(f'[tokens]\n{chain}\na40 = "1em"')
    assert set(reported) == {"token-invalid"}


def test_what_grows_beyond_all_measure_is_an_error() -> None:
    levels = "\n".join(f'a{i} = "{f"var(--pk-a{i + 1}) " * 40}"' for i in range(12))
    _, reported = tokens(f'[tokens]\n{levels}\na12 = "1em"\nb = "{"(" * 500 + ")" * 500}"')
    assert set(reported) == {"token-invalid"}


def test_a_project_overrides_by_full_and_by_short_name() -> None:
    world = world_of({})
    mine = theme.load(
        "mine", world, {"accent": "#123456", "leading": 1.6, "dark": {"accent": "#abcdef"}}
    )
    assert mine.color("accent") == "#123456"
    assert mine.color("accent", dark=True) == "#abcdef"
    assert mine.tokens["leading"] == "1.6"
    assert codes(world) == []


def test_an_unknown_override_is_an_error_with_a_hint() -> None:
    world = world_of({})
    theme.load("mine", world, {"acent": "#123456"})
    (diagnostic,) = world.diagnostics
    assert diagnostic.code == "token-unknown"
    assert "accent" in diagnostic.hints[0]


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_low_contrast_is_an_error_in_either_shade(shade: str) -> None:
    table = "tokens" if shade == "light" else "tokens.dark"
    mine = "#888888" if shade == "light" else "#555555"
    world = world_of({"theme.toml": f'name = "mine"\n[{table}]\ncolor-muted = "{mine}"'})
    theme.load("mine", world)
    assert set(codes(world)) == {"contrast-low"}
    assert shade in world.diagnostics[0].message


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#777", "#fff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#fff", "#fff", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    first, second = read(parse(one)[0]), read(parse(other)[0])
    assert first
    assert second
    assert round(contrast(first, second), 2) == ratio
    assert contrast(first, second) == contrast(second, first)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("#abc", "#aabbcc"),
        ("rebeccapurple", "#663399"),
        ("rgb(100% 0% 0%)", "#ff0000"),
        ("hsl(120 100% 25%)", "#008000"),
        ("hwb(0 0% 0%)", "#ff0000"),
        ("oklch(62.8% 0.25768 29.234)", "#ff0000"),
        ("oklab(1 0 0)", "#ffffff"),
    ],
)
def test_colours_are_read_from_several_spaces(told: str, shown: str) -> None:
    color = read(parse(told)[0])
    assert color
    assert hex_of(color) == shown


def test_design_tokens_of_the_w3c_are_read() -> None:
    handed_over = {
        "color": {
            "$type": "color",
            "accent": {"$value": {"colorSpace": "srgb", "components": [0.1, 0.2, 0.4]}},
            "brand": {"$value": "#102030"},
            "text": {"$value": "{color.brand}"},
        },
        "dark": {"color": {"accent": {"$type": "color", "$value": "#99bbee"}}},
        "measure": {"$type": "dimension", "$value": {"value": 30, "unit": "rem"}},
        "weight": {"strong": {"$type": "fontWeight", "$value": "bold"}},
        "font": {"text": {"$type": "fontFamily", "$value": ["PK Serif", "serif"]}},
        "lineHeight": {"$type": "number", "$value": 1.4},
    }
    mine, world = made({"tokens.json": json.dumps(handed_over)})
    assert mine.color("accent") == "#1a3366"
    assert mine.color("accent", dark=True) == "#99bbee"
    assert mine.color("text") == "#102030"
    assert mine.tokens["measure"] == "30rem"
    assert mine.tokens["weight-strong"] == "700"
    assert mine.tokens["font-text"] == '"PK Serif", serif'
    assert mine.tokens["line-height"] == "1.4"
    assert codes(world) == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]" * 3,
        '{"a": {"$value": null}}',
        '{"a": {"$value": {"x": 1}}}',
        '{"a": {"$value": {"colorSpace": "srgb", "components": ["x", 1, 2]}}}',
        '{"a": 1}',
        '{"a": {"$value": true}}',
        "[" * 100_000,
        '{"a":' * 5_000 + "1" + "}" * 5_000,
    ],
)
def test_faulty_design_tokens_are_told_and_never_raise(text: str) -> None:
    _, world = made({"tokens.json": text})
    assert set(codes(world)) <= {"theme-invalid", "token-invalid"}
    assert codes(world)
