"""Words in the order in which readers of a language look for them (checked against ICU 78)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.language import sort_key

ORDERED = {
    "en": "10 3M Aesop Æsop co-op coop Łódź naïve resume Resume résumé Zoe Zoë",
    "de": "Ägypten Apfel Äpfel Ofen Öl Özil Strasse Straße Strasser Über Uhr Zebra",
    "sv": "Asp Vallin Wallin Ülo Yngve Zorn Å Åberg Ä Äng Ö Öberg Øre Östlund",
    "da": "Andersen Yding Zakarias Ærø Ørsted Øst Ålborg Aarhus Åse",
    "es": "Ángel chico coche llama luna nube nutria ñandú oso",
    "tr": "cam çay dağ göz Gül ılık Isparta iğne İstanbul oya ömer sal şal ulus ürün",
    "az": "Çingiz Elçin ev Əliyev göl hava xan Xəzər Işıq İlham kəl qara ulduz Ülkər zaman Wilson",
    "pl": "Lublin Ludwik Łódź łza noc ńa Osa Ósmy Sowa Świt zupa źrebak żaba",
    "cs": "cena Cyril čáp hora chata Chomutov rak řeka sál Šárka zub žába",
    "hu": "cukor Csák gáz gyár kor kór kör ó őr öt sz út üveg zab zseb",
    "vi": "an ăn ân da dà dả dã dá dạ đi om ôm ơn um ưu",
    "ru": "Англия еда ёлка ель Иван игла йод Щука Эмма Юрий Яков Wien",
    "uk": "гора ґанок ель Євген Ирина Іван їжак йод щука яма",
    "el": "Άλφα αλφάβητο ελιά Έλληνας ήλιος ίδρυμα σάς σοφός Σωκράτης ώρα Zeus",
    "he": "אבא בית ירושלים לב מים שלום תודה Tel",
    "ar": "آدم إبراهيم أحمد بيت تمر ثوب سؤال على فاطمة كتاب مدرسة هدى يوسف Cairo",
    "fa": "آب احمد ایران پدر تهران چای ژاله کتاب گل وطن هنر",
    "hi": "अंक अकबर आम ऋषि कमल खत गंगा ज़मीन जल ज्ञान दिल्ली मंगल मुंबई",
    "ta": "அம்மா ஔவை ஃ கடல் தமிழ் நாடு பக்கம் பகல் பறவை ஜனவரி",
    "ja": "Abe あおき アオキ かとう ガトー きゃく きやく はな ばな 青木 大阪",
    "zh": "北京 广州 李 上海 王 张 中国 Beijing",
    "zh-TW": "一 丁 十 三 王 李 林 張 陳 黃 龍 A",
    "ko": "가나 각 김 까 박 서울 Seoul",
}


@pytest.mark.parametrize("language", ORDERED)
def test_words_stand_where_readers_look_for_them(language: str) -> None:
    words = ORDERED[language].split()
    shuffled = words[1::2] + words[::2]
    assert sorted(shuffled, key=lambda word: sort_key(word, language)) == words


@given(st.text(max_size=8), st.sampled_from([*ORDERED, "xx", "qu-Latn"]))
def test_every_text_has_a_place_however_it_is_composed(text: str, language: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert sort_key(apart, language) == sort_key(text, language)
