"""Alphabets: the order of letters where it is not that of Unicode's numbers.

`a<b` puts b after a as a letter of its own, `a=b` gives them one place, so that they differ only
where all else is the same. Sources: the Default Unicode Collation Element Table and what CLDR
changes for a language (https://unicode.org/reports/tr10, https://unicode.org/reports/tr35).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ROOT: Final = (
    "a b c d=đ=ð e ə f g h=ħ i ı j k l=ł m n ŋ o=ø p q r s t=ŧ u v w x y z þ",
    "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ=ς τ υ φ χ ψ ω",
    "а ә ӕ б в г=ґ ғ д ђ е є ж җ з ѕ и і й ј к=ќ қ л љ м н ң њ о ө п р с т ћ у ү ұ ф х һ ц ч џ ш щ "
    "ъ ы ь ѣ э ю я ѳ ѵ",
    "א ב ג ד ה ו ז ח ט י כ=ך ל מ=ם נ=ן ס ע פ=ף צ=ץ ק ר ש ת",
    "ء أ ٱ ؤ إ ئ ا ب پ ة ت ث ٹ ج چ ح خ د ذ ڈ ر ز ڑ ژ "
    "س ش ص ض ط ظ ع غ ف ڤ ق ك ک گ ل م ن ں ه ھ ہ و ى ي ی ے",
    "ॐ अ आ इ ई उ ऊ ऋ ॠ ऌ ॡ ऍ ऎ ए ऐ ऑ ऒ ओ औ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म "
    "य र ल ळ व श ष स ह",
    "அ ஆ இ ஈ உ ஊ எ ஏ ஐ ஒ ஓ ஔ ஃ க் க ங் ங ச் ச ஞ் ஞ ட் ட ண் ண த் த ந் ந ப் ப "
    "ம் ம ய் ய ர் ர ல் ல வ் வ ழ் ழ ள் ள ற் ற ன் ன ஜ் ஜ ஶ் ஶ ஷ் ஷ ஸ் ஸ ஹ் ஹ",
    "অ আ ই ঈ উ ঊ ঋ ৠ ঌ এ ঐ ও ঔ ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট "
    "ঠ ড ঢ ণ ত ৎ থ দ ধ ন প ফ ব ভ ম য র ৰ ল ৱ শ ষ স হ",
    "అ ఆ ఇ ఈ ఉ ఊ ఋ ౠ ఎ ఏ ఐ ఒ ఓ ఔ క ఖ గ ఘ ఙ చ ఛ జ ఝ ఞ ట "
    "ఠ డ ఢ ణ త థ ద ధ న ప ఫ బ భ మ య ర ఱ ల వ శ ష స హ ళ ఴ",
)
"""One alphabet a line; what is not here follows its script by number."""

TAILORED: Final[Mapping[str, str]] = {
    "ar": "ء=أ=ؤ=إ=ئ=ا ة=ت ى=ي",
    "az": "c<ç e<ə g<ğ h<x<ı<i k<q o<ö s<ş u<ü z<w",
    "bn": "ঔ<ং<ঃ<ঁ",
    "ca": "l=l·",
    "cs": "c<č h<ch r<ř s<š z<ž",
    "da": "t<þ y=ü=ű z<æ=ä<ø=ö=ő<å=aa",
    "es": "n<ñ",
    "fa": "ٱ<آ<ا<ء=أ=إ=ؤ=ئ ک=ك و<ه=ة=ۀ<ی=ى=ي",
    "fi": "n=ŋ y=ü z<þ<å<ä=æ<ö=ø",
    "hi": "ॐ<ं=ँ<ः",
    "hr": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
    "hu": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs",
    "nb": "t<þ y=ü=ű z<æ=ä=ę<ø=ö=ő=œ<å=aa",
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "ro": "a<ă<â i<î s<ș=ş t<ț=ţ",
    "sk": "a<ä c<č h<ch o<ô r<ř s<š z<ž",
    "sv": "t<þ y=ü=ű z<å<ä=æ=ę<ö=ø=ő=œ=ô",
    "te": "ఔ<ఁ<ం<ః",
    "tr": "c<ç g<ğ h<ı<i o<ö s<ş u<ü",
    "uk": "г<ґ и<і<ї",
    "vi": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
}

NATIVE: Final[Mapping[str, str]] = {
    "ar": "ء", "bg": "а", "bn": "অ", "el": "α", "fa": "ا", "he": "א", "hi": "अ",
    "ko": "가", "ru": "а", "ta": "அ", "te": "అ", "uk": "а", "zh": "中",
}  # fmt: skip
"""A letter of the script that comes before all others."""

CAPITALS_FIRST: Final = frozenset({"da"})

CHARSETS: Final[Mapping[str, str]] = {"ja": "euc_jp", "zh": "gb2312", "zh-Hant": "big5"}
"""Character sets in which the common characters stand by their sound, in the last by strokes."""
