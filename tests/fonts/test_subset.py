from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.theme.fonts import Face, Family, FontError, characters, coverage, instance, load, sfnt
from pubkit.theme.fonts import names as name_table

from .made import serif, shape, tiny

LEGAL = (0, 13, 14)
FACES = load({"serif": serif()})["serif"].faces


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(FACES), st.sets(st.sampled_from(sorted(coverage(FACES[0]))), max_size=60))
def test_the_characters_asked_for_are_there_and_only_their_mirror_images_beside(
    face: Face, wanted: set[int]
) -> None:
    made = set(hb.Face(hb.Blob(instance(face, wanted))).unicodes)
    assert made >= wanted & coverage(face)
    assert all(unicodedata.mirrored(chr(code)) for code in made - wanted)


def test_no_selection_keeps_every_character(family: Family) -> None:
    face = family.faces[0]
    assert set(hb.Face(hb.Blob(instance(face))).unicodes) == coverage(face)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_the_instance_is_static_and_measures_as_the_variable_font_does(face: Face) -> None:
    made = instance(face, characters(""))
    assert not {"fvar", "gvar", "avar", "STAT", "HVAR"} & sfnt.read(made).keys()
    variable = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.file))))
    variable.set_variations(dict(face.axes))
    static = hb.Font(hb.Face(hb.Blob(made)))
    for code in range(0x20, 0x7F):
        ours, theirs = static.get_nominal_glyph(code), variable.get_nominal_glyph(code)
        assert static.get_glyph_h_advance(ours) == variable.get_glyph_h_advance(theirs)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_names_are_ours_and_only_the_notices_of_the_source_stay(face: Face) -> None:
    made = instance(face, characters("x"))
    told = name_table.read(sfnt.read(made)["name"])
    source = name_table.read(sfnt.read(face.file.read_bytes())["name"])
    assert {i: told[i] for i in LEGAL} == {i: source[i] for i in LEGAL}
    rest = " ".join(text for i, text in told.items() if i not in LEGAL)
    assert "source" not in rest.casefold()
    assert "adobe" not in rest.casefold()
    assert b"Source" not in made  # such as glyph names; the notices are UTF-16
    assert told[16] == "PK Serif"


def test_weight_and_style_are_told_alike_everywhere(family: Family) -> None:
    from fontTools.ttLib import TTFont

    told = []
    for face in family.faces:
        font = TTFont(BytesIO(instance(face, {65})))
        os2, head, name = font["OS/2"], font["head"], font["name"]
        classic = (name.getDebugName(1), name.getDebugName(2))
        told.append((os2.usWeightClass, os2.fsSelection & 0x61, head.macStyle, *classic))
    assert told == [
        (400, 0x40, 0, "PK Serif", "Regular"),
        (700, 0x20, 1, "PK Serif", "Bold"),
        (600, 0x01, 2, "PK Serif SemiBold", "Italic"),
    ]


def test_the_same_arguments_give_the_same_bytes(family: Family) -> None:
    face, text = family.faces[0], characters("Şəhər")
    again = frozenset(sorted(text, reverse=True))
    assert instance(face, text) == instance(face, again)
    assert instance(face, text, ["smcp", "onum"]) == instance(face, text, ["onum", "smcp"])


def test_checksums_hold(family: Family) -> None:
    made = instance(family.faces[0], characters("abc"))
    assert sfnt.checksum(sfnt.padded(made)) == 0xB1B0AFBA  # OpenType 1.9, "Calculating checksums"
    assert sfnt.write(sfnt.read(made)) == made


@pytest.mark.parametrize(
    ("feature", "text"), [("smcp", "abc"), ("c2sc", "ABC"), ("onum", "0123"), ("sups", "123")]
)
def test_features_asked_for_are_alive_and_others_are_not(
    family: Family, feature: str, text: str
) -> None:
    face, wanted = family.faces[0], characters(text)
    with_feature = instance(face, wanted, [feature])
    plain = shape(with_feature, text)
    assert shape(with_feature, text, {feature: True}) != plain
    without = instance(face, wanted, [])
    assert shape(without, text, {feature: True}) == shape(without, text)
    assert len(without) < len(with_feature)


def test_what_plain_text_needs_is_always_kept(family: Family) -> None:
    made = instance(family.faces[0], characters("AVfi1/2"), [])
    assert shape(made, "AV") != shape(made, "AV", {"kern": False})
    assert len(shape(made, "fi")[0]) < len(shape(made, "fi", {"liga": False})[0])
    assert shape(made, "1/2", {"frac": True}) != shape(made, "1/2")


@pytest.mark.parametrize("text", ["Şəhər küçəsi “fi” — № 7", "naïve café", "Ёлка", "Ἀθήνα", "q̃"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_subset_sets_its_text_as_the_whole_font_does(
    family: Family, text: str, form: Literal["NFC", "NFD"]
) -> None:
    face = family.faces[0]
    written = unicodedata.normalize(form, text)
    whole = instance(face)
    part = instance(face, characters(written))
    for features in ({}, {"smcp": True}, {"c2sc": True}):
        for cased in (written, written.upper(), written.lower()):
            assert shape(part, cased, features) == shape(whole, cased, features)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1500), st.integers(0, 255), st.booleans())
def test_a_damaged_font_is_refused_or_used_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, at: int, value: int, cut: bool
) -> None:
    whole = tiny("abc")
    at %= len(whole)
    data = whole[:at] if cut else whole[:at] + bytes([value]) + whole[at + 1 :]
    folder = tmp_path_factory.mktemp("font")
    Path(folder / "own.ttf").write_bytes(data)
    table = {"family": "PK Own", "faces": [{"weight": 400, "file": "own.ttf"}]}
    try:
        made = instance(load({"own": table}, folder)["own"].faces[0], {97})
    except FontError:
        return
    assert sfnt.read(made)
