from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pubkit.theme.fonts import Family, characters, coverage, instance, load, missing
from pubkit.theme.fonts.catalogue import FALLBACKS, Fallback
from pubkit.theme.fonts.coverage import visible

from .made import shape, tiny

SAMPLES = {
    "Armn": "Ազատ մամուլ, և լրագրություն",
    "Geor": "თავისუფალი პრესა ᲗᲑᲘᲚᲘᲡᲘ",
    "Arab": "الصحافة الحرة، تُكتب بِلُغةٍ سليمة ١٢٣ روزنامه‌های",
    "Hebr": "עיתונות חופשית: שָׁלוֹם עוֹלָם",
    "Deva": "स्वतंत्र पत्रकारिता। क्षत्रिय प्रार्थना",
    "Beng": "স্বাধীন সাংবাদিকতা। ক্ষুদ্র কোনো ড়",
    "Taml": "சுதந்திர பத்திரிகை கொள்கை",
    "Telu": "తెలుగు స్వేచ్ఛ",
    "Thai": "เสรีภาพสื่อ น้ำใจ ปู่ ผู้ใหญ่",
    "Laoo": "ນ້ຳ ເສລີພາບ",
    "Khmr": "ស្រួល សេរីភាព ច្រើន កោះ",
    "Mymr": "လွတ်လပ်ခွင့်",
    "Hira": "かな",
    "Kana": "カナ",
    "Hang": "언론의 자유 값없이",
    "Hani": "中文直角",
    "Bopo": "ㄅㄆ",
    "Latn": "Şəhər",
    "Grek": "Ὀδύσσεια",
    "Cyrl": "Ёлка",
}


def available(fallback: Fallback) -> Family:
    if importlib.util.find_spec(fallback.package) is None:
        pytest.skip(f"{fallback.package} is not installed")
    return fallback.load()


@pytest.mark.parametrize("fallback", FALLBACKS, ids=lambda fallback: fallback.family)
def test_a_fallback_covers_and_sets_its_scripts(fallback: Fallback) -> None:
    regular = available(fallback).faces[0]
    for script in fallback.scripts:
        sample = SAMPLES.get(script, "")
        assert not missing(sample, [regular])
        whole = instance(regular, coverage(regular) if len(coverage(regular)) < 9000 else None)
        for word in sample.split():
            placed = shape(instance(regular, characters(word)), word)
            assert placed == shape(whole, word)
            assert not placed[1]


@pytest.mark.parametrize("fallback", FALLBACKS, ids=lambda fallback: fallback.family)
def test_a_fallback_never_leaves_italics_to_be_faked(fallback: Fallback) -> None:
    faces = available(fallback).faces
    assert {face.weight for face in faces if face.style == "italic"} == set(fallback.weights)


@given(st.text())
@example("\u1e9b")  # NFD and NFKD differ: only one keeps the long s
def test_characters_hold_a_text_in_every_form_it_may_take(text: str) -> None:
    held = characters(text)
    assert held >= set(map(ord, unicodedata.normalize("NFC", text)))
    assert held >= set(map(ord, unicodedata.normalize("NFD", text)))
    assert held >= set(map(ord, text.upper())) | set(map(ord, text.lower()))


def test_turkish_letters_bring_their_other_case() -> None:
    assert set(map(ord, "İı")) <= characters("i")
    assert set(map(ord, "İi")) <= characters("ı")


def test_missing_tells_each_visible_character_once_in_reading_order(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(tiny("ab"))
    table = {"family": "PK Own", "faces": [{"weight": 400, "file": "own.ttf"}]}
    faces = load({"own": table}, tmp_path)["own"].faces
    assert missing("b\u00ad \u200d\ufe0f\u2009\u2067zaбz\u0600", faces) == ("z", "б", "\u0600")
    assert missing("", faces) == ()
    assert missing("a", []) == ("a",)


def test_a_composed_glyph_serves_decomposed_text(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(tiny("é"))
    table = {"family": "PK Own", "faces": [{"weight": 400, "file": "own.ttf"}]}
    assert missing("e\u0301", load({"own": table}, tmp_path)["own"].faces) == ()


def test_letters_and_signs_are_visible_spaces_and_controls_are_not() -> None:
    assert all(map(visible, "aə中١€😀\u0301\u06dd"))
    assert not any(map(visible, " \t\n\u00a0\u2009\u200b\u200f\ufeff\ufe0f\U000e0101\u3164"))
