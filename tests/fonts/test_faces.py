from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pubkit.theme.fonts import FontError, load

from .made import SLANTED, UPRIGHT, serif, tiny

LOCAL = {"family": "PK Own", "faces": [{"weight": 400, "file": "own.ttf"}]}


def refused(tables: dict[str, Any], folder: Path | None = None) -> FontError:
    with pytest.raises(FontError) as caught:
        load(tables, folder)
    return caught.value


def test_axes_are_pinned_as_told_else_to_the_weight_else_to_the_default() -> None:
    regular, bold, italic = load({"serif": serif()})["serif"].faces
    assert regular.axes == (("opsz", 14.0), ("wght", 400.0))
    assert bold.axes == (("opsz", 20.0), ("wght", 700.0))
    assert (italic.name, italic.style, italic.weight) == ("pk-serif-600-italic", "italic", 600)


def test_a_stack_names_each_family_once_and_the_fallback_last() -> None:
    family = load({"serif": serif(fallback="Georgia, serif")})["serif"]
    assert family.stack("PK Arabic", "PK Serif") == '"PK Serif", "PK Arabic", Georgia, serif'


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        ({"package": "fontpkg_no_such_thing"}, "is not installed", "pip install fontpkg-no-such"),
        ({"package": "os.path"}, "no name of a Python package", ""),
        ({"package": "../etc"}, "no name of a Python package", ""),
        ({"fallback": "serif; } body { color: red"}, "no list of families", "Georgia"),
        ({"fallback": "Georgia, 'Times, serif"}, "no list of families", "Georgia"),
        ({"package": ""}, "no package is named", "package ="),
        ({"family": "Source Nice"}, 'own name "Source"', "PK Serif"),
        ({"family": "source serif 4 pro"}, 'own name "Source', "PK Serif"),
        ({"family": "PK'; }"}, "is no family name", "PK Serif"),
        ({"faces": []}, "no face is named", ""),
        ({"colour": "red"}, 'takes no "colour"', ""),
        ({"faces": [{"weight": 400, "file": "Nowhere.ttf"}]}, "does not exist", SLANTED),
        ({"faces": [{"weight": 400, "file": "../__init__.py"}]}, "does not exist", ""),
        ({"faces": [{"weight": 400, "file": "/etc/hostname"}]}, "does not exist", ""),
        ({"faces": [{"weight": 350, "file": UPRIGHT}]}, "350 is no weight", "100, 200"),
        ({"faces": [{"weight": 100, "file": UPRIGHT}]}, '"wght" cannot be 100', "200 to 900"),
        ({"faces": [{"weight": 400, "file": UPRIGHT, "style": "oblique"}]}, "oblique", ""),
        ({"faces": [{"weight": 400, "file": UPRIGHT, "axes": {"opsz": 7}}]}, '"opsz"', "8 to 60"),
        ({"faces": [{"weight": 400, "file": UPRIGHT, "axes": {"wdth": 9}}]}, '"wdth"', "opsz"),
        ({"faces": [{"weight": 400, "file": UPRIGHT}] * 2}, "stands twice", "one face"),
    ],
)
def test_a_bad_table_is_refused_with_a_way_out(
    changes: dict[str, object], message: str, hint: str
) -> None:
    error = refused({"serif": serif(**changes)})
    assert message in error.message
    assert hint in error.hint


def test_two_files_under_one_descriptor_are_refused() -> None:
    faces = [{"weight": 400, "file": UPRIGHT}, {"weight": 400, "file": SLANTED}]
    assert 'called "PK Serif" 400 normal' in refused({"a": serif(faces=faces)}).message
    other = serif(family="pk serif", faces=faces[1:])
    assert "400 normal" in refused({"a": serif(faces=faces[:1]), "b": other}).message


def test_two_roles_may_share_a_family() -> None:
    families = load({"text": serif(), "title": serif()})
    assert families["text"] == families["title"]


@pytest.mark.parametrize("bit", [0x0002, 0x0004, 0x0100, 0x0200])
def test_a_font_that_forbids_embedding_or_subsetting_is_refused(tmp_path: Path, bit: int) -> None:
    (tmp_path / "own.ttf").write_bytes(tiny(fs_type=bit))
    assert "forbids" in refused({"own": LOCAL}, tmp_path).message


def test_a_font_of_unknown_licence_needs_the_author_to_vouch(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(tiny(licence=""))
    assert "licence =" in refused({"own": LOCAL}, tmp_path).hint
    assert load({"own": LOCAL | {"licence": "bought, may be embedded"}}, tmp_path)


def test_names_reserved_in_the_licence_file_alone_are_kept_free(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(tiny())
    (tmp_path / "OFL.txt").write_text('Copyright, with Reserved Font Names "Own" and "Foo".')
    assert 'own name "Own"' in refused({"own": LOCAL}, tmp_path).message


def test_a_link_out_of_the_theme_is_no_font(tmp_path: Path) -> None:
    (tmp_path / "outside.ttf").write_bytes(tiny())
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "own.ttf").symlink_to(tmp_path / "outside.ttf")
    assert "does not exist" in refused({"own": LOCAL}, theme).message


@pytest.mark.parametrize("kind", [b"wOFF", b"wOF2", b"OTTO", b"ttcf", b"", b"<htm"])
def test_only_one_truetype_font_per_file_is_taken(tmp_path: Path, kind: bytes) -> None:
    (tmp_path / "own.ttf").write_bytes(kind + tiny()[4:])
    assert "TrueType" in refused({"own": LOCAL}, tmp_path).hint
