"""A tree of elements that Markdown tokens and HTML tags build together.

Markdown and HTML interleave: `<div>` may open in one token and close many blocks later. Both push
onto one stack here; the result is balanced whatever the source does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

MAX_DEPTH = 60
"""Elements inside one another; deeper ones lose their tags, never their words."""

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

OURS = frozenset(
    "admonition admonition-title attributes code-inline contents-here division fence footnote "
    "math-block math-inline note-call remark role root skipped target".split()
)
"""Names of what only Markdown makes: a tag of HTML that has one is another thing."""

_MARKING = frozenset(
    "b big cite code del dfn em i ins kbd mark q s samp small strike strong sub sup tt u "
    "var".split()
)
"""What changes the look of words up to its end, so that its end is missed."""

_BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search "
    "section summary table ul".split()
)

# Opening the key ends those elements (first set), up to the nearest of those (second set).
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th", "caption"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "rt": (frozenset({"rt", "rp"}), frozenset({"ruby"})),
    "rp": (frozenset({"rt", "rp"}), frozenset({"ruby"})),
}
_PARAGRAPH = (
    frozenset({"p"}),
    frozenset({"table", "td", "th", "li", "blockquote", "div", "button"}),
)


class Characters:
    """Text and where it stands in the source; `raw` text keeps its white space."""

    __slots__ = ("end", "raw", "start", "text")

    def __init__(self, text: str, start: int, end: int, *, raw: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.raw = raw


class Element:
    """A named node with attributes, children and its place in the source."""

    __slots__ = ("attrs", "children", "end", "html", "name", "start")

    def __init__(
        self, name: str, attrs: Mapping[str, str], start: int, end: int, *, html: bool = False
    ) -> None:
        self.name = name
        self.attrs = attrs
        self.children: list[Element | Characters] = []
        self.start = start
        self.end = end
        self.html = html

    def find(self, *names: str) -> Element | None:
        """Return the first child that has one of `names`."""
        for child in self.children:
            if isinstance(child, Element) and child.name in names:
                return child
        return None

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, as they stand."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(c for c in reversed(node.children) if isinstance(c, Element))

    def text(self) -> str:
        """Return all characters below this element."""
        parts: list[str] = []
        stack: list[Element | Characters] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Characters):
                parts.append(node.text)
            else:
                stack.extend(reversed(node.children))
        return "".join(parts)


class Builder:
    """A stack of open elements above a root."""

    def __init__(self) -> None:
        self.root = Element("root", {}, 0, 0)
        self.stack = [self.root]
        self.overflow: list[str] = []
        self.too_deep: int | None = None
        self.unclosed: list[tuple[str, int, int]] = []

    def open(
        self, name: str, attrs: Mapping[str, str], start: int, end: int, *, html: bool = False
    ) -> Element:
        """Open an element; below `MAX_DEPTH` only its content is kept."""
        if html and not self.overflow:
            self._end_implied(name)
        element = Element(name, attrs, start, end, html=html)
        if len(self.stack) > MAX_DEPTH:
            self.overflow.append(name)
            if self.too_deep is None:
                self.too_deep = start
            return element
        self.stack[-1].children.append(element)
        self.stack.append(element)
        return element

    def leaf(
        self, name: str, attrs: Mapping[str, str], start: int, end: int, *, html: bool = False
    ) -> Element:
        """Add an element without content."""
        if html:
            self._end_implied(name)
        element = Element(name, attrs, start, end, html=html)
        self.stack[-1].children.append(element)
        return element

    def text(self, text: str, start: int, end: int, *, raw: bool = False) -> None:
        """Add characters."""
        if text:
            self.stack[-1].children.append(Characters(text, start, end, raw=raw))

    def close(self, name: str, end: int) -> None:
        """Close a Markdown element and the HTML left open inside it."""
        if self.overflow:
            if name in self.overflow:
                del self.overflow[len(self.overflow) - 1 - self.overflow[::-1].index(name) :]
                return
            self.overflow.clear()
        while len(self.stack) > 1:
            element = self.stack[-1]
            element.end = max(element.end, end)
            if not element.html and element.name == name:
                self.stack.pop()
                return
            self._leave(len(self.stack) - 1)

    def finish(self, end: int) -> Element:
        """Return the root, all below it closed."""
        self._leave(1)
        self.root.end = end
        return self.root

    def _leave(self, depth: int) -> None:
        """Take what is open from `depth` on off the stack, though nothing closed it."""
        for element in self.stack[depth:]:
            if element.html and element.name in _MARKING:
                self.unclosed.append((element.name, element.start, element.start + 1))
        del self.stack[depth:]

    def close_tag(self, name: str, end: int) -> bool:
        """Close the nearest HTML element `name`; return whether there was one to close."""
        if self.overflow and self.overflow[-1] == name:
            self.overflow.pop()
            return True
        for depth in range(len(self.stack) - 1, 0, -1):
            element = self.stack[depth]
            if not element.html:
                return False
            if element.name == name:
                for closed in self.stack[depth:]:
                    closed.end = max(closed.end, end)
                self._leave(depth + 1)
                self.stack.pop()
                return True
        return False

    def _end_implied(self, name: str) -> None:
        rules = [_ENDS[name]] if name in _ENDS else []
        if name in _BLOCKS:
            rules.append(_PARAGRAPH)
        for ends, barriers in rules:
            for depth in range(len(self.stack) - 1, 0, -1):
                element = self.stack[depth]
                if not element.html or element.name in barriers:
                    break
                if element.name in ends:
                    self._leave(depth)
                    # A row ends its cells and itself: look again from the new top.
                    self._end_implied(name)
                    return


def shown_words(element: Element) -> str:
    """Return the words that a component shows out of its attributes."""
    return next((element.attrs[k] for k in ("title", "label", "text") if element.attrs.get(k)), "")
