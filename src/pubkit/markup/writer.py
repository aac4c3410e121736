"""Write parts one after the other, and see to what must hold for the document as a whole.

No recursion: a document may nest as deep as it likes. Ids are unique, links never nest and lead
somewhere, only phrasing stands in a footnote, page markers fall at their offsets.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import msgspec

from pubkit.language import direction
from pubkit.markup import attributes as given
from pubkit.markup.characters import escape, quote
from pubkit.markup.element import Element, Part, Place, Raw
from pubkit.markup.notes import Call, at_call, at_end, call, section
from pubkit.markup.pages import Pages, free, marker
from pubkit.markup.policy import HeadingEntry, PageBreak, Policy, Problem
from pubkit.model.nodes import Attrs, Block, Heading, Inline, Node, Note
from pubkit.model.walk import plain_text

VOID = frozenset({"br", "hr", "img"})
PHRASING = frozenset(
    "a abbr bdi br cite code del dfn em img ins kbd mark q s samp small span strong sub sup time "
    "u var".split()
)
GLOBAL = frozenset({"id", "class", "title", "style", "data-at"})
CODE = frozenset({"code", "pre", "kbd", "samp"})
EPUB_ONLY = frozenset({"epub:type"})
INDENTED = frozenset("ul ol dl quote embed aside alert details".split())
LEVELS = 4
"""How many lists, quotations and boxes one in another stand in from the edge; more get no room."""


class End(msgspec.Struct, frozen=True):
    """The end of an element that is open; `link` and `phrasing` when it was the outermost one."""

    name: str
    link: bool = False
    phrasing: bool = False
    level: int = 0


class Writer:
    """Markup as it grows, and what is learnt on the way."""

    def __init__(
        self,
        policy: Policy,
        expand: Callable[[Block | Inline, Policy], Part],
        taken: frozenset[str],
    ) -> None:
        self.out: list[str] = []
        self.anchors: dict[str, None] = {}
        self.headings: list[HeadingEntry] = []
        self.pages: list[tuple[str, str]] = []
        self.properties: set[str] = set()
        self.problems: list[Problem] = []
        self._policy = policy
        self._expand = expand
        self._taken = set(taken)
        self._breaks = Pages(policy.pages)
        self._todo: list[Part | End] = []
        self._in_link = False
        self._in_phrasing = False
        self._level = 0
        self._deferred: list[Note] = []  # called where no link may stand
        self._calls: deque[Call] = deque()
        self._numbers: set[int] = set()

    def write(self, part: Part) -> None:
        """Write `part` and all that is inside it."""
        self._todo.append(part)
        while self._todo:
            self._write(self._todo.pop())

    def _write(self, part: Part | End) -> None:
        match part:
            case str():
                self._text(part)
            case Element():
                self._start(part)
            case End():
                self._end(part)
            case Note():
                self._note(part)
            case Node():
                self._node(part)
            case tuple():
                self._todo.extend(reversed(part))
            case Raw():
                self.out.append(part.markup)
                self.properties.update({part.property} if part.property else ())
            case Problem():
                self.problems.append(part)
            case Place():
                self._place(part)

    def _text(self, text: str) -> None:
        if not self._breaks or self._in_phrasing:
            self.out.append(escape(text))
            return
        for piece in self._breaks.cut(text):
            if isinstance(piece, str):
                self.out.append(escape(piece))
            else:
                self._mark(piece)

    def _node(self, node: Block | Inline) -> None:
        if isinstance(node, Heading) and (name := given.identifier(node.attrs)):
            entry = HeadingEntry(self._policy.prefix + name, node.level, plain_text(node.children))
            self.headings.append(entry)
        place = self._policy.trace(node) if self._policy.trace and node.span else ""
        part = self._expand(node, self._policy)
        if place:
            part = _traced(part, place)
        self._todo.append(part)

    def _start(self, element: Element) -> None:
        """Write the start tag; what is inside and the end follow."""
        name, attributes = element.name, dict(element.attributes)
        if name == "a" and (self._in_link or not self._lead(attributes)):
            name, attributes = "span", _global(attributes)
        if self._in_phrasing and name not in PHRASING:
            attributes = _global(attributes)
            attributes["class"] = f"{name} {attributes.get('class') or ''}".rstrip()
            name = "span"
        level = int(not INDENTED.isdisjoint({name, *(attributes.get("class") or "").split()}))
        if level and self._level >= LEVELS:
            attributes["class"] = f"{attributes.get('class') or ''} deep".lstrip()
        self.out.append(f"<{name}{self._attributes(name, attributes, element.attrs)}")
        if name in VOID:
            self.out.append("/>")
            return
        self.out.append(">")
        end = End(name, name == "a", element.phrasing and not self._in_phrasing, level)
        self._level += level
        self._in_link |= end.link
        self._in_phrasing |= end.phrasing
        self._todo.append(end)
        self._todo.extend(reversed(element.children))

    def _end(self, end: End) -> None:
        self.out.append(f"</{end.name}>")
        self._in_link &= not end.link
        self._in_phrasing &= not end.phrasing
        self._level -= end.level
        if self._deferred and not self._in_link and not self._in_phrasing:
            self._todo.extend(reversed(self._deferred))
            self._deferred.clear()

    def _lead(self, attributes: dict[str, str | None]) -> bool:
        """Resolve the link to a node, if it is one; tell whether it leads anywhere."""
        href = attributes.get("href")
        if href and href.startswith("#"):
            own = href[1:] in self._taken
            href = f"#{self._policy.prefix}{href[1:]}" if own else self._policy.href(href[1:])
            attributes["href"] = href
        return bool(href)

    def _attributes(self, name: str, own: dict[str, str | None], attrs: Attrs) -> str:
        language = given.language(attrs)
        identity = self._identify(own.pop("id", None) or given.identifier(attrs))
        styles = [own.pop("class", None) or "", *given.classes(attrs)]
        merged = {"id": identity, "class": " ".join(filter(None, styles)) or None, **own}
        merged |= {"lang": language, "dir": self._direction(name, attrs, language)}
        if self._policy.epub:
            merged["xml:lang"] = language
        return "".join(
            f" {key}={quote(value)}"
            for key, value in merged.items()
            if value is not None and (self._policy.epub or key not in EPUB_ONLY)
        )

    def _direction(self, name: str, attrs: Attrs, language: str | None) -> str | None:
        """Return the direction to state: the author's, a language's or code's if it is another."""
        if attrs.direction:
            return attrs.direction
        own = direction(language) if language else "ltr" if name in CODE else None
        return own if own != self._policy.direction else None

    def _identify(self, name: str | None) -> str | None:
        """Return the id under which `name` is written; each is written once."""
        full = self._policy.prefix + name if name else None
        if not full or full in self.anchors:
            return None
        self.anchors[full] = None
        return full

    def _note(self, note: Note) -> None:
        if self._in_link or self._in_phrasing:
            self._deferred.append(note)
            return
        called = self._number(note)
        if self._policy.notes == "page":
            self._todo.append(at_call(called))
            return
        self._calls.append(called)
        self._todo.append(call(called))

    def _number(self, note: Note) -> Call:
        number = note.number
        if number is None or number in self._numbers:
            number = max(self._numbers, default=0) + 1
        self._numbers.add(number)
        body_id = given.identifier(note.attrs) or free(f"fn{number}", self._taken)
        call_id = free(f"fnref{number}", self._taken)
        self._taken |= {body_id, call_id}
        return Call(number, note, body_id, call_id)

    def _place(self, place: Place) -> None:
        match place:
            case Place.BEFORE if not self._in_phrasing:
                for page in self._breaks.due():
                    self._mark(page)
            case Place.LAST:
                for page in self._breaks.rest():
                    self._mark(page)
            case Place.NOTES if self._calls:
                self._todo.append(section(self._policy))
            case Place.NEXT_NOTE if self._calls:
                # A note may call further notes: they come after those that are known.
                self._todo.append((at_end(self._calls.popleft(), self._policy), Place.NEXT_NOTE))

    def _mark(self, page: PageBreak) -> None:
        found = marker(page, self._taken)
        name = found.attributes["id"] or ""
        self._taken.add(name)
        self.pages.append((page.label, self._policy.prefix + name))
        attributes = self._attributes("span", dict(found.attributes), found.attrs)
        self.out.append(f"<span{attributes}></span>")


def _traced(part: Part, place: str) -> Part:
    """Return `part`, its outermost elements marked with the place they come from."""
    match part:
        case Element():
            return msgspec.structs.replace(part, attributes={**part.attributes, "data-at": place})
        case tuple():
            return tuple(_traced(inner, place) for inner in part)
    return part


def _global(attributes: dict[str, str | None]) -> dict[str, str | None]:
    return {key: value for key, value in attributes.items() if key in GLOBAL}
