"""Keep notes on the page of their call, where the engine would send them on, or lose them.

When a line does not fit, the engine takes notes off the page to make room for it, and forgets
those of that line. In columns it measures the notes of a page for one height of the columns and
sets another. Both are mended in a context of ours, which holds the notes that are on the page.
"""

from __future__ import annotations

from typing import Any

from pubkit.backends.pdf.engine.column_blocks import Blocks
from pubkit.backends.pdf.engine.columns import Lines

TRIES = 6
"""How often the columns of a page may be set to find the room that their notes need."""

SLACK = 20.0
"""CSS pixels that may stay empty above the notes of columns before another try is worth it."""


class Reserve:
    """A search for the least room that holds the notes of columns which leave it to them.

    The higher the columns, the more notes they call: the engine reserves the room it is told,
    sets the columns again and asks again, until it is told what it heard before.
    """

    def __init__(self, height: float) -> None:
        self.settled = False
        self._height = height
        self._told: list[float] = []
        self._low = (0.0, 0.0)
        self._high: tuple[float, float] | None = None

    def tell(self, needed: float) -> float:
        """Return the room to reserve, given what is `needed` with the room told last."""
        if self.settled:
            return needed
        if not self._told:
            self._told.append(needed)
            return needed
        told = self._told[-1]
        if needed <= told:
            self._high = (told, needed)
        else:
            self._low = (told, needed)
        following = self._following(told, needed)
        self.settled = following is None
        if following is None:
            return told
        self._told.append(following)
        return following

    def _following(self, told: float, needed: float) -> float | None:
        """Return what to try next; None when the last try is the one to keep."""
        tries = len(self._told)
        if needed <= told and (told - needed <= SLACK or tries > TRIES):
            return None
        if self._high is None:
            if tries == 1:  # fewer notes are called from columns that are less high
                return needed * self._height / (self._height + needed)
            return needed if needed < self._height * 0.9 and tries <= TRIES else None
        (low, above), (high, below) = self._low, self._high
        if tries >= TRIES or high - low <= SLACK:
            return None if needed <= told else high + 1e-3
        slope = (above - low) / (above - low + high - below)
        return low + (high - low) * min(max(slope, 0.2), 0.9)


def keep_with_calls() -> None:
    """Let the engine lay out documents in a context that keeps notes with their calls."""
    from weasyprint import document
    from weasyprint.formatting_structure.boxes import BlockBox
    from weasyprint.formatting_structure.build import create_anonymous_boxes
    from weasyprint.layout import LayoutContext, column
    from weasyprint.layout.block import block_level_layout

    class Context(LayoutContext):  # type: ignore[misc]
        """The state of a layout, with notes that only leave the page together with their line."""

        lines: Lines | None = None
        blocks: Blocks | None = None
        _in_column = _stale = False
        _area: Any = None

        def __init__(self, *told: Any) -> None:
            self._copies: dict[Any, Any] = {}
            super().__init__(*told)

        @property
        def current_page_footnotes(self) -> list[Any]:
            """Return what the engine may take off the page to make room: nothing but in need."""
            return self._notes if self.in_column else []

        @current_page_footnotes.setter
        def current_page_footnotes(self, notes: list[Any]) -> None:
            self._notes = notes

        @property
        def in_column(self) -> bool:
            """Tell whether columns are being set; the room for notes is sought meanwhile."""
            return self._in_column

        @in_column.setter
        def in_column(self, value: bool) -> None:
            self._in_column = value
            self.lines = Lines() if value else None
            self.blocks = Blocks() if value else None
            if self._stale:
                self._stale = False
                self._measure()
            if value:
                self._reserve = Reserve(self._area.page.height)
                self._reserve.tell(self._room)

        @property
        def current_footnote_area(self) -> Any:
            """Return the area of notes; columns are told how much room to leave to it."""
            if self._stale:
                self._stale = False
                self._measure()
                room = self._reserve.tell(self._room)
                self._area.height = 0
                self._area.height = room - self._area.margin_height() if room else "auto"
            return self._area

        @current_footnote_area.setter
        def current_footnote_area(self, area: Any) -> None:
            self._area = area
            self._stale = False
            self._measured: dict[tuple[Any, ...], tuple[float, bool]] = {}

        @property
        def _room(self) -> float:
            return 0 if self._area.height == "auto" else float(self._area.margin_height())

        def notes(self) -> list[Any]:
            """Return the notes that are on the page or left to the next one."""
            return [*self._notes, *self.reported_footnotes]

        def leave_out(self, room: float) -> None:
            """Leave what is beyond `room` to the next page, in its order: the columns are set."""
            if self.current_footnote_area.height == "auto" or self._room <= room:
                return
            before = len(self.reported_footnotes)
            self._measure()
            while self._room > room:
                self.report_footnote(self._notes[-1])
                self._measure()
            self.reported_footnotes[before:] = self.reported_footnotes[before:][::-1]
            self._stale = False

        def layout_footnote(self, footnote: Any) -> bool:
            """Put a note on the page; tell whether that is too much for the area of notes."""
            self.footnotes.remove(footnote)
            self._notes.append(footnote)
            return self._changed()

        def unlayout_footnote(self, footnote: Any) -> None:
            """Take a note off, since its line is."""
            if footnote in self.footnotes:
                return
            self.footnotes.append(footnote)
            for notes in (self._notes, self.reported_footnotes):
                if footnote in notes:
                    notes.remove(footnote)
            self._changed()

        def report_footnote(self, footnote: Any) -> None:
            """Leave a note to the next page."""
            self._notes.remove(footnote)
            self.reported_footnotes.append(footnote)
            self._changed()

        def _changed(self) -> bool:
            if self.in_column:
                self._stale = True
                return False
            self.page_bottom += self._room
            overflow = self._measure()
            self.page_bottom -= self._room
            return overflow

        def _measure(self) -> bool:
            """Lay out the notes of the page; tell whether they are too much for their area."""
            self._area.children = self._notes
            self._area.height = "auto"
            if not self._notes:
                return False
            key = tuple(self._notes)
            if key not in self._measured:
                area = self._copied()
                area = block_level_layout(self, area, -float("inf"), None, self._area.page)[0]
                last = area.children[-1]
                bottom = last.position_y + last.margin_height() - last.margin_bottom
                limit = area.position_y + area.margin_height() - area.margin_bottom
                self._measured[key] = area.height, bool(bottom > limit)
            self._area.height, overflows = self._measured[key]
            return overflows

        def _copied(self) -> Any:
            """Return the area of notes with copies of them, which are made once."""
            if any(type(note) is not BlockBox for note in self._notes):
                return create_anonymous_boxes(self._area.deepcopy())
            area = self._area.copy()
            for note in self._notes:
                if note not in self._copies:
                    area.children = [note.deepcopy()]
                    self._copies[note] = create_anonymous_boxes(area).children
            area.children = [box for note in self._notes for box in self._copies[note]]
            return area

    document.LayoutContext = Context
    column._report_footnotes = Context.leave_out
