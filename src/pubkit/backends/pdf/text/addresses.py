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

_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(r"\w://\S|\bwww\.\S|\w@\w|\w\.\w+/\S|\w/\w+/\S|#\w")
"""What only addresses and tags have within a word."""

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
        if element.tag == "a" and _is_address(element.text or ""):
            element.set(WHOLE, "")
        element.text = _jointed(element.text, code=code)
        for child in element:
            child.tail = _jointed(child.tail, code=code)


def _is_address(text: str) -> bool:
    return bool(_WORD.fullmatch(text) and _ADDRESS.search(text))


def _jointed(text: str | None, *, code: bool) -> str | None:
    """Return `text` with joints in its addresses, in code in every word."""

    def parted(word: re.Match[str]) -> str:
        wanted = len(word[0]) >= LEAST and (code or _ADDRESS.search(word[0]))
        return _JOINT.sub(BREAK, word[0]) if wanted else word[0]

    return _WORD.sub(parted, text) if text and (code or _may_hold(text)) else text


def _may_hold(text: str) -> bool:
    """Tell whether an address may be in `text`, which is soon said of most."""
    return any(map(text.__contains__, _SIGNS)) and _ADDRESS.search(text) is not None


_SIGNS = "/", "@", "#", "www."
