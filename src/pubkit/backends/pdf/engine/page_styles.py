"""Find the styles of pages once for all that are alike; the engine finds them for each page."""

from __future__ import annotations

from typing import Any


def style_pages_once() -> None:
    """Let pages and margin boxes that the same rules apply to have the same styles."""
    from weasyprint.layout import page

    set_styles = page.set_page_type_computed_styles

    def set_once(kind: Any, html: Any, style_for: Any) -> None:
        known: dict[Any, dict[Any, Any]] = vars(style_for).setdefault("known_pages", {})
        key = _key(kind, style_for)
        computed = style_for.get_computed_styles()
        if key in known:
            computed.update({(kind, part): style for part, style in known[key].items()})
            return
        set_styles(kind, html, style_for)
        parts = [part for page, part in style_for.get_cascaded_styles() if page == kind]
        known[key] = {part: computed[kind, part] for part in (None, *parts)}

    page.set_page_type_computed_styles = set_once


def _key(kind: Any, style_for: Any) -> tuple[Any, ...]:
    """Return what tells which rules apply to pages of a `kind`.

    The first page is apart: on its size depend lengths such as `vw`, which are not known before.
    """
    matches = style_for._page_type_match
    counted = tuple(matches(selector, kind) for selector in _counted(style_for))
    return kind.side, kind.blank, kind.name, kind.index == 0, counted


def _counted(style_for: Any) -> list[Any]:
    """Return the selectors of pages that count them: `:nth()`."""
    kept: dict[str, list[Any]] = vars(style_for)
    if "counted" not in kept:
        kept["counted"] = [
            selector
            for sheet, _, _ in style_for._sheets
            for _, selectors, _ in sheet.page_rules
            for _, _, selector in selectors
            if selector.index is not None
        ]
    return kept["counted"]
