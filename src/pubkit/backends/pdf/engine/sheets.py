"""Read the style sheet that articles share once; the engine reads it anew for each."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

KEPT = 4
"""Style sheets that are remembered: the layouts of one theme."""

_FACE = "@font-face{"
_OF_PAGES = re.compile(r"(?i)[0-9.][sldp]?v(?:[whib]|min|max)(?![a-z])")
"""Lengths that depend on the size of the first page."""


def read_sheets_once() -> None:
    """Let the engine find style sheets that it read for an earlier page of this process."""
    from weasyprint import CSS, css

    known: dict[str, Any] = {}

    def find(
        page: Any, medium: str, fetcher: Any, base: str, fonts: Any, counters: Any, profiles: Any,
        page_rules: list[Any], layers: Any,
    ) -> Iterator[Any]:  # fmt: skip
        """Yield the sheets of a page: fonts, which belong to it alone, and its rules."""
        told = {"base_url": base, "url_fetcher": fetcher, "media_type": medium}
        told |= {"font_config": fonts, "counter_style": counters, "color_profiles": profiles}
        for wrapper in page.query_all("style"):
            faces, text = _parted(wrapper.etree_element.text or "")
            held = vars(fonts).setdefault("held", set()) if fonts else set()
            if faces not in held:
                held.add(faces)
                yield CSS(string=faces, **told)
            sheet = known.get(text)
            if sheet is None:
                with _Ear() as ear:
                    sheet = CSS(string=text, **told)
                if not (ear.heard or sheet.layers or "@counter-style" in text):
                    if len(known) >= KEPT:
                        del known[next(iter(known))]
                    known[text] = sheet
                sheet.looks_at_pages = _OF_PAGES.search(text) is not None
            page_rules.extend(sheet.page_rules)
            layers.extend(sheet.layers)
            yield sheet

    css.find_stylesheets = find


def _parted(text: str) -> tuple[str, str]:
    """Return the rules for fonts, each on a line of its own, and all others."""
    lines = text.splitlines(keepends=True)
    faces = "".join(line for line in lines if line.startswith(_FACE))
    return faces, "".join(line for line in lines if not line.startswith(_FACE))


class _Ear(logging.Handler):
    """Notes whether the engine says anything, which it would not say of a sheet read before."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True

    def __enter__(self) -> _Ear:
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *told: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)
