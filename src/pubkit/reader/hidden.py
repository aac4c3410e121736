"""Leave out what browsers and Quarto do not show: elements that are hidden, divisions likewise."""

from __future__ import annotations

import re

from pubkit.reader.attributes import split_name
from pubkit.reader.context import Context
from pubkit.reader.elements import Element

_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_FORMATS = re.compile(r"(?:when|unless)-(?:format|profile|meta)")


def without_hidden(element: Element, context: Context) -> None:
    """Take what is hidden out of `element`; each is told."""
    shown = []
    for child in element.children:
        if isinstance(child, Element):
            if what := _hidden(child, context):
                message = f'"{what}" and its content are left out'
                context.report("html-skipped", message, child, "take the mark off to show it")
                continue
            without_hidden(child, context)
        shown.append(child)
    element.children[:] = shown


def unseen(element: Element) -> str:
    """Return the tag of an element that browsers hide; of one that holds a formula nothing.

    Wikipedia hides MathML beside a picture of it.
    """
    style = _UNSEEN.search(element.attrs.get("style", ""))
    if ("hidden" not in element.attrs and not style) or any(
        inner.name == "math" for inner in element.walk()
    ):
        return ""
    told = f'style="{style[0].strip("; ")}"' if style else "hidden"
    return f"<{element.name} {told}>"


def _hidden(element: Element, context: Context) -> str:
    """Return what hides `element`, as it is written; nothing when it is shown."""
    if element.html:
        return unseen(element)
    if "info" not in element.attrs or "closed" not in element.attrs:
        return ""
    name, found = split_name(element.attrs["info"])
    classes = {name, *found.get("class", "").split()}
    if condition := next((key for key in found if _FORMATS.fullmatch(key)), ""):
        if classes & {"content-hidden", "content-visible"}:
            message = f'"{condition}" is not read: the division is shown in all outputs'
            context.report("foreign-tag", message, element, "take out what one output has not")
        return ""
    return next((f".{name}" for name in ("content-hidden", "hidden") if name in classes), "")
