"""What stands above and below the pages of a site: the same for most."""

from __future__ import annotations

from pubkit.backends.html.site.feeds import NAMES
from pubkit.backends.html.site.frame import Frame
from pubkit.backends.html.site.page import Border, worn
from pubkit.backends.html.site.plan import ARCHIVE, FRONT, SEARCH, Site
from pubkit.markup import Part, Policy, fragment
from pubkit.theme.cascade import Cascade


class Borders:
    """Makes the borders of pages, each once: only a page that they lead to has its own."""

    def __init__(self, site: Site, cascade: Cascade) -> None:
        self._cascade = cascade
        sections = (group.path for group in site.sections)
        matter = (story.path for story in site.matter)
        self._led = frozenset((FRONT, ARCHIVE, SEARCH, *NAMES, *sections, *matter))
        self._made: dict[tuple[str, str | None, str], Border] = {}

    def border(self, frame: Frame, kind: str, policy: Policy, cover: tuple[Part, ...]) -> Border:
        """Return the border of the page of `frame`, which has the classes `kind`."""
        place = frame.path if frame.path in self._led else frame.up
        key = place, frame.language, kind
        if key not in self._made:
            masthead = fragment((frame.masthead(cover),), policy)
            imprint = fragment((frame.imprint(),), policy)
            use = worn(self._cascade, kind, "", masthead=masthead, imprint=imprint)
            self._made[key] = Border(masthead, imprint, use)
        return self._made[key]
