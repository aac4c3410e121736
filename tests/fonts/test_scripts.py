from __future__ import annotations

from collections import Counter

from fontTools import unicodedata

from pubkit.theme.fonts.scripts import script, scripts

SHARED = {"Zyyy", "Zinh", "Zzzz", "Zsym", "Zmth", "Zsye"}
ELSEWHERE = [  # a block's odd ones out, served by the font of the block
    *range(0x03E2, 0x03F0),  # Coptic among Greek
    *range(0x1D00, 0x1DC0),  # phonetic letters of three scripts
    *range(0x302E, 0x3030),  # Hangul tone marks among CJK punctuation
    0xAB65,  # a Greek phonetic letter among Latin ones
    *range(0xFF21, 0xFF5B),  # full-width Latin
]
CODES = [*range(0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x32400)]


def test_blocks_agree_with_the_script_property() -> None:
    for code in set(CODES).difference(ELSEWHERE):
        told, by_unicode = script(chr(code)), unicodedata.script(chr(code))
        assert told == by_unicode or SHARED & {told, by_unicode}, hex(code)


def test_no_letter_of_a_script_with_a_fallback_is_taken_for_another() -> None:
    served = {"Arab", "Hebr", "Deva", "Beng", "Taml", "Telu", "Thai", "Laoo", "Khmr", "Mymr"}
    served |= {"Hang", "Hira", "Kana", "Hani", "Geor", "Armn", "Ethi"}
    for code in set(CODES).difference(ELSEWHERE):
        if (by_unicode := unicodedata.script(chr(code))) in served:
            assert script(chr(code)) == by_unicode, hex(code)


def test_scripts_are_counted() -> None:
    counted = scripts("Bakı, 中文 ٪😀∮☎")
    assert counted == Counter(Latn=4, Zyyy=3, Hani=2, Arab=1, Zsye=1, Zmth=1, Zsym=1)
