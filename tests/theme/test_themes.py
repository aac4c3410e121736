"""What every shipped theme promises."""

from __future__ import annotations

import logging
import re
from pathlib import PurePosixPath
from typing import Any, get_args

import pytest
import tinycss2

from pubkit import theme
from pubkit.model import nodes
from pubkit.model.walk import walk
from pubkit.reader import parse
from pubkit.theme import PAGES, TARGETS, Target, Theme, checks, making, reference, specimen
from pubkit.theme.compiler import compile_sheets
from pubkit.theme.values import inner
from pubkit.world import World
from tests.theme.making import codes

NAMES = theme.names()


@pytest.fixture(scope="module", params=NAMES)
def shipped(request: pytest.FixtureRequest) -> Theme:
    world = World.fake({})
    loaded = theme.load(request.param, world)
    checks.check(loaded, world)
    assert [d.message for d in world.diagnostics] == []
    return loaded


def other(name: str, value: str) -> str:
    """Return another value of the same kind."""
    if name.startswith("color-"):
        return "#123456"
    if name.startswith("font-"):
        return "fantasy"
    words = {"start": "justify", "justify": "start", "manual": "auto", "auto": "manual"}
    words |= {"oldstyle-nums": "lining-nums", "lining-nums": "oldstyle-nums"}
    words |= {"uppercase": "none", "none": "uppercase", "italic": "normal", "normal": "italic"}
    return words.get(value, "0.77rem" if name not in ("scale", "leading") else "0.77")


def test_every_token_changes_every_output(shipped: Theme) -> None:
    for target in TARGETS:
        table = {**shipped.tokens, **(shipped.page() if target == "pdf" else {})}
        before = compile_sheets(shipped.sheets, table, target)
        assert before.used >= set(shipped.tokens), target
        for name, value in shipped.tokens.items() if target != "html" else ():
            changed = {**table, name: other(name, value)}
            assert compile_sheets(shipped.sheets, changed, target).css != before.css, (name, target)


def test_every_theme_has_all_pages(shipped: Theme) -> None:
    assert set(PAGES) <= set(shipped.pages)


def test_the_fonts_that_tokens_name_are_there(shipped: Theme) -> None:
    assert {f"font-{role}" for role in shipped.roles} == {
        name for name in shipped.tokens if name.startswith("font-")
    }


def test_nothing_in_an_e_book_is_beyond_old_readers(shipped: Theme) -> None:
    name = f"{shipped.roles['text'].faces[0].name}.ttf"
    faces = {name: f"../fonts/{name}"}
    rules = tinycss2.parse_stylesheet(shipped.css("epub", faces), skip_whitespace=True)
    assert {rule.type for rule in rules} <= {"qualified-rule", "at-rule"}
    assert {rule.at_keyword for rule in rules if rule.type == "at-rule"} <= {"font-face"}
    for rule in rules:
        declarations = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        assert {d.type for d in declarations} == {"declaration"}
        names = [d.name for d in declarations]
        assert not {"direction", "position", "flex", "grid", "gap", "animation"} & set(names)
        assert not [n for n in names if "inline-" in n or "block-" in n or n.startswith("--")]
        head = tinycss2.serialize(rule.prelude)
        own = {d.name for d in declarations if tinycss2.serialize(d.value) != "inherit"}
        if "color" in own or "background-color" in own:
            assert {"color", "background-color"} <= own, head
            assert not {"html", "body", "p", ".text", ".article"} & set(head.split(","))
        functions = {
            t.lower_name for d in declarations for t in _all(d.value) if t.type == "function"
        }
        assert functions <= ({"url", "format"} if rule.type == "at-rule" else {"counter"}), head
        units = {t.lower_unit for d in declarations for t in _all(d.value) if t.type == "dimension"}
        assert units <= {"em", "pt", "px"}, head
        assert not [d for d in declarations if d.important]


def _all(tokens: list[Any]) -> list[Any]:
    return [t for token in tokens for t in (token, *_all(inner(token) or []))]


def test_an_e_books_headlines_fit_a_telephone(shipped: Theme) -> None:
    told = re.findall(
        r"\n(\.headline|h2)\{(?:[^}]*;)?font-size:([\d.]+)em", shipped.css("epub", {})
    )
    sizes = {name: float(size) for name, size in told}
    assert sizes["h2"] < sizes[".headline"] < 2.6


def test_an_e_books_sheet_is_small(shipped: Theme) -> None:
    assert len(shipped.css("epub", {})) < 16_000


@pytest.mark.parametrize("columns", [True, False])
def test_the_pdf_engine_takes_every_word_of_the_sheet(
    shipped: Theme, caplog: pytest.LogCaptureFixture, columns: bool
) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        for page in shipped.pages:
            weasyprint.CSS(string=shipped.css("pdf", {}, page, columns=columns))
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("target", TARGETS)
def test_arabic_has_room_and_is_not_parted_in_any_output(shipped: Theme, target: Target) -> None:
    told = [rule.partition("{") for rule in shipped.css(target, {}).split("}")]
    bodies = {head.strip(): body for heads, _, body in told for head in heads.split(",")}
    assert "line-height:1.4" in bodies[".headline:lang(ar)"].replace(" ", "")
    assert "line-height" in bodies[".article:lang(fa)"]
    assert "letter-spacing:0" in bodies[".article:lang(ur) *"].replace(" ", "")


def test_a_web_page_is_light_and_dark(shipped: Theme) -> None:
    css = shipped.css("html", {})
    assert "prefers-color-scheme:dark" in css
    assert '[data-theme="dark"]' in css
    assert f"--pk-color-paper:{shipped.values.dark['color-paper']}" in css


def test_the_specimen_shows_every_kind_of_node_and_every_token(shipped: Theme) -> None:
    world = World.fake(dict(specimen.files(shipped)))
    document = parse(PurePosixPath("index.md"), world)
    assert codes(world) == []
    assert document
    shown = {type(node) for node in walk((document.children, document.endmatter))}
    closed = {*get_args(nodes.Block), *get_args(nodes.Inline)}
    assert closed - shown == set()
    asides = {node.kind for node in walk(document.children) if isinstance(node, nodes.Aside)}
    assert asides == set(get_args(nodes.AsideKind))
    text = " ".join(n.text for n in walk(document.children) if isinstance(n, nodes.Code))
    assert [name for name in shipped.tokens if name not in text] == []


def test_the_pictures_of_the_specimen_are_small_and_always_the_same(shipped: Theme) -> None:
    files = specimen.files(shipped)
    assert specimen.files(shipped) == files
    assert sum(map(len, files.values())) < 150_000


def test_the_table_of_tokens_tells_what_each_does(shipped: Theme) -> None:
    lines = reference.markdown(shipped).splitlines()
    assert len(lines) == 2 + len(shipped.tokens)
    assert not [line for line in lines if "| — |" in line]


def test_a_new_theme_is_its_parent_until_changed(shipped: Theme) -> None:
    files = making.files(shipped, "mine")
    world = World.fake(dict(files))
    mine = theme.load("mine", world)
    checks.check(mine, world)
    assert codes(world) == []
    for target in TARGETS:
        assert mine.css(target, {}) == shipped.css(target, {})
    first = files["themes/mine/theme.toml"].decode().replace("# leading", "leading")
    changed = World.fake({**files, "themes/mine/theme.toml": first.encode()})
    assert theme.load("mine", changed).values == mine.values


def test_what_a_new_theme_shows_is_what_its_parent_says(shipped: Theme) -> None:
    files = dict(making.files(shipped, "mine"))
    toml = files["themes/mine/theme.toml"].decode()
    assert "# the longest line" in toml
    told = re.sub(r"(?m)^# (\[|[a-z0-9-]+ = )", r"\1", toml)
    files["themes/mine/theme.toml"] = told.encode()
    world = World.fake(files)
    mine = theme.load("mine", world)
    checks.check(mine, world)
    assert codes(world) == []
    page = mine.options.page or "a4"
    assert mine.css("pdf", {}, page) == shipped.css("pdf", {}, page)
    assert mine.css("html", {}) == shipped.css("html", {})


def test_fonts_are_embedded_under_names_of_ours(shipped: Theme) -> None:
    fonts = shipped.fonts("pdf", "Əfsanə, Ωραία, Київ — 1,094", "az")
    assert {font.family.split()[0] for font in fonts} == {"PK"}
    assert len({(font.family, font.weight, font.style) for font in fonts}) == len(fonts)
    css = shipped.css("pdf", {font.name: f"pk://{font.name}" for font in fonts})
    assert css.count("@font-face") == len(fonts)


def test_links_of_an_e_book_have_the_colour_of_the_reader(shipped: Theme) -> None:
    assert "\na{color:inherit}" in shipped.css("epub", {})


def test_links_below_one_another_in_cells_can_be_hit(shipped: Theme) -> None:
    rules = tinycss2.parse_stylesheet(shipped.css("html", {}), True, True)
    heights = [
        tinycss2.serialize(rule.content).strip()
        for rule in rules
        if rule.type == "qualified-rule" and "td:has(> br + a)" in tinycss2.serialize(rule.prelude)
    ]
    assert heights == ["line-height:max(1.5em, 24px)"]
