"""Keep lines full: the engine breaks a line after its first word when only a space overflows it.

What prevents that stands behind the space, and must not keep it at the end of a line.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.text.long_words import INLINE

BREAK = "\u200b"


def join_lines(element: Element) -> None:
    """Let spaces stand for ends of lines in the source: in notes the engine ends a line there."""
    if element.tag != "pre":
        element.text = element.text and element.text.replace("\n", " ")
        for child in element:
            join_lines(child)
            child.tail = child.tail and child.tail.replace("\n", " ")


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


def free_line_ends() -> None:
    """Let the engine take the last space off a line also where a zero width space follows it.

    In a line from the right it keeps the space in what it draws and moves the line aside by it,
    which is amiss once the line is justified, for then it is drawn without.
    """
    from weasyprint.layout import inline

    remove = inline.remove_last_whitespace

    def removed(context: Any, line: Any) -> None:
        last = line
        while getattr(last, "children", ()):
            last = last.children[-1]
        if getattr(last, "text", "").endswith(" " + BREAK):
            last.text = last.text[:-1]
        before = last.position_x
        remove(context, line)
        moved = last.position_x - before
        if moved and last.text:
            last.pango_layout.text = last.text
            for child in line.children:
                child.translate(-moved, ignore_floats=True)

    inline.remove_last_whitespace = removed
