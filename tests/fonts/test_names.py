from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.theme.fonts import names


@given(st.dictionaries(st.integers(0, 300), st.text(st.characters(exclude_categories=["Cs"]))))
def test_names_written_are_names_read(words: dict[int, str]) -> None:
    assert names.read(names.build(words)) == words


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_as_names(table: bytes) -> None:
    assert all(isinstance(text, str) for text in names.read(table).values())


def test_the_english_name_wins() -> None:
    english, german = names.build({1: "Face"}), bytearray(names.build({1: "Schrift"}))
    german[6 + 4 : 6 + 6] = (0x407).to_bytes(2, "big")
    records = bytes(german[6:18]), english[6:18]
    strings = bytes(german[18:]) + english[18:]
    moved = records[1][:10] + len(german[18:]).to_bytes(2, "big")
    header = b"\0\0\0\2" + (6 + 24).to_bytes(2, "big")
    assert names.read(header + records[0] + moved + strings) == {1: "Face"}


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("© 2021 Adobe, with Reserved Font Name ‘Source’.", {"Source"}),
        ("with Reserved Font Name Rosa Mono", {"Rosa Mono"}),
        (
            "with Reserved Font Names Rosa and Blanca, Verde. All rights",
            {"Rosa", "Blanca", "Verde"},
        ),
        ('with Reserved Font Name "TM Math". A ™ of them', {"TM Math"}),
        ("with\n  Reserved Font Names 'Rosa' and 'Blanca'", {"Rosa", "Blanca"}),
        ('"Reserved Font Name" refers to any names specified as such', set()),
        ("Copyright 2022 The Authors", set()),
    ],
)
def test_reserved_names_are_read_from_notices(notice: str, words: set[str]) -> None:
    assert names.reserved(notice) == words
