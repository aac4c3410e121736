"""Families for the scripts that a theme's own fonts lack, and the packages that carry them."""

from __future__ import annotations

import msgspec

from pubkit.theme.fonts.faces import Family, load


class Fallback(msgspec.Struct, frozen=True):
    """A family for some scripts, the package that carries it and the extra that installs it."""

    family: str
    scripts: tuple[str, ...]
    package: str
    file: str
    extra: str = ""
    italic: str = ""
    bold: str = ""
    bold_italic: str = ""
    axes: tuple[tuple[str, float], ...] = ()
    weights: tuple[int, ...] = (400, 700)

    def load(self) -> Family:
        """Return the family, or raise `FontError` when its package is not installed."""
        faces = [
            {"weight": weight, "style": style, "file": file, "axes": dict(self.axes)}
            for weight in self.weights
            for style, file in self._files(bold=weight > 500)
        ]
        table = {"family": self.family, "package": self.package, "faces": faces}
        return load({self.family: table})[self.family]

    def _files(self, *, bold: bool) -> tuple[tuple[str, str], ...]:
        upright = (self.bold if bold else "") or self.file
        slanted = (self.bold_italic if bold else "") or self.italic or upright
        return ("normal", upright), ("italic", slanted)


def _world(family: str, script: str, pack: str, stem: str) -> Fallback:
    file = f"fonts/ofl/{stem.lower()}/{stem}[wdth,wght].ttf"
    return Fallback(family, (script,), f"justmytype_intl_{pack}", file, "world")


def _cjk(family: str, scripts: tuple[str, ...], region: str) -> Fallback:
    file = f"fonts/ofl/notosans{region.lower()}/NotoSans{region}[wght].ttf"
    return Fallback(family, scripts, "justmytype_intl_cjk", file, "cjk")


def _own(family: str, scripts: tuple[str, ...], stem: str, *weights: int) -> Fallback:
    """Return a family that no package known carries whole: its fonts are in ours."""
    file, bold = (f"theme/fonts/world/{stem}-{cut}.ttf" for cut in ("Regular", "Bold"))
    return Fallback(family, scripts, "pubkit", file, bold=bold, weights=weights)


SYMBOLS = ("Zsym", "Zmth", "Zsye", "Brai", "Zyyy")
HAN = ("Hani", "Bopo")
EMOJI = "PK Emoji"

FALLBACKS = (
    Fallback(
        "PK Extended",
        ("Latn", "Grek", "Cyrl", *SYMBOLS),
        "fontpkg_literata",
        "Literata[opsz,wght].ttf",
        italic="Literata-Italic[opsz,wght].ttf",
        axes=(("opsz", 12),),
    ),
    # Noto builds letters of shared parts, which leaves a PDF's text unreadable; Amiri does not.
    Fallback(
        "PK Arabic",
        ("Arab",),
        "fontpkg_amiri",
        "Amiri-Regular.ttf",
        "world",
        italic="Amiri-Italic.ttf",
        bold="Amiri-Bold.ttf",
        bold_italic="Amiri-BoldItalic.ttf",
    ),
    _world("PK Hebrew", "Hebr", "rtl", "NotoSansHebrew"),
    _world("PK Devanagari", "Deva", "south_asia", "NotoSansDevanagari"),
    _world("PK Bengali", "Beng", "south_asia", "NotoSansBengali"),
    _world("PK Tamil", "Taml", "south_asia", "NotoSansTamil"),
    _world("PK Telugu", "Telu", "south_asia", "NotoSansTelugu"),
    _world("PK Thai", "Thai", "sea", "NotoSansThai"),
    _world("PK Lao", "Laoo", "sea", "NotoSansLao"),
    _world("PK Khmer", "Khmr", "sea", "NotoSansKhmer"),
    _world("PK Myanmar", "Mymr", "sea", "NotoSansMyanmar"),
    _own("PK Armenian", ("Armn",), "NotoSansArmenian", 400, 700),
    _own("PK Georgian", ("Geor",), "NotoSansGeorgian", 400, 700),
    _cjk("PK Japanese", ("Hira", "Kana", *HAN), "JP"),
    _cjk("PK Korean", ("Hang", *HAN), "KR"),
    _cjk("PK Chinese", HAN, "SC"),
    _cjk("PK Chinese Traditional", HAN, "TC"),
    Fallback(
        "PK World",
        ("Latn", "Grek", "Cyrl", *SYMBOLS),
        "justmytype_western_core",
        "fonts/ofl/notoserif/NotoSerif[wdth,wght].ttf",
        "world",
        italic="fonts/ofl/notoserif/NotoSerif-Italic[wdth,wght].ttf",
    ),
    Fallback(
        "PK Symbols",
        SYMBOLS,
        "justmytype_western_core",
        "fonts/ofl/notosanssymbols2/NotoSansSymbols2-Regular.ttf",
        "world",
        weights=(400,),
    ),
    Fallback(
        "PK Math",
        SYMBOLS,
        "justmytype_western_core",
        "fonts/ofl/stixtwomath/STIXTwoMath-Regular.ttf",
        "world",
        weights=(400,),
    ),
    _own(EMOJI, SYMBOLS, "NotoEmoji", 400),
)
"""In the order in which they are tried; for other scripts a theme can bring its own."""


def candidates(script: str, language: str = "") -> tuple[Fallback, ...]:
    """Return the fallbacks for `script`; for Han, the one of the text's `language` first.

    Emoji have theirs first, for only one font makes a picture of several of them.
    """
    found = [fallback for fallback in FALLBACKS if script in fallback.scripts]
    first = EMOJI if script == "Zsye" else _han(language)
    return tuple(sorted(found, key=lambda fallback: fallback.family != first))


def _han(language: str) -> str:
    tag = language.lower().split("-")
    if tag[0] == "zh" and {"hant", "tw", "hk", "mo"} & set(tag):
        return "PK Chinese Traditional"
    return {"ja": "PK Japanese", "ko": "PK Korean"}.get(tag[0], "PK Chinese")
