"""Where themes are found, how they build on one another, and what becomes of faulty ones."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

import pytest

from pubkit import export, theme
from pubkit.theme import folders
from pubkit.world import World
from tests.theme.making import codes, made, world_of


@pytest.mark.parametrize("name", ["../plain", "/etc", "a/b", "..", "", "Plain", "plain\0", "a b"])
def test_a_name_cannot_lead_elsewhere(name: str) -> None:
    world = World.fake({f"themes/{name}/theme.toml": b'name = "x"'})
    assert theme.load(name, world).name == "plain"
    assert codes(world) == ["theme-missing"]


def test_a_link_cannot_lead_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/theme.toml").write_text('name = "mine"')
    (tmp_path / "project/themes").mkdir(parents=True)
    (tmp_path / "project/themes/mine").symlink_to(tmp_path / "secret")
    world = World.at(tmp_path / "project")
    assert theme.load("mine", world).name == "plain"
    assert codes(world) == ["theme-missing"]


def test_a_projects_own_theme_stands_before_the_shipped_one() -> None:
    world = world_of({"theme.toml": 'name = "daily"\n[tokens]\nleading = 9\n'}, "daily")
    assert theme.load("daily", world).tokens["leading"] == "9"


def test_shipped_themes_are_found_from_any_folder(tmp_path: Path) -> None:
    world = World.at(tmp_path)
    assert theme.load("daily", world).name == "daily"
    assert codes(world) == []
    assert {"plain", "daily"} <= set(theme.names())
    assert folders.shipped().is_dir()


def test_names_of_a_projects_themes_are_listed(tmp_path: Path) -> None:
    for name in ("mine", "Not a name"):
        (tmp_path / "themes" / name).mkdir(parents=True)
        (tmp_path / "themes" / name / "theme.toml").write_text(f'name = "{name}"')
    assert "mine" in theme.names(tmp_path)
    assert "Not a name" not in theme.names(tmp_path)


OWN = """name = "mine"
[fonts.display]
family = "PK Own"
faces = [{ weight = 600, file = "fonts/own.ttf" }]
"""


def _project(root: Path) -> Path:
    (root / "themes/mine/fonts").mkdir(parents=True)
    (root / "themes/mine/theme.toml").write_text(OWN)
    return root / "themes/mine/fonts/own.ttf"


def test_a_font_of_the_themes_own_folder_is_set_in_all_outputs(tmp_path: Path) -> None:
    font = _project(tmp_path)
    copyfile(theme.load("book", World.fake({})).roles["text"].faces[0].file, font)
    (tmp_path / "a.md").write_text("---\nheadline: A title\ndate: 2026-03-01\n---\n\nWords.\n")

    def made() -> dict[str, bytes]:
        report = export([tmp_path / "a.md"], theme="mine", root=tmp_path, out=tmp_path / "out")
        assert [d.code for d in report.diagnostics] == []
        return {o.path.suffix: (tmp_path / "out" / o.path).read_bytes() for o in report.outputs}

    first = made()
    assert b"PK Own" in first[".html"]
    assert any("pk-own" in name for name in ZipFile(BytesIO(first[".epub"])).namelist())
    copyfile(theme.load("magazine", World.fake({})).roles["text"].faces[0].file, font)
    again = made()
    assert not [suffix for suffix in (".html", ".epub", ".pdf") if first[suffix] == again[suffix]]


def test_a_font_of_a_theme_is_not_taken_from_outside(tmp_path: Path) -> None:
    font = _project(tmp_path / "project")
    copyfile(theme.load("book", World.fake({})).roles["text"].faces[0].file, tmp_path / "out.ttf")
    font.symlink_to(tmp_path / "out.ttf")
    world = World.at(tmp_path / "project")
    assert "display" not in theme.load("mine", world).roles
    assert codes(world) == ["font-unusable"]


def test_a_chain_is_read_from_its_root() -> None:
    files = {
        "themes/a/theme.toml": b'name = "a"\nextends = "b"\n[tokens]\nleading = 3',
        "themes/b/theme.toml": b'name = "b"\nextends = "daily"\n[tokens]\nleading = 2\nscale = 2',
    }
    mine = theme.load("a", World.fake(files))
    assert [layer.home.name for layer in mine.layers] == ["plain", "daily", "b", "a"]
    assert (mine.tokens["leading"], mine.tokens["scale"]) == ("3", "2")


@pytest.mark.parametrize("other", ["a", "b"])
def test_a_circle_of_themes_is_an_error(other: str) -> None:
    files = {
        "themes/a/theme.toml": f'name = "a"\nextends = "{other}"'.encode(),
        "themes/b/theme.toml": b'name = "b"\nextends = "a"',
    }
    world = World.fake(files)
    mine = theme.load("a", world)
    assert codes(world) == ["theme-invalid"]
    assert mine.layers[0].home.name == "plain"


@pytest.mark.parametrize(
    "toml",
    [
        'name = "mine',
        'name = "mine"\nextra = 1',
        "name = 1",
        "",
        '[tokens]\na = [1]\nname = "mine"',
    ],
)
def test_a_faulty_manifest_is_an_error_and_the_plain_theme_stands_in(toml: str) -> None:
    world = world_of({"theme.toml": toml})
    mine = theme.load("mine", world)
    assert codes(world) == ["theme-invalid"]
    assert mine.name == "plain"
    assert mine.css("epub", {})


def test_a_fault_in_toml_is_told_with_its_line() -> None:
    world = world_of({"theme.toml": 'name = "mine"\nfoo = 1\n'})
    theme.load("mine", world)
    place = world.diagnostics[0].place
    assert place
    assert (place.path, place.line) == ("themes/mine/theme.toml", 2)


def test_a_large_file_is_not_read() -> None:
    mine, world = made({"base.css": "x" * 300_000})
    plain = theme.load("plain", world)
    assert mine.compile("epub").css == plain.compile("epub").css
    assert "theme-invalid" in codes(world)


FONT = """
[fonts.{role}]
family = "{family}"
package = "fontpkg_source_sans_3"
faces = [{{ weight = 400, file = "{file}" }}]
"""


def test_two_fonts_under_one_name_are_refused() -> None:
    roman = FONT.format(role="one", family="PK Sans", file="SourceSans3-Italic[wght].ttf")
    _, world = made({"theme.toml": f'name = "mine"\n{roman}'})
    assert codes(world) == ["font-unusable"]


def test_a_font_of_an_absent_package_is_an_error_and_the_theme_still_works() -> None:
    absent = FONT.format(role="text", family="PK X", file="x.ttf")
    toml = absent.replace("fontpkg_source_sans_3", "no_such_fonts")
    mine, world = made({"theme.toml": f'name = "mine"\n{toml}'})
    assert codes(world) == ["font-unusable"]
    assert '"PK X"' in mine.css("pdf", {})


def test_the_digest_changes_with_whatever_the_outputs_depend_on() -> None:
    variants = [
        made({}),
        made({"base.css": ".x { margin: 0 }"}),
        made({"theme.toml": 'name = "mine"\ntitle = "x"'}),
        made({"html.j2": "{{ body }}"}),
        made({}, leading="2"),
    ]
    digests = [mine.digest for mine, _ in variants]
    assert len(set(digests)) == len(digests)
    assert made({})[0].digest == digests[0]


@pytest.mark.parametrize("page", ["a4", "letter", "a5", "b5", "6x9", "tabloid"])
def test_every_page_can_be_printed_on(page: str) -> None:
    mine, world = made({})
    assert "@page{size:" in mine.css("pdf", {}, page)
    assert codes(world) == []


def test_an_unknown_page_is_the_callers_fault() -> None:
    with pytest.raises(LookupError):
        made({})[0].css("pdf", {}, "a99")


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        ("[options]\ndrop-caps = true", '[options] takes no "drop-caps"', '"drop-cap"?'),
        ("[token]\nscale = 1", 'theme.toml takes no "token"', '"tokens"?'),
        ("[options]\nzzz = 1", '[options] takes no "zzz"', "known are drop-cap"),
        (
            "[options]\nfront-stories = false",
            '"front-stories" of [options] has to be a number, not true or false',
            "",
        ),
        (
            "[tokens]\nscale = [1]",
            "a value of [tokens] has to be a number or words in quotation marks or a table,"
            " not a list",
            "",
        ),
    ],
)
def test_a_wrong_key_is_told_in_words_of_toml(toml: str, message: str, hint: str) -> None:
    _, world = made({"theme.toml": f'name = "mine"\n{toml}\n'})
    (told,) = world.diagnostics
    assert told.message == message
    assert told.place is not None
    assert hint in "".join(told.hints)


def test_a_face_that_lacks_something_is_told_with_its_table() -> None:
    _, world = made(
        {
            "theme.toml": 'name = "mine"\n[fonts.display]\nfamily = "My Face"\n'
            'package = "fontpkg_literata"\nfaces = [{ file = "A.ttf" }]\n'
        }
    )
    (told,) = world.diagnostics
    assert told.message == '[fonts.display]: face 1 lacks "weight"'
    assert told.place
    assert told.place.line == 2


def test_a_page_of_a_themes_own_takes_what_it_leaves_out_from_the_first() -> None:
    mine, world = made(
        {"theme.toml": 'name = "mine"\n[pages.poster]\nwidth = "420mm"\nheight = "594mm"\n'}
    )
    told = mine.page("poster")
    assert (told["page-width"], told["page-height"]) == ("420mm", "594mm")
    assert told["page-top"] == mine.page("a4")["page-top"]
    mine.css("pdf", {}, "poster")
    assert codes(world) == []
