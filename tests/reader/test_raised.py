"""Letters set lower and higher, where the marks can mean nothing else."""

from __future__ import annotations

import pytest

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from tests.reader.test_dialect import read


def raised(text: str) -> list[str]:
    """Return what is set lower (`_`) and higher (`^`) in `text`, in order."""
    document, _ = read(text)
    signs = {n.Subscript: "_", n.Superscript: "^"}
    return [
        signs[type(node)] + plain_text(node.children)
        for node in walk(document.children)
        if isinstance(node, n.Subscript | n.Superscript)
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("H~2~O, CO~2~ and C~6~H~12~O~6~", "_2 _2 _6 _12 _6"),
        ("PM~2.5~ and Ca(OH)~2~, NaCl~(aq)~", "_2.5 _2 _(aq)"),
        ("*v*~max~, K~d~, NO~x~ and π~0~", "_max _d _x _0"),
        ("m^2^ and 10^-3^, 10^−6^, the 1^st^, W/m^2^", "^2 ^-3 ^−6 ^st ^2"),
        ("Na^+^, SO~4~^2-^, Fe^3+^ and OH^−^", "^+ _4 ^2- ^3+ ^−"),
        ("^14^C, (^235^U) at 20^o^C", "^14 ^235 ^o"),
        ("words.^1^ and words^2,3^ of Acme^®^", "^1 ^2,3 ^®"),
        ("x^2^y^2^", "^2 ^2"),
        (r"P~a\ cat~ and 2^a\ b^", "_a\N{NO-BREAK SPACE}cat ^a\N{NO-BREAK SPACE}b"),
    ],
)
def test_letters_are_set_lower_and_higher(text: str, shown: str) -> None:
    assert " ".join(raised(text)).split(" ") == shown.split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "a ~b~ and ~~c~~ and the editor~s~ of it",
        "10~20, 10~20~30 and ~5 to ~10 or 1~15占，16~20",
        "~/a/~b, /home/~user~x and PROGRA~1~2",
        "你好~呀~，周一~周五",
        "10^6-10^9, x^2+y^2=z^2, x^2 + y^2, 2^3^2 and a^*=x-b^c",
        "(^_^), =^.^=, ^^ and [^1] or a^[b^2]",
        "`m^2^` and $x^2$ and \\^2^ and m\\^2^ H\\~2~O",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert raised(text) == []
