"""The lines that lead from a front page to where a story goes on, and back."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from pubkit.backends.pdf.tags.leaves import classes
from pubkit.language import terms

# They are the printer's, as numbers of pages are: no words of the story.
RULES = (
    ".jump a::after,.jumped a::after"
    "{content:attr(data-before) target-counter(attr(href),page) attr(data-after)}"
    ".jumped{break-inside:avoid;break-after:avoid}.jumped a{display:block}"
    ".jumped a::before{content:attr(data-headline);display:block}\n"
)


def specimen(languages: Iterable[str]) -> str:
    """Return markup that says all that the lines say, for the choice of fonts."""
    told = "".join(f"{t.continued_on}{t.continued_from}" for t in map(terms, languages))
    return "".join(f'<p class="{style}"><a href="#">{told}</a></p>' for style in ("jump", "jumped"))


def onward(article: Element, target: str) -> Element:
    """Return the line that says on which page `article` goes on."""
    return _line("jump", terms(article.get("lang", "")).continued_on, target)


def back(article: Element, target: str) -> Element:
    """Return the line that says which story it is and on which page it began."""
    line = _line("jumped", terms(article.get("lang", "")).continued_from, target)
    line[0].set("data-headline", article.get("data-headline", ""))
    return line


def _line(style: str, words: str, target: str) -> Element:
    before, _, after = words.partition("{number}")
    line = Element("p", {"class": style})
    SubElement(line, "a", {"href": f"#{target}", "data-before": before, "data-after": after})
    return line


def rest(article: Element, name: str) -> Element:
    """Return an empty article for what is left of `article`."""
    kept = [style for style in classes(article) if style not in ("leading", "begins")]
    told = {key: article.get(key, "") for key in ("lang", "dir", "data-section", "data-headline")}
    told = {key: value for key, value in told.items() if key in article.attrib}
    return Element("article", {"class": " ".join([*kept, "rest"]), "id": name, **told})
