from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest

from pubkit.theme.fonts import Family, FontError, instance, missing
from pubkit.theme.fonts.catalogue import EMOJI, FALLBACKS, Fallback, candidates
from pubkit.theme.fonts.plan import Plan, plan

from .made import shape

MIXED = "Bakı: الصحافة، עיתונות प्रेस। বাংলা। சுதந்திர สื่อ 언론 新聞 かな ₼ ὀ ☎ ∮"


def world_installed() -> bool:
    packages = {fallback.package for fallback in FALLBACKS}
    return all(importlib.util.find_spec(package) for package in packages)


world = pytest.mark.skipif(not world_installed(), reason="needs pubkit[world,cjk]")


def test_a_text_that_the_theme_covers_needs_nothing(family: Family) -> None:
    assert plan("Şəhər — “Ёлка”", family.faces) == Plan((), ())


def test_a_script_nobody_carries_is_a_gap_without_a_cure(family: Family) -> None:
    (gap,) = plan("አማርኛ", family.faces).gaps
    assert (gap.script, gap.characters[0], gap.install) == ("Ethi", "አ", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [("ქართული", "PK Georgian"), ("Հայերեն", "PK Armenian"), ("🎉 👩‍🔬 🇦🇿", "PK Emoji")],
)
def test_what_no_package_carries_comes_with_pubkit(family: Family, text: str, name: str) -> None:
    found = plan(text, family.faces)
    assert ([choice.family.name for choice in found.choices], found.gaps) == ([name], ())


def test_a_package_not_installed_is_named_in_the_gap(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(self: Fallback) -> Family:
        raise FontError("not installed")

    monkeypatch.setattr(Fallback, "load", absent)
    gaps = {gap.script: gap.install for gap in plan("صحافة 中文", family.faces).gaps}
    assert gaps == {
        "Arab": 'pip install "pubkit[world]"',
        "Hani": 'pip install "pubkit[cjk]"',
    }


@world
def test_choices_and_gaps_are_all_that_was_missing(family: Family) -> None:
    needed = plan(MIXED + " አ", family.faces)
    served = set().union(*(choice.characters for choice in needed.choices))
    gaps = {c for gap in needed.gaps for c in gap.characters}
    assert gaps == {"አ"}
    assert {c for c in missing(MIXED, family.faces) if ord(c) not in served} == set()


@world
def test_a_danda_in_bengali_stays_in_bengali_type(family: Family) -> None:
    assert [c.family.name for c in plan("বাংলা।", family.faces).choices] == ["PK Bengali"]


@world
@pytest.mark.parametrize(
    ("language", "families"),
    [
        ("zh", ["PK Chinese"]),
        ("zh-Hant", ["PK Chinese Traditional"]),
        ("zh-TW", ["PK Chinese Traditional"]),
        ("JA-jp", ["PK Japanese"]),
        ("ko", ["PK Korean"]),
        ("en", ["PK Chinese"]),
    ],
)
def test_han_is_set_as_its_language_writes_it(
    family: Family, language: str, families: list[str]
) -> None:
    assert [c.family.name for c in plan("直角", family.faces, language).choices] == families


@world
def test_kana_tell_that_han_is_japanese(family: Family) -> None:
    assert [c.family.name for c in plan("直角の", family.faces, "en").choices] == ["PK Japanese"]


@world
def test_symbols_come_from_symbol_fonts_even_beside_chinese(family: Family) -> None:
    names = [choice.family.name for choice in plan("中文 ∮", family.faces, "zh").choices]
    assert names == ["PK Chinese", "PK Math"]


@world
def test_marks_stay_in_one_font_with_their_letters(family: Family) -> None:
    (greek,) = plan("ὀ\u0323", family.faces).choices
    assert not missing("\u0323", family.faces)
    assert 0x323 in greek.characters


def test_family_names_in_the_catalogue_are_told_apart() -> None:
    assert len({fallback.family for fallback in FALLBACKS}) == len(FALLBACKS)


def test_every_script_in_the_catalogue_has_candidates() -> None:
    for fallback in FALLBACKS:
        for script in fallback.scripts:
            assert fallback in candidates(script)


@world
@pytest.mark.parametrize("emoji", ["👍🏽", "👩‍🚀", "🇩🇪", "👨‍👩‍👧", "❤\u200d🔥"])
def test_emoji_of_several_characters_are_one_picture(emoji: str, family: Family) -> None:
    (choice,) = (c for c in plan(emoji, family.faces).choices if c.family.name == EMOJI)
    shaped = shape(instance(choice.family.faces[0], choice.characters), emoji)
    assert len(shaped[0]) == 1
    assert not shaped[1]


@world
def test_keys_of_keycaps_are_where_their_caps_are(family: Family) -> None:
    (choice,) = plan("1\ufe0f\u20e3", family.faces).choices
    assert choice.family.name == EMOJI
    assert {ord("1"), 0x20E3} <= choice.characters


@world
def test_marks_that_may_compose_give_the_same_characters_in_any_process() -> None:
    code = (
        "from pubkit.theme.fonts.plan import plan\n"
        "for text in ('কে কা কৌ কৃ', 'प्रेस। कि की क़ क्ष', 'สื่อ'):\n"
        "    print([sorted(choice.characters) for choice in plan(text, []).choices])"
    )
    told = set()
    for seed in ("1", "2", "3", "4", "5", "6"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
        told.add(run.stdout)
    assert len(told) == 1
