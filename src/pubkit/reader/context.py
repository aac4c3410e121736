"""What the reading of one source shares: the text, where to report, the notes by number."""

from __future__ import annotations

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.reader.elements import Characters, Element
from pubkit.reader.foreign import Foreign
from pubkit.reader.limits import MAX_AGAIN, MAX_EXPANDED
from pubkit.world import World

SHORT = 200
"""Characters up to which references and notes may be repeated freely."""


class Context:
    """One reading. `once` keeps a finding that a source repeats from being told every time."""

    def __init__(self, source: Source, world: World, foreign: Foreign) -> None:
        self.source = source
        self.world = world
        self.foreign = foreign
        self.notes: dict[str, Element] = {}
        self.called: set[str] = set()
        self.note_depth = 0
        self.note_count = 0
        self.included = 0
        self.links = max(MAX_EXPANDED, len(source.text))
        self.notes_again = max(MAX_AGAIN, len(source.text))
        self.met: dict[str, tuple[str, Span, int]] = {}
        self._told: set[tuple[str, str]] = set()

    def span(self, node: Element | Characters) -> Span:
        """Return the span of `node`."""
        return Span(node.start, max(node.start, node.end))

    def exactly(self, text: str, node: Element) -> Span:
        """Return the span of `text` in `node`, that of `node` if it is not there in one piece."""
        at = self.source.text.find(text, node.start, node.end) if text else -1
        return Span(at, at + len(text)) if at >= 0 else self.span(node)

    def affords_link(self, length: int) -> bool:
        """Tell whether a reference may expand to `length` characters more; short ones always may.

        Without a bound a text of n bytes makes an output of n² (the cap is cmark's).
        """
        self.links -= length if length > SHORT else 0
        return length <= SHORT or self.links > 0

    def affords_note(self, length: int) -> bool:
        """Tell whether a note of `length` characters may be shown again; short ones always may."""
        self.notes_again -= length if length > SHORT else 0
        return length <= SHORT or self.notes_again > 0

    def reached(self, node: Element) -> None:
        """Tell that work on `node` begins."""
        self.world.reached(self.source.path, self.span(node))

    def report(
        self, code: str, message: str, node: Element | Characters | Span, *hints: str
    ) -> None:
        """Report a finding at `node`."""
        span = node if isinstance(node, Span) else self.span(node)
        self.world.report(code, message, source=self.source.path, span=span, hints=hints)

    def meet(self, name: str, message: str, span: Span) -> None:
        """Note that a tag of another tool was met; those of one name are told together."""
        first, place, count = self.met.get(name, (message, span, 0))
        self.met[name] = first, place, count + 1

    def tell_met(self) -> None:
        """Report the tags that were met, each at the first place."""
        for message, span, count in sorted(self.met.values(), key=lambda m: m[1].start):
            more = f" (so are {count - 1} more like it)" if count > 2 else ""
            more = " (so is another like it)" if count == 2 else more
            hint = "pubkit does not run templates: write the text, picture or link itself"
            self.report("foreign-tag", message + more, span, hint)

    def once(
        self, code: str, key: str, message: str, node: Element | Characters, *hints: str
    ) -> None:
        """Report a finding about `key` the first time it is met."""
        if (code, key) not in self._told:
            self._told.add((code, key))
            self.report(code, message, node, *hints)
