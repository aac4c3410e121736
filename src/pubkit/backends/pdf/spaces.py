"""Keep lines full: the engine breaks a line after its first word when only a space overflows it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pubkit.backends.pdf.long_words import INLINE

BREAK = "\u200b"


def guard(root: Element) -> None:
    """Put a zero width space behind each space that an inline element follows.

    WeasyPrint 70, `split_first_line`: a text that fits its line without its last space, and does
    not with it, is taken for one that cannot be split, and is cut at its first space.
    """
    for element in root.iter():
        children = [] if element.tag in ("pre", "code") else list(element)
        for number, child in enumerate(children):
            if child.tag not in INLINE:
                continue
            if number == 0:
                element.text = _guarded(element.text)
            else:
                children[number - 1].tail = _guarded(children[number - 1].tail)


def _guarded(text: str | None) -> str | None:
    return text + BREAK if text and len(text) > 1 and text[-1] in " \n" else text
