"""On paper a reference leads nowhere without a page: themes may ask for one after its words."""

from __future__ import annotations

from pubkit.language import terms

_CAPITALS = ("de", "lb")
"""Languages that write the noun with a capital in a sentence too."""


def words(language: str) -> tuple[str, str]:
    """Return what stands before and after the number of a page."""
    before, _, after = terms(language).page.partition("{number}")
    if not language.startswith(_CAPITALS):
        before = before.lower()
    if before.endswith(" "):
        before = f"{before[:-1]}\u00a0"
    return f" ({before}", f"{after})"


def rules(language: str) -> str:
    """Return the rule that tells the page of what a reference leads to."""
    before, after = words(language)
    return f'a.reference::after{{content:"{before}" target-counter(attr(href),page) "{after}"}}\n'
