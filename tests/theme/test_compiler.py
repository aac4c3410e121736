"""What one rule becomes in each of the three targets."""

from __future__ import annotations

import pytest

from pubkit.theme import checks, logical
from pubkit.theme.targets import TARGETS, Target
from tests.theme.making import codes, made


def added(css: str, target: Target) -> str:
    """Return what `css` in a shared sheet becomes, told from the parent's rules by its selector."""
    mine, _ = made({"base.css": css})
    return "\n".join(line for line in mine.compile(target).css.splitlines() if ".x" in line)


def test_tokens_stay_live_on_screen_and_become_literal_elsewhere() -> None:
    css = ".x { border-color: var(--pk-color-accent) }"
    assert added(css, "html") == ".x{border-color:var(--pk-color-accent)}"
    assert added(css, "epub") == ".x{border-color:#1d4f7c}"
    assert added(css, "pdf") == ".x{border-color:#1d4f7c}"


def test_references_between_tokens_are_followed() -> None:
    mine, _ = made(
        {
            "theme.toml": 'name = "mine"\n[tokens]\na = "calc(var(--pk-b) + 1em)"\nb = "2em"\n',
            "base.css": ".x { width: var(--pk-a) }",
        }
    )
    assert ".x{width:3em}" in mine.compile("epub").css
    assert "--pk-a:calc(var(--pk-b) + 1em)" in mine.css("html", {})


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("calc(2 * (1em + 0.5em))", "3em"),
        ("calc(1cm + 10mm)", "56.6929pt"),
        ("max(1em, 2em)", "2em"),
        ("clamp(1em, 5em, 3em)", "3em"),
        ("calc(1em / 4)", "0.25em"),
    ],
)
def test_sums_are_done(value: str, told: str) -> None:
    assert added(f".x {{ width: {value} }}", "epub") == f".x{{width:{told}}}"


@pytest.mark.parametrize("value", ["calc(1em + 10%)", "calc(1em * 1em)", "calc(1em / 0)", "min()"])
def test_sums_that_only_an_engine_can_do_are_left_out_of_books(value: str) -> None:
    mine, world = made({"base.css": f".x {{ width: {value} }}"})
    assert ".x" not in mine.compile("epub").css
    checks.check(mine, world)
    assert "theme-unsupported" in codes(world)


def test_sizes_from_the_root_are_told_from_the_element_in_books() -> None:
    css = ".x { font-size: 0.8rem; margin-top: 1rem }"
    assert added(css, "epub") == ".x{font-size:0.8em;margin-top:1.25em}"


def test_sizes_from_the_root_are_told_in_points_in_print() -> None:
    assert added(".x { margin-top: 2rem }", "pdf") == ".x{margin-top:21pt}"


def test_breaks_are_told_in_both_spellings_in_books() -> None:
    expected = (
        ".x{break-inside:avoid;page-break-inside:avoid;break-before:page;page-break-before:always}"
    )
    assert added(".x { break-inside: avoid; break-before: page }", "epub") == expected


@pytest.mark.parametrize(
    ("rule", "ltr", "rtl"),
    [
        ("padding-inline-start: 1em", "padding-left:1em", "padding-left:0;padding-right:1em"),
        ("float: inline-end", "float:right", "float:left"),
        (
            "margin-inline: 1em 2em",
            "margin-left:1em;margin-right:2em",
            "margin-left:2em;margin-right:1em",
        ),
        (
            "border-inline-end: 1pt solid",
            "border-right:1pt solid",
            "border-right:0;border-left:1pt solid",
        ),
    ],
)
def test_logical_sides_become_physical_ones_in_books(rule: str, ltr: str, rtl: str) -> None:
    expected = f'.x{{{ltr}}}\n[dir="rtl"] .x{{{rtl}}}'
    assert added(f".x {{ {rule} }}", "epub") == expected


@pytest.mark.parametrize("target", ["epub", "pdf"])
def test_a_colour_that_only_browsers_read_is_told_as_one_that_all_do(target: Target) -> None:
    told = "oklch(62.8% 0.25768 29.234)"
    mine, world = made({}, **{"color-accent": told})
    assert "#ff0000" in mine.compile(target).css
    checks.check(mine, world)
    assert "theme-unsupported" not in {d.code for d in world.diagnostics}


def test_a_side_may_be_a_sum() -> None:
    told = logical.physical("margin-inline", "calc(1em + 2%) max(0px, 1em)")
    assert told.ltr == (("margin-left", "calc(1em + 2%)"), ("margin-right", "max(0px, 1em)"))
    assert told.rtl == (("margin-left", "max(0px, 1em)"), ("margin-right", "calc(1em + 2%)"))


def test_sides_set_together_do_not_take_each_other_back() -> None:
    css = ".x { padding-inline-start: 1em; padding-inline-end: 2em }"
    assert '[dir="rtl"] .x{padding-right:1em;padding-left:2em}' in added(css, "epub")


def test_colours_in_books_come_in_pairs_or_not_at_all() -> None:
    pair = "color: var(--pk-color-text); background-color: var(--pk-color-surface)"
    assert added(f".x {{ {pair} }}", "epub") == ".x{color:#1c1b1a;background-color:#f5f3ef}"
    assert added(".x { color: var(--pk-color-text) }", "epub") == ""
    assert added(".x { color: inherit }", "epub") == ".x{color:inherit}"
    mine, _ = made({"base.css": f"body, .x {{ {pair} }}"})
    assert "body,.x" not in mine.compile("epub").css


@pytest.mark.parametrize(
    "css",
    [
        ".x { display: flex }",
        ".x { position: fixed }",
        ".x:has(p) { margin: 0 }",
        ".x ~ p { margin: 0 }",
        ".x { width: 50vw }",
        "@media (min-width: 40em) { .x { margin: 0 } }",
        "@supports (display: grid) { .x { margin: 0 } }",
    ],
)
def test_what_a_book_cannot_say_is_left_out_and_told_with_its_line(css: str) -> None:
    mine, world = made({"base.css": f"\n\n{css}"})
    assert ".x" not in mine.compile("epub").css
    checks.check(mine, world)
    told = [d for d in world.diagnostics if d.code == "theme-unsupported" and "e-book" in d.message]
    assert [d.place and (d.place.path, d.place.line) for d in told] == [("themes/mine/base.css", 3)]


@pytest.mark.parametrize(("file", "target"), [("epub.css", "epub"), ("print.css", "pdf")])
def test_what_a_target_cannot_say_in_its_own_sheet_is_an_error(file: str, target: Target) -> None:
    mine, world = made({file: "@media (min-width: 40em) { .x { margin: 0 } }"})
    assert ".x" not in mine.compile(target).css
    assert codes(world) == ["theme-refused"]


@pytest.mark.parametrize(
    "css",
    [
        ".x { background: url(https://example.org/a.png) }",
        '.x { background: URL("a.png") }',
        ".x { background: image-set('a.png' 1x) }",
        "@import 'a.css';",
        ".x { direction: rtl }",
        ".x { column-span: all }",
        ".x { --y: 1 }",
        "@font-face { font-family: x }",
        ".x { behavior: x }",
        ".x { width: expression(1) }",
    ],
)
@pytest.mark.parametrize("target", ["html", "epub", "pdf"])
def test_no_theme_can_fetch_or_turn_the_text(css: str, target: Target) -> None:
    mine, world = made({"base.css": css})
    told = mine.compile(target).css
    assert ".x" not in told
    assert "@import" not in told
    assert "@font-face" not in told
    assert codes(world) == ["theme-refused"]


def test_a_style_element_cannot_be_left() -> None:
    mine, _ = made({"base.css": '.x::before { content: "</style><script>" }'})
    for target in ("html", "pdf"):
        assert "</" not in mine.css(target, {})


@pytest.mark.parametrize(
    "css", [".x { a { b: c } }", ".x { margin }", ".x { margin: 0", "} .x {}", ", .x {}"]
)
def test_faulty_css_is_told_and_never_raises(css: str) -> None:
    mine, world = made({"base.css": css})
    for target in ("html", "epub", "pdf"):
        mine.compile(target)
    assert codes(world).count("theme-invalid") >= (0 if css.endswith("0") else 1)


@pytest.mark.parametrize(
    "css",
    [
        ".x { width: " + "(" * 5_000 + ")" * 5_000 + " }",
        ".x { width: " + "calc(1em + " * 5_000 + "1em" + ")" * 5_000 + " }",
        "@media screen {" * 5_000 + "}" * 5_000,
        ".x" + ":not(" * 5_000 + ")" * 5_000 + " { margin: 0 }",
        ".x {" * 5_000,
        "(" * 100_000,
    ],
)
def test_deep_css_is_told_and_never_raises(css: str) -> None:
    mine, world = made({"base.css": css})
    for target in TARGETS:
        assert ".x" not in mine.compile(target).css
    assert set(codes(world)) == {"theme-invalid"}


def test_an_unknown_token_in_a_sheet_is_an_error_at_its_place() -> None:
    mine, world = made({"base.css": ".x {\n  margin: var(--pk-nothing);\n}"})
    mine.compile("html")
    (diagnostic,) = world.diagnostics
    assert diagnostic.code == "token-unknown"
    assert diagnostic.place
    assert (diagnostic.place.line, diagnostic.place.column) == (2, 3)


def test_a_colour_in_a_sheet_belongs_into_a_token() -> None:
    mine, world = made({"base.css": ".x { border-color: red; outline-color: currentcolor }"})
    checks.check(mine, world)
    assert codes(world).count("theme-literal") == 1


def test_shared_rules_come_before_those_of_one_target_whoever_says_them() -> None:
    mine, _ = made({"base.css": ".x { margin: 1em }", "print.css": ".x { margin: 2em }"})
    css = mine.compile("pdf").css
    assert css.index("margin:1em") < css.index("@page") < css.index("margin:2em")


def test_a_fault_of_all_three_outputs_is_told_once() -> None:
    mine, world = made({"base.css": '@import "other.css";\n'})
    checks.check(mine, world)
    assert codes(world) == ["theme-refused"]


def test_a_family_or_value_of_pages_that_nothing_uses_is_told_with_its_line() -> None:
    font = '[fonts.body]\nfamily = "My Face"\npackage = "fontpkg_literata"\n'
    font += 'faces = [{ weight = 400, file = "Literata[opsz,wght].ttf", axes = { opsz = 12 } }]\n'
    mine, world = made(
        {"theme.toml": f'name = "mine"\n{font}[pages.a4]\ncolumn-gap = "5mm"\ncolumns = 2\n'}
    )
    checks.check(mine, world)
    body, gap = world.diagnostics
    assert (body.code, gap.code) == ("token-unused", "token-unused")
    assert 'the token "font-body"' in body.message
    assert gap.message == 'no style sheet uses "column-gap" of [pages.a4]'
    assert [d.place.line if d.place else 0 for d in (body, gap)] == [2, 7]
