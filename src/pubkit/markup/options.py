"""Names of options in text, which no line may part: behind a hyphen it would break."""

from __future__ import annotations

import re

from pubkit.markup.element import Part, element

LONGEST = 24
"""Characters that stay on a line at most: columns may be narrow."""

_NAME = re.compile(r"(?<![^\s(\[{=|/\u201c\u2018\xab\"'])--?[A-Za-z][A-Za-z0-9-]*")


def kept(text: str) -> Part:
    """Return `text`, the names of options in elements of their own; of a long one its beginning."""
    parts: list[Part] = []
    done = 0
    for found in _NAME.finditer(text) if "-" in text else ():
        end = found.start() + len(_beginning(found[0]))
        kept = element("span", (text[found.start() : end],), style="option")
        parts += [text[done : found.start()], kept]
        done = end
    return (*parts, text[done:]) if parts else text


def _beginning(name: str) -> str:
    joint = name.find("-", 2)
    return name if len(name) <= LONGEST or joint < 0 else name[: joint + 1]
