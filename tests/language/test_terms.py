"""Every language has every word, and says it in its own."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from pubkit.language import glossary, terms
from pubkit.language.glossary import LANGUAGES, Terms

TABLES = Path(glossary.__file__).with_name("tables")
FIELDS = [field.name for field in msgspec.structs.fields(Terms)]


def test_every_table_is_listed_and_every_language_has_a_table() -> None:
    files = {path.stem for path in TABLES.glob("*.py")} - {"__init__"}
    assert files == {tag.lower().replace("-", "_") for tag in LANGUAGES}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_table_has_all_words_and_the_same_places(language: str) -> None:
    table, english = terms(language), terms("en")
    for name in FIELDS:
        value = getattr(table, name)
        assert value == " ".join(value.split()) != ""
        places = re.findall(r"\{(\w+)\}", value)
        assert sorted(places) == sorted(re.findall(r"\{(\w+)\}", getattr(english, name)))


@pytest.mark.parametrize("language", sorted(LANGUAGES - {"en"}))
def test_a_table_is_a_translation(language: str) -> None:
    same = [name for name in FIELDS if getattr(terms(language), name) == getattr(terms("en"), name)]
    assert len(same) <= 9  # neighbours share "Details", "Figure {number}" and "et al."


@pytest.mark.parametrize(
    ("tag", "table"),
    [
        ("en-GB", "en"), ("pt-BR", "pt"), ("zh-TW", "zh_hant"), ("zh-Hans-SG", "zh"), ("nn", "nb"),
        ("az-Cyrl", "az"), ("AZ", "az"), ("tlh", "en"), ("not a tag", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_a_language_falls_back_on_a_close_one(tag: str, table: str) -> None:
    assert terms(tag) is import_module(f"pubkit.language.tables.{table}").TERMS
