"""The table of commands, and reading with it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pubkit.math.alphabets import Alphabet
from pubkit.math.tex import readers, symbols
from pubkit.math.tex.environments import begin, substack
from pubkit.math.tex.parser import Command, Parser
from pubkit.math.tex.words import operator_name, words
from pubkit.math.tree import Classed, Kind, Large, Letter, Name, Node, Phantom, Row, Sign, Space


def parse(tex: str, *, display: bool) -> Row:
    """Return the tree of `tex`, or raise a `MathError`."""
    return Parser(tex, COMMANDS).formula(display=display)


def _always(node: Node) -> Command:
    return lambda parser, token: node


_KINDS: Final[Mapping[str, Kind]] = {
    "mathord": "ord",
    "mathop": "op",
    "mathbin": "bin",
    "mathrel": "rel",
    "mathopen": "open",
    "mathclose": "close",
    "mathpunct": "punct",
    "mathinner": "inner",
}
_SIZES: Final = {"big": 1, "Big": 2, "bigg": 3, "Bigg": 4}
_SIDES: Final[dict[str, Kind]] = {"": "ord", "l": "open", "r": "close", "m": "rel"}

_ACCENTS: Final = symbols.pairs("""
    hat \u0302 check \u030c tilde \u0303 acute \u0301 grave \u0300 dot \u0307 ddot \u0308
    dddot \u20db ddddot \u20dc breve \u0306 bar \u0304 mathring \u030a vec \u20d7
""")
_WIDE: Final = symbols.pairs("""
    widehat \u0302 widecheck \u030c widetilde \u0303 overrightarrow \u20d7 overleftarrow \u20d6
    overleftrightarrow \u20e1 overline ‾ overbrace ⏞ overbracket ⎴ overparen ⏜
""")
_UNDER: Final = symbols.pairs("underline _ underbrace ⏟ underbracket ⎵ underparen ⏝")
_ARROWS: Final = symbols.pairs("""
    xrightarrow → xleftarrow ← xleftrightarrow ↔ xRightarrow ⇒ xLeftarrow ⇐ xLeftrightarrow ⇔
    xmapsto ↦ xhookrightarrow ↪ xhookleftarrow ↩ xrightleftharpoons ⇌
""")
_ALPHABETS: Final[Mapping[str, Alphabet]] = {
    **dict.fromkeys(("mathrm", "mathup"), "roman"),
    **dict.fromkeys(("mathit", "mathnormal"), "italic"),
    **dict.fromkeys(("boldsymbol", "bm", "pmb", "mathbfit"), "bold italic"),
    **dict.fromkeys(("mathcal", "mathscr"), "script"),
    "mathbf": "bold",
    "mathbb": "double-struck",
    "mathfrak": "fraktur",
    "mathsf": "sans-serif",
    "mathtt": "monospace",
}
_TEXT: Final[Mapping[str, Alphabet | None]] = {
    **dict.fromkeys(("text", "textrm", "textnormal", "textup", "mbox", "hbox")),
    **dict.fromkeys(("textit", "emph"), "italic"),
    "textbf": "bold",
    "textsf": "sans-serif",
    "texttt": "monospace",
}


def _nodes(table: Mapping[str, Node]) -> dict[str, Command]:
    return {name: _always(node) for name, node in table.items()}


COMMANDS: Final[Mapping[str, Command]] = MappingProxyType(
    _nodes({name: Letter(text, upright=True) for name, text in symbols.UPRIGHT.items()})
    | _nodes({name: Sign(text, kind) for name, (text, kind) in symbols.SIGNS.items()})
    | _nodes({name: Large(text, "movable") for name, text in symbols.STACKING.items()})
    | _nodes({name: Large(text, "beside") for name, text in symbols.INTEGRALS.items()})
    | _nodes({name: Name(name) for name in symbols.FUNCTIONS})
    | _nodes({name: Name(text, "movable") for name, text in symbols.LIMIT_FUNCTIONS.items()})
    | _nodes({name: Space(mu) for name, mu in symbols.SPACES.items()})
    | {name: readers.accent(mark) for name, mark in _ACCENTS.items()}
    | {name: readers.accent(mark, wide=True) for name, mark in _WIDE.items()}
    | {name: readers.accent(mark, wide=True, under=True) for name, mark in _UNDER.items()}
    | {name: readers.arrow(text) for name, text in _ARROWS.items()}
    | {name: readers.alphabet(alphabet) for name, alphabet in _ALPHABETS.items()}
    | {name: words(alphabet) for name, alphabet in _TEXT.items()}
    | {
        f"{name}{side}": readers.sized(size, kind)
        for name, size in _SIZES.items()
        for side, kind in _SIDES.items()
    }
    | {name: readers.classed(kind) for name, kind in _KINDS.items()}
    | dict.fromkeys(("hspace", "hskip", "kern", "mkern", "mskip", "mspace"), readers.space)
    | dict.fromkeys(("mod", "pmod", "pod"), readers.modulo)
    | dict.fromkeys(("nonumber", "notag"), _always(Space(0)))
    | dict.fromkeys(("overset", "stackrel"), readers.over)
    | {
        "frac": readers.fraction(),
        "dfrac": readers.fraction("display"),
        "cfrac": readers.fraction("display"),
        "tfrac": readers.fraction("text"),
        "binom": readers.fraction(fence="("),
        "dbinom": readers.fraction("display", fence="("),
        "tbinom": readers.fraction("text", fence="("),
        "sqrt": readers.root,
        "underset": readers.under,
        "operatorname": operator_name,
        "bmod": _always(Classed(Name("mod"), "bin")),
        "not": readers.negated,
        "left": readers.left,
        "middle": readers.middle,
        "begin": begin,
        "substack": substack,
        "phantom": readers.phantom(),
        "hphantom": readers.phantom(tall=False),
        "vphantom": readers.phantom(wide=False),
        "mathstrut": _always(Phantom(Sign("(", "open"), wide=False)),
        "boxed": readers.boxed,
        "color": readers.coloured,
        "textcolor": readers.coloured,
        "tag": readers.tag,
        "label": readers.label,
    }
)
