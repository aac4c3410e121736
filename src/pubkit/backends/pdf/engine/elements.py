"""The tree that selectors are matched against."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator


def wrapped(page: ElementTree.Element) -> Any:
    """Return `page` for the engine; its elements remember their children.

    cssselect2 makes all children of the parent anew for each element that `:has(+ p)` is asked of,
    which takes the square of their number.
    """
    from cssselect2 import ElementWrapper

    class Wrapper(ElementWrapper):  # type: ignore[misc]
        """An element with its children."""

        @cached_property
        def kept(self) -> list[Any]:
            return list(self.iter_children())

        def iter_next_siblings(self) -> Iterator[Any]:
            return iter(self.parent.kept[self.index + 1 :] if self.parent is not None else ())

    return Wrapper.from_html_root(page, content_language=None)
