"""What the tools that wrote a web page mean by classes; all other classes say nothing here."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from pubkit.model.document import Metadata
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.hidden import unseen

_KEPT = frozenset("decorative lead smallcaps verse".split())
_PULLED = frozenset("pullquote pull-quote graf--pullquote wp-block-pullquote".split())
_FURNITURE = frozenset(
    # Wikipedia's, Substack's, Medium's.
    "mw-editsection navbox noprint shortdescription toc catlinks subscription-widget-wrap "
    "Z3988 button-wrapper section-divider mw-jump-link mwe-math-fallback-image-inline "
    "mwe-math-fallback-image-display u-ignoreBlock kg-bookmark-icon kg-bookmark-thumbnail".split()
)
_SAID = frozenset("p-summary graf--title graf--subtitle subtitle".split())
_RULE = re.compile(r"\.(c\d+)\{([^{}]*)\}")
_LOOKS = (("font-weight:700", "strong"), ("font-style:italic", "em"))


def tidy(root: Element, text: str, metadata: Metadata, context: Context) -> None:
    """Read classes and ids of the page `text`, and take away those that mean nothing."""
    language = metadata.language
    said = {metadata.headline, metadata.standfirst}
    looks = _looks(text)
    wanted = {e.attrs["href"][1:] for e in root.walk() if e.attrs.get("href", "").startswith("#")}
    for node in list(root.walk()):
        _leave_out(node, said, context)
        classes = node.attrs.get("class", "").split()
        if _PULLED.intersection(classes) and node.name != "figure":
            node.name, classes = "aside", ["pullquote"]
        elif node.name == "p" and classes[:1] == ["title"]:  # of Google Docs
            node.name = "h1"
        elif node.name == "span" and (look := next((looks[c] for c in classes if c in looks), "")):
            node.name = look
        node.attrs = {k: v for k, v in node.attrs.items() if k not in ("class", "id", "name")} | {
            k: v for k, v in node.attrs.items() if k in ("id", "name") and v in wanted
        }
        kept = [c for c in classes if c in _KEPT or c.startswith("language-") or c == "pullquote"]
        if node.name == "div" and node.attrs.get("lang") == language:
            node.attrs = {k: v for k, v in node.attrs.items() if k not in ("lang", "dir")}
        node.attrs |= {"class": " ".join(kept)} if kept else {}
        if node.name == "a" and "image-link" in classes:  # Substack's, to the picture itself
            node.name = "div"
        if node.attrs.get("href", "").startswith("https://www.google.com/url?"):
            found = parse_qs(urlsplit(node.attrs["href"]).query).get("q")
            node.attrs |= {"href": found[0]} if found else {}


def _looks(text: str) -> dict[str, str]:
    """Return the elements that the numbered classes of Google Docs stand for."""
    return {
        name: element
        for name, rules in _RULE.findall(text[:200_000])
        for rule, element in _LOOKS
        if rule in rules.replace(" ", "")
    }


def _leave_out(parent: Element, said: set[str | None], context: Context) -> None:
    for child in list(parent.children):
        if not isinstance(child, Element):
            continue
        words = " ".join(child.text().split())
        again = words in said and bool(_SAID.intersection(child.attrs.get("class", "").split()))
        if not again and not _is_furniture(child):
            continue
        parent.children.remove(child)
        if words and not again:
            message = f'a part of the page is left out: "{words[:60]}"'
            context.report("import-doubt", message, child, "copy it if it belongs")


def _is_furniture(node: Element) -> bool:
    if _FURNITURE.intersection(node.attrs.get("class", "").split()):
        return True
    if node.name == "footer" and any(e.attrs.get("class") == "p-canonical" for e in node.walk()):
        return True  # of Medium, whose words are metadata
    if "catlinks" in (node.attrs.get("id"), node.attrs.get("role")):
        return True
    return bool(unseen(node))
