"""The limits of themes hold at the edge: as many pass, one more is one finding with its line."""

from __future__ import annotations

import re
import struct
from itertools import pairwise
from pathlib import Path

import pytest

from pubkit.diagnostics import Diagnostic
from pubkit.theme import load
from pubkit.theme.folders import LIMIT
from pubkit.theme.fonts import faces, sfnt
from pubkit.theme.fonts.errors import FontError
from pubkit.theme.fonts.faces import locate
from pubkit.theme.manifest import MAX_THEMES
from pubkit.theme.tokens import MAX_CHAIN, MAX_VALUES
from pubkit.theme.values import DEEPEST, LONGEST
from pubkit.world import World
from tests.fonts.made import tiny

HEAD = 'name = "mine"\nextends = "plain"\n'


def findings(toml: str = "", css: str = "") -> list[Diagnostic]:
    files = {"themes/mine/theme.toml": HEAD + toml, "themes/mine/base.css": css}
    world = World.fake({name: text.encode() for name, text in files.items()})
    load("mine", world).css("html", {})
    return world.diagnostics


def chain(count: int) -> str:
    told = [f'x{n} = "var(--pk-x{n + 1})"\n' for n in range(count)]
    return "[tokens]\n" + "".join(told) + f'x{count} = "1px"\n'


def token(value: str) -> str:
    return f'[tokens]\nx = "{value}"\n'


def nested(levels: int) -> str:
    return "p{}\np{}\nq{margin:" + "calc(" * levels + "1px" + ")" * levels + "}"


@pytest.mark.parametrize(
    ("at", "over", "code"),
    [
        (chain(MAX_CHAIN), chain(MAX_CHAIN + 1), "token-invalid"),
        (token("a" * LONGEST), token("a" * (LONGEST + 1)), "token-invalid"),
        (token("0 " * (MAX_VALUES // 2)), token("0 " * (MAX_VALUES // 2 + 1)), "token-invalid"),
    ],
)
def test_tokens(at: str, over: str, code: str) -> None:
    assert not findings(at)
    (found,) = findings(over)
    assert (found.code, found.place and found.place.line) == (code, 4)


def test_levels_of_a_sheet() -> None:
    assert not findings(css=nested(DEEPEST))
    (found,) = findings(css=nested(DEEPEST + 1))
    assert (found.code, found.place and found.place.line) == ("theme-invalid", 3)


def test_a_chain_that_doubles_costs_nothing() -> None:
    told = "".join(f'x{n} = "var(--pk-x{n + 1}) var(--pk-x{n + 1})"\n' for n in range(20))
    found = findings("[tokens]\n" + told + 'x20 = "1px"\n', "p{margin:var(--pk-x0)}")
    assert {d.code for d in found} == {"token-invalid"}


def test_bytes_of_a_sheet() -> None:
    assert not findings(css="p{margin:0}".ljust(LIMIT))
    (found,) = findings(css="p{margin:0}".ljust(LIMIT + 1))
    assert found.code == "theme-invalid"
    assert found.place is not None
    assert found.place.path == "themes/mine/base.css"


def test_themes_that_extend_one_another() -> None:
    def extended(count: int) -> list[Diagnostic]:
        names = [f"t{n}" for n in range(count - 1)] + ["plain"]
        told = {
            f"themes/{name}/theme.toml": f'name = "{name}"\nextends = "{parent}"\n'.encode()
            for name, parent in pairwise(names)
        }
        world = World.fake(told)
        load("t0", world)
        return world.diagnostics

    assert not extended(MAX_THEMES)
    (found,) = extended(MAX_THEMES + 1)
    assert (found.code, found.place and found.place.line) == ("theme-invalid", 2)


def test_a_large_font_is_not_read(tmp_path: Path) -> None:
    big = tmp_path / "big.ttf"
    with big.open("wb") as file:
        file.truncate(faces.MAX_BYTES + 1)
    with pytest.raises(FontError, match="larger than"):
        faces._checked(big, "Big", "OFL-1.1", tmp_path)


def test_tables_that_share_bytes_are_refused() -> None:
    count, size = 60_000, 12 + 16 * 60_000
    entry = b"aaaa" + bytes(4) + bytes(4) + size.to_bytes(4, "big")
    font = sfnt.TRUETYPE + count.to_bytes(2, "big") + bytes(6) + entry * count
    with pytest.raises(FontError, match="damaged"):
        sfnt.read(font)


def test_tables_read_from_a_file_are_those_of_the_whole_font(tmp_path: Path) -> None:
    file = next(locate("fontpkg_source_sans_3").rglob("*.ttf"))
    font = file.read_bytes()
    whole = sfnt.read(font)
    assert sfnt.tables(file, whole.keys()) == whole
    assert sfnt.tables(file, ("name", "nope")) == {"name": whole["name"]}
    for bad in (b"", font[:3], font[:20], font[:4_000], b"wOF2" + font[4:]):
        short = tmp_path / "short.ttf"
        short.write_bytes(bad)
        with pytest.raises(FontError) as told:
            sfnt.read(bad)
        with pytest.raises(FontError, match=re.escape(str(told.value))):
            sfnt.tables(short, ("name",))


def test_packed_fonts_are_refused() -> None:
    with pytest.raises(FontError, match="WOFF2"):
        sfnt.read(b"wOF2" + bytes(100))


def test_lines_may_end_as_css_has_it() -> None:
    assert not findings(css="p {\r margin: 0\r}\f\fq{margin:0}")


DAMAGES: dict[str, dict[str, bytes]] = {
    "head too short": {"head": bytes(20)},
    "no outlines": {"glyf": b""},
    "more groups of characters than bytes": {
        "cmap": struct.pack(">HHHHIHHIII", 0, 1, 3, 10, 12, 12, 0, 16, 0, 0xFFFFFFFF)
    },
    "characters of noise": {"cmap": b"\x13\x37" * 40},
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_font_is_told_with_its_theme_not_with_each_article(
    damage: str, tmp_path: Path
) -> None:
    fonts = tmp_path / "themes/mine/fonts"
    fonts.mkdir(parents=True)
    (fonts / "A.ttf").write_bytes(sfnt.write(sfnt.read(tiny("ab")) | DAMAGES[damage]))
    face = 'faces = [{ weight = 400, file = "fonts/A.ttf" }]\n'
    (fonts.parent / "theme.toml").write_text(f'{HEAD}[fonts.text]\nfamily = "PK A"\n{face}')
    world = World.at(tmp_path)
    mine = load("mine", world)
    assert [d.code for d in world.diagnostics] == ["font-unusable"]
    assert mine.fonts("pdf", "ab")
