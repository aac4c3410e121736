"""Compute styles once for all elements that the same rules apply to, also in other articles.

What an element looks like depends on the rules that apply to it and on the style of its parent.
Fonts that articles share keep the styles of them all, with what was learned of each.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cached_property
from typing import Any

MOST = 1_000
"""Styles that fonts keep: many more than articles of one theme have."""

Known = dict[tuple[Any, ...], Any]


def compute_styles_once() -> None:
    """Let the engine ask the fonts of a document for styles, which they may know already."""
    from weasyprint import css
    from weasyprint.css.targets import TargetCollector

    class Alike(css.ComputedStyle):  # type: ignore[misc]
        """The style of one element like others: what the engine changes of it is its own.

        It changes those of roots, and those for text without elements in lists.
        """

        def __init__(self, pattern: Any) -> None:
            told = vars(pattern).items()
            self.__dict__ = {name: value for name, value in told if name != "anonymous_style"}
            self.pattern = getattr(pattern, "pattern", pattern)

        def copy(self) -> Alike:
            made = Alike(self)
            made.update(self)
            made.specified = self.specified.copy()
            return made

        @cached_property
        def anonymous_style(self) -> Any:
            """Return the style of text without elements."""
            listed = "list-item" in self["display"]
            return css.AnonymousStyle(self) if listed else self.pattern.anonymous_style

        def __missing__(self, name: str) -> Any:
            value = self[name] = self.pattern[name]
            return value

    counter = _Counter()
    logging.getLogger("weasyprint").addHandler(counter)

    class StyleFor(css.StyleFor):  # type: ignore[misc]
        """The styles of a document, those of its elements shared with others."""

        def set_computed_styles(
            self, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None,
            base_url: str | None = None, target_collector: TargetCollector | None = None,
        ) -> None:  # fmt: skip
            """Set the style of an element to one that is known, or compute it."""
            told = root, pseudo_type, base_url, target_collector
            if element is root and pseudo_type is None:
                self._known = _opened(self, counter.heard)
            computed, cascaded = self._computed_styles, self._cascaded_styles
            if pseudo_type == "marker" and "list-item" not in computed[parent, None]["display"]:
                return  # nobody asks for it
            if self._known is None or pseudo_type == "marker":
                super().set_computed_styles(element, parent, *told)
                return
            rules = cascaded.get((element, pseudo_type), {})
            anchor = rules.pop("anchor")[0] if _is_named(rules) else None
            above = None if parent is None else computed[parent, None]
            above = getattr(above, "pattern", above)
            key = id(above), pseudo_type, *map(_told, rules.items())
            pattern = self._known.get(key)
            if pattern is None:
                super().set_computed_styles(element, parent, *told)
                pattern = self._known[key] = computed[element, pseudo_type]
                pattern.parent_style = above
            if anchor or parent is None or parent is root or "list-item" in pattern["display"]:
                style = computed[element, pseudo_type] = Alike(pattern)
                if anchor:
                    style["anchor"] = anchor
                if anchor and target_collector:
                    target_collector.collect_anchor(anchor)
            else:
                computed[element, pseudo_type] = pattern

    css.StyleFor = StyleFor


def _opened(styles: Any, heard: int) -> Known | None:
    """Return the styles that the fonts of a document know; None where they depend on its pages.

    After a message of the engine none are known, for each document shall have its own.
    """
    if any(getattr(sheet, "looks_at_pages", False) for sheet, _, _ in styles._sheets):
        return None
    kept = vars(styles.font_config)
    known, before = kept.get("styles", ({}, heard))
    if before != heard or len(known) > MOST:
        known = {}
    kept["styles"] = known, heard
    return known  # type: ignore[no-any-return]


def _is_named(rules: Mapping[str, tuple[Any, Any]]) -> bool:
    """Tell whether an element has a name, which no other has."""
    name, _ = rules.get("anchor", (None, None))
    return type(name) is str and name not in ("none", "inherit", "initial")


def _told(rule: tuple[str, tuple[Any, Any]]) -> tuple[Any, ...]:
    """Return what tells a rule from others: words, other values by identity, for styles keep them.

    Words are those of attributes too, which are new for each element: `lang`.
    """
    name, (value, (precedence, layer, specificity)) = rule
    words = type(value) is str or (
        type(value) is tuple and all(type(item) is str for item in value)
    )
    return name, value if words else id(value), precedence, layer, *specificity


class _Counter(logging.Handler):
    """Counts the messages of the engine."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += 1
