"""On paper a reference leads nowhere without a page: themes may ask for one after its words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import Layout, classes
from pubkit.language import terms

HERE = "here"
"""Class of a reference to something on its own page, which tells no page."""

TURNS = 3
"""How often to set anew for the words that go, before all references tell their page."""

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
    """Return the rules that tell the page of what a reference leads to."""
    before, after = words(language)

    def rule(selector: str, counter: str) -> str:
        told = f'"{before}" target-counter(attr(href),{counter}) "{after}"'
        return f"a.reference{selector}::after{{content:{told}}}\n"

    return (
        rule("", "page")
        + rule(".to-front", "page,lower-roman")
        + f"a.reference.{HERE}::after{{content:none}}\n"
    )


def settle(layout: Layout, turn: int) -> bool:
    """Let references to their own page tell none; tell whether that asks for setting anew.

    Words that go may move others to another page: what then leads elsewhere tells its page again.
    """
    references = [e for e in layout.root.iter("a") if "reference" in classes(e)]
    here = {element for element in references if HERE in classes(element)}
    near = _near(layout)
    wanted = near if turn == 0 else here & near if turn < TURNS else set[Element]()
    for element in here ^ wanted:
        kept = [name for name in classes(element) if name != HERE]
        element.set("class", " ".join([*kept, HERE] if element in wanted else kept))
    return here != wanted


def _near(layout: Layout) -> set[Element]:
    """Return the references to something that begins on their own page."""
    begins: dict[str, int] = {}
    ends: dict[Element, int] = {}
    for leaf in layout.leaves:
        if leaf.furniture:
            continue
        if name := leaf.element.get("id"):
            begins.setdefault(f"#{name}", leaf.page)
        if "reference" in classes(leaf.element):
            ends[leaf.element] = leaf.page
    return {e for e, page in ends.items() if begins.get(e.get("href", "")) == page}
