"""Changes and comments that Word keeps, as `pandoc --track-changes=all` writes them."""

from __future__ import annotations

from pubkit.reader.elements import Element

_KINDS = {
    "deletion": "words that were deleted in Word are left out",
    "paragraph-deletion": "words that were deleted in Word are left out",
    "comment-start": "a comment of Word is left out",
}


def withdrawn(node: Element) -> str | None:
    """Return why the span `node` is not for readers, None when it is."""
    if "author" not in node.attrs:
        return None
    classes = node.attrs.get("class", "").split()
    return next((_KINDS[name] for name in classes if name in _KINDS), None)
