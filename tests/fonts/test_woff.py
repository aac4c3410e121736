from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from pubkit.theme.fonts import Family, characters, instance, sfnt, woff, woff2


@pytest.fixture(scope="module")
def font(family: Family) -> bytes:
    return instance(family.faces[0], characters("Şəhər"))


def test_woff_unpacks_to_the_same_font(font: bytes) -> None:
    packed = woff(font)
    assert packed[:4] == b"wOFF"
    assert len(packed) == int.from_bytes(packed[8:12], "big") < len(font) / 2
    assert packed[16:20] == len(font).to_bytes(4, "big")
    reader = TTFont(BytesIO(packed), checkChecksums=2).reader
    assert {tag: reader[tag] for tag in reader.keys()} == sfnt.read(font)  # noqa: SIM118
    assert all(entry.offset % 4 == 0 for entry in reader.tables.values())


def test_a_table_that_packs_to_its_own_length_is_left_plain() -> None:
    mixed = (bytes(range(1, 30)) + bytes(zeros) for zeros in range(40))
    ties = [data for data in mixed if len(zlib.compress(data, 9)) == len(data)]
    assert ties
    for data in ties:
        font = sfnt.write({"head": bytes(54), "tied": data})
        assert TTFont(BytesIO(woff(font))).reader["tied"] == data


def test_woff2_is_smaller_and_has_the_same_characters_and_advances(font: bytes) -> None:
    packed = woff2(font)
    assert packed[:4] == b"wOF2"
    assert len(packed) < len(woff(font))
    ours, theirs = TTFont(BytesIO(packed)), TTFont(BytesIO(font))
    assert ours.getBestCmap().keys() == theirs.getBestCmap().keys()
    assert [*ours["hmtx"].metrics.values()] == [*theirs["hmtx"].metrics.values()]


@pytest.mark.parametrize("pack", [woff, woff2])
def test_packing_is_deterministic(font: bytes, pack: type[bytes]) -> None:
    assert pack(font) == pack(font)
