"""Let addresses, tags and names in programs break where they have joints, without a hyphen.

The engine ends a line before such a word, or after one of its slashes: what stands before it is
then spread over a line that it does not fill.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

BREAK = "\u200b"
LEAST = 12
"""Characters from which on a word is worth breaking."""

WHOLE = "data-address"
RULES = f"[{WHOLE}]{{hyphens:manual!important}}\n"

_ADDRESS = re.compile(r"\S*(?:\w://|\bwww\.|\w@\w|\w\.\w+/|\w/\w+/)\S+|#\w+")
_NAME = re.compile(r"\S+")

# Behind what joins two parts, and where a capital begins one; three characters stay on either line.
_JOINT = re.compile(
    r"(?<=\S\S[/.\-_?&=@#:+%~,;(])(?=[^\W_]\S\S)|(?<=\S[^\W\d_A-Z][^\W\d_A-Z])(?=[A-Z]\w\w)"
)


def joint(root: Element) -> None:
    """Put zero width spaces into the joints of long addresses below `root`'s body."""
    for element in root.iterfind("body//*"):
        if element.tag == "pre":
            continue
        code = element.tag in ("code", "kbd", "samp")
        if element.tag == "a" and _ADDRESS.fullmatch(element.text or ""):
            element.set(WHOLE, "")
        element.text = _jointed(element.text, _NAME if code else _ADDRESS)
        for child in element:
            child.tail = _jointed(child.tail, _NAME if code else _ADDRESS)


def _jointed(text: str | None, words: re.Pattern[str]) -> str | None:
    return words.sub(_parted, text) if text else text


def _parted(word: re.Match[str]) -> str:
    return _JOINT.sub(BREAK, word[0]) if len(word[0]) >= LEAST else word[0]
