"""How many pages the parts of an edition have, as far as known, and where they stand by that."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pubkit.backends.pdf.parts import Part
from pubkit.backends.pdf.parts.making import UnfitError
from pubkit.backends.pdf.parts.piece import Count
from pubkit.backends.pdf.parts.settling import Place
from pubkit.backends.pdf.tags.leaves import roman


class Standing:
    """What parts have told of their pages. Blank pages are where the parts behind ask for them."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.counts: dict[int, Count] = {}
        self._stands: list[int] = [0]
        self._wait = any("counter(pages" in (s.text or "") for s in parts[0].root.iter("style"))
        self._sides = ("left", "right") if parts[0].root.get("dir") == "rtl" else ("right", "left")
        self._beginning = next((n for n, part in enumerate(parts) if part.beginning), None)

    def count(self, number: int, told: Count) -> None:
        """Take what a part tells; raise `UnfitError` when it would go on on a page before."""
        self.counts[number] = told
        for known in range(len(self._stands) - 1, len(self.parts)):
            pages = self._pages(known)
            if pages is None:
                return
            self._stands.append(self._stands[-1] + pages)

    def _pages(self, number: int) -> int | None:
        """Return how many pages a part has, None when that is not known."""
        if not self.parts[number].blank:
            return self.counts[number].pages if number in self.counts else None
        if number + 1 not in self.counts or number - 1 not in self.counts:
            return None
        count, before = self.counts[number + 1], self.counts[number - 1]
        if count.breaks not in _FORCED and count.name == before.last:
            raise UnfitError
        first, second = self._sides
        side = {"recto": first, "verso": second}.get(count.breaks, count.breaks)
        stands = self._sides[self._stands[number] % 2]
        return int(side in self._sides and side != stands)

    @property
    def front(self) -> int:
        """Return how many pages are numbered apart."""
        return 0 if self._beginning is None else self._stands[self._beginning]

    def lacks(self, number: int) -> bool:
        """Tell whether nobody knows how many pages the part has."""
        return not self.parts[number].blank and number not in self.counts

    def is_left_out(self, number: int) -> bool:
        """Tell whether a part is a blank page that nothing asks for."""
        known = number + 1 < len(self._stands)
        return known and self._stands[number] == self._stands[number + 1]

    def waits_for_all(self, number: int) -> bool:
        """Tell whether the part shows how many pages there are, or on which one others begin."""
        return self._wait or bool(self.parts[number].targets)

    def place(self, number: int) -> Place | None:
        """Return where the part stands, None while that is not known."""
        part = self.parts[number]
        every = self.waits_for_all(number)
        if len(self._stands) <= (len(self.parts) if every else number + 1):
            return None
        front = 0
        if self._beginning is not None:
            begun = every or number >= self._beginning
            front = self.front if begun else sys.maxsize
        return Place(
            index=self._stands[number] - part.blank,
            front=front,
            total=self._stands[-1] if every else 0,
            labels=self._labels(part.targets) if part.targets else {},
        )

    def _labels(self, targets: frozenset[str]) -> dict[str, str]:
        return {
            name: self.label(self._stands[number] + page)
            for number, count in sorted(self.counts.items(), reverse=True)
            for name, page in count.ids.items()
            if name in targets
        }

    def label(self, page: int) -> str:
        """Return what is printed on the page `page` (from 0)."""
        front = self.front
        return roman(page + 1) if page < front else str(page - front + 1)


_FORCED = frozenset({"page", "left", "right", "recto", "verso", "always"})
