"""Which scripts a text is written in, told by Unicode blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

# Where each run of blocks starts, and the ISO 15924 code of what is written there. Zyyy is common
# to scripts, Zzzz of no concern here, Zsym symbols, Zmth mathematics, Zsye emoji and pictographs.
_BLOCKS = """
0000 Latn  02B0 Zyyy  0370 Grek  0400 Cyrl  0530 Armn  0590 Hebr  0600 Arab  0700 Syrc  0750 Arab
0780 Thaa  07C0 Nkoo  0800 Zzzz  0860 Syrc  0870 Arab  0900 Deva  0980 Beng  0A00 Guru  0A80 Gujr
0B00 Orya  0B80 Taml  0C00 Telu  0C80 Knda  0D00 Mlym  0D80 Sinh  0E00 Thai  0E80 Laoo  0F00 Tibt
1000 Mymr  10A0 Geor  1100 Hang  1200 Ethi  13A0 Cher  1400 Cans  1680 Zzzz  1780 Khmr  1800 Mong
18B0 Cans  1900 Zzzz  19E0 Khmr  1A00 Zzzz  1AB0 Zyyy  1B00 Zzzz  1C80 Cyrl  1C90 Geor  1CC0 Zzzz
1D00 Latn  1DC0 Zyyy  1E00 Latn  1F00 Grek  2000 Zyyy  20A0 Zsym  20D0 Zyyy  20E3 Zsye  20E4 Zyyy
2100 Zsym  2200 Zmth  2300 Zsym  27C0 Zmth  27F0 Zsym  2800 Brai  2900 Zsym  2980 Zmth  2B00 Zsym
2C00 Zzzz  2C60 Latn  2C80 Zzzz  2D00 Geor  2D30 Zzzz  2D80 Ethi  2DE0 Cyrl  2E00 Zyyy  2E80 Hani
3040 Hira  30A0 Kana  3100 Bopo  3130 Hang  3190 Hani  31A0 Bopo  31C0 Hani  31F0 Kana  3200 Hang
3220 Hani  3260 Hang  3280 Hani  32D0 Kana  3358 Hani  4DC0 Zsym  4E00 Hani  A000 Zzzz  A640 Cyrl
A6A0 Zzzz  A720 Latn  A800 Zzzz  A8E0 Deva  A900 Zzzz  A960 Hang  A980 Zzzz  A9E0 Mymr  AA00 Zzzz
AA60 Mymr  AA80 Zzzz  AB00 Ethi  AB30 Latn  AB70 Cher  ABC0 Zzzz  AC00 Hang  D800 Zzzz  F900 Hani
FB00 Latn  FB13 Armn  FB1D Hebr  FB50 Arab  FE00 Zyyy  FE30 Hani  FE70 Arab  FEFF Zyyy  FF00 Hani
FF66 Kana  FFA0 Hang  FFE0 Hani  FFF0 Zyyy  10000 Zzzz  1D400 Zmth  1D800 Zzzz  1F000 Zsye
1FB00 Zzzz  20000 Hani  32400 Zzzz
"""
_STARTS = [int(start, 16) for start in _BLOCKS.split()[::2]]
_SCRIPTS = _BLOCKS.split()[1::2]


def script(character: str) -> str:
    """Return the ISO 15924 code of the script that `character` belongs to; Zyyy if to many.

    Blocks decide, so an Arabic comma is Arabic though Unicode counts it as common.
    """
    code = ord(character)
    if code < 0x250 and not character.isalpha():
        return "Zyyy"
    return _SCRIPTS[bisect_right(_STARTS, code) - 1]


def scripts(text: str) -> Counter[str]:
    """Return how many characters of `text` belong to each script."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        counts[script(character)] += times
    return counts
