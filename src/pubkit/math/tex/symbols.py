"""The commands that stand for one character, by TeX's class."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from pubkit.math.alphabets import Alphabet
from pubkit.math.tree import Kind, StyleName


def pairs(text: str) -> MappingProxyType[str, str]:
    """Return every other word of `text` as a key of the word after it."""
    words = text.split()
    return MappingProxyType(dict(zip(words[::2], words[1::2], strict=True)))


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ITALIC: Final = pairs("""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ imath ı jmath ȷ
    partial ∂
""")

UPRIGHT: Final = pairs("""
    Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ
    Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
    infty ∞ emptyset ∅ varnothing ∅ hbar ℏ hslash ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ
    daleth ℸ eth ð mho ℧ complement ∁ Bbbk 𝕜 degree ° prime ′ backprime ‵ angle ∠
    measuredangle ∡ sphericalangle ∢ triangle △ triangledown ▽ blacktriangle ▲
    blacktriangledown ▼ square □ Box □ blacksquare ■ qed ■ Diamond ◇ lozenge ◊ bigstar ★
    clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓
    maltese ✠ top ⊤ bot ⊥ copyright © circledR ® yen ¥ pounds £ euro € P ¶ S § _ _ $ $ % % # #
    & & N ℕ R ℝ Z ℤ
""")

UPRIGHT_LETTERS: Final = frozenset(UPRIGHT.values())
LETTERS: Final = UPRIGHT_LETTERS.union(ITALIC.values())

MARKS: Final = pairs("""
    forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ nabla ∇ surd √ backslash \\ vert | Vert ‖ | ‖
    diagup ╱ diagdown ╲ dag † ddag ‡
""")
"""Ordinary atoms that MathML counts as operators."""

BINARY: Final = pairs("""
    pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓
    sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄ oplus ⊕ ominus ⊖
    otimes ⊗ oslash ⊘ odot ⊙ circledast ⊛ circledcirc ⊚ circleddash ⊝ boxplus ⊞ boxminus ⊟
    boxtimes ⊠ boxdot ⊡ dagger † ddagger ‡ amalg ⨿ bigcirc ◯ bigtriangleup △ bigtriangledown ▽
    triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ dotplus ∔ intercal ⊺ barwedge ⊼
    veebar ⊻ doublebarwedge ⩞ curlywedge ⋏ curlyvee ⋎ Cap ⋒ Cup ⋓ ltimes ⋉ rtimes ⋊
    leftthreetimes ⋋ rightthreetimes ⋌ divideontimes ⋇ centerdot ⋅
""")

RELATION: Final = pairs("""
    leq ≤ le ≤ geq ≥ ge ≥ lt < gt > neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ doteq ≐
    propto ∝ varpropto ∝ asymp ≍ bowtie ⋈ models ⊨ vDash ⊨ vdash ⊢ dashv ⊣ Vdash ⊩ Vvdash ⊪ nvdash ⊬
    nvDash ⊭ nVdash ⊮ nVDash ⊯ perp ⟂ parallel ∥ nparallel ∦ mid ∣ nmid ∤ ll ≪ gg ≫ lll ⋘ ggg ⋙
    prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ precapprox ⪷
    succapprox ⪸ curlyeqprec ⋞ curlyeqsucc ⋟ nprec ⊀ nsucc ⊁ subset ⊂ supset ⊃ subseteq ⊆
    supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉ subsetneq ⊊ supsetneq ⊋ subseteqq ⫅ supseteqq ⫆
    subsetneqq ⫋ supsetneqq ⫌ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒
    in ∈ ni ∋ owns ∋ notin ∉ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lesssim ≲ gtrsim ≳ lessapprox ⪅
    gtrapprox ⪆ lessgtr ≶ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lneq ⪇
    gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦ gnsim ⋧ nsim ≁ ncong ≇ approxeq ≊ thickapprox ≈ thicksim ∼
    backsim ∽ backsimeq ⋍ eqsim ≂ bumpeq ≏ Bumpeq ≎ doteqdot ≑ Doteq ≑ fallingdotseq ≒
    risingdotseq ≓ circeq ≗ triangleq ≜ eqcirc ≖ coloneqq ≔ coloneq ≔ eqqcolon ≕ therefore ∴
    because ∵ between ≬ pitchfork ⋔ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴
    trianglerighteq ⊵ ntriangleleft ⋪ ntriangleright ⋫ smile ⌣ frown ⌢ eqdef ≝
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕
    Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ longrightarrow ⟶
    longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
    mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁
    leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ nearrow ↗ searrow ↘
    swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ nrightarrow ↛ nleftarrow ↚ nleftrightarrow ↮
    nRightarrow ⇏ nLeftarrow ⇍ nLeftrightarrow ⇎ twoheadrightarrow ↠ twoheadleftarrow ↞
    rightarrowtail ↣ leftarrowtail ↢ rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄
    leftrightarrows ⇆ upuparrows ⇈ downdownarrows ⇊ circlearrowleft ↺ circlearrowright ↻
    curvearrowleft ↶ curvearrowright ↷ Lsh ↰ Rsh ↱ multimap ⊸ dashrightarrow ⇢ dashleftarrow ⇠
    upharpoonright ↾ upharpoonleft ↿ downharpoonright ⇂ downharpoonleft ⇃ implies ⟹ impliedby ⟸
    iff ⟺
""")

OPENING: Final = pairs("""
    lbrace { { { langle ⟨ lfloor ⌊ lceil ⌈ lbrack [ lparen ( lvert | lVert ‖ lgroup ⟮
    llbracket ⟦ ulcorner ⌜ llcorner ⌞ lmoustache ⎰
""")

CLOSING: Final = pairs("""
    rbrace } } } rangle ⟩ rfloor ⌋ rceil ⌉ rbrack ] rparen ) rvert | rVert ‖ rgroup ⟯
    rrbracket ⟧ urcorner ⌝ lrcorner ⌟ rmoustache ⎱
""")

PUNCTUATION: Final = pairs("ldotp . colon :")

INNER: Final = pairs("""
    dots … ldots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ iddots ⋰ adots ⋰
    mathellipsis …
""")

STACKING: Final = pairs("""
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁
    bigotimes ⨂ bigodot ⨀ biguplus ⨄
""")
"""Large operators whose limits stand above and below in display style."""

INTEGRALS: Final = pairs("int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫")

FUNCTIONS: Final = _names("""
    arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan
    tanh arcsec arccsc arccot sgn
""")

LIMIT_FUNCTIONS: Final = MappingProxyType(
    {name: name for name in _names("det gcd inf lim max min Pr sup")}
    | {
        "liminf": "lim\u2009inf",
        "limsup": "lim\u2009sup",
        "injlim": "inj\u2009lim",
        "projlim": "proj\u2009lim",
        "argmax": "arg\u2009max",
        "argmin": "arg\u2009min",
    }
)

_CLASSES: Final[tuple[tuple[Kind, MappingProxyType[str, str]], ...]] = (
    ("ord", MARKS),
    ("bin", BINARY),
    ("rel", RELATION),
    ("open", OPENING),
    ("close", CLOSING),
    ("punct", PUNCTUATION),
    ("inner", INNER),
)

SIGNS: Final[MappingProxyType[str, tuple[str, Kind]]] = MappingProxyType(
    {name: (text, kind) for kind, table in _CLASSES for name, text in table.items()}
)

_TYPED: Final[tuple[tuple[Kind, str], ...]] = (
    ("ord", '/|.@"`'),
    ("bin", "+"),
    ("rel", "=<>:"),
    ("open", "(["),
    ("close", ")]!?"),
    ("punct", ",;"),
)

CHARACTERS: Final[MappingProxyType[str, tuple[str, Kind]]] = MappingProxyType(
    {text: (text, kind) for text, kind in SIGNS.values() if not text.isascii()}
    | {char: (char, kind) for kind, chars in _TYPED for char in chars}
    | {"-": ("−", "bin"), "*": ("∗", "bin"), "·": ("⋅", "bin")}
)
"""Characters that are signs when typed as themselves."""

FENCES: Final = MappingProxyType(
    {".": "", "<": "⟨", ">": "⟩", "/": "/"}
    | {char: char for char in "()[]|‖⟨⟩⌊⌋⌈⌉⟦⟧"}
    | {"\\" + name: text for table in (OPENING, CLOSING) for name, text in table.items()}
    | {"\\" + name: SIGNS[name][0] for name in _names("vert Vert | backslash")}
    | {"\\" + name: RELATION[name] for name in _names("uparrow downarrow updownarrow")}
    | {"\\" + name: RELATION[name] for name in _names("Uparrow Downarrow Updownarrow")}
)
"""What may follow \\left, \\right, \\middle and \\big."""

SPACES: Final = MappingProxyType(
    {
        ",": 3.0,
        "thinspace": 3.0,
        ":": 4.0,
        ">": 4.0,
        "medspace": 4.0,
        ";": 5.0,
        "thickspace": 5.0,
        "!": -3.0,
        "negthinspace": -3.0,
        "negmedspace": -4.0,
        "negthickspace": -5.0,
        " ": 6.0,
        "\n": 6.0,
        "space": 6.0,
        "nobreakspace": 6.0,
        "enspace": 9.0,
        "enskip": 9.0,
        "quad": 18.0,
        "qquad": 36.0,
    }
)

STYLES: Final[MappingProxyType[str, StyleName]] = MappingProxyType(
    {
        "\\displaystyle": "display",
        "\\textstyle": "text",
        "\\scriptstyle": "script",
        "\\scriptscriptstyle": "scriptscript",
    }
)

SWITCHES: Final[MappingProxyType[str, Alphabet]] = MappingProxyType(
    {
        "\\rm": "roman",
        "\\it": "italic",
        "\\bf": "bold",
        "\\sf": "sans-serif",
        "\\tt": "monospace",
        "\\cal": "script",
        "\\frak": "fraktur",
    }
)

INFIX: Final = MappingProxyType(
    {
        "\\over": (True, "", ""),
        "\\atop": (False, "", ""),
        "\\choose": (False, "(", ")"),
        "\\brack": (False, "[", "]"),
        "\\brace": (False, "{", "}"),
    }
)
"""Whether there is a bar, and the fences around."""
