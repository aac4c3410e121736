"""A line of plain text, in the place of the engine's layout of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pubkit.backends.pdf.shaping.founts import Fount, Word


class Line:
    """A line of words that `fount` has shaped; it knows what the engine asks of a layout."""

    first_line_direction = 0

    def __init__(
        self,
        fount: Fount,
        text: str,
        words: Sequence[Word],
        spacing: float,
        max_width: float | None,
    ) -> None:
        self.fount = fount
        self.text = text
        self.justification_spacing = spacing
        self.max_width = max_width
        self._words = text, words

    @property
    def words(self) -> Sequence[Word] | None:
        """Return the words of the text, of which something may have been taken since."""
        text, words = self._words
        return words if text == self.text else self.fount.words(self.text)

    def __copy__(self) -> Line:
        """Return the same line, for another place."""
        return self.spread(self.justification_spacing)

    def spread(self, spacing: float) -> Line:
        """Return the line with spaces that are `spacing` wider."""
        text, words = self._words
        line = Line(self.fount, text, words, spacing, self.max_width)
        line.text = self.text
        return line

    def __getattr__(self, name: str) -> Any:
        """Return a measure of underlines and such, which belong to the fount."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.fount.pattern, name)

    def reactivate(self, style: Any) -> None:
        """Do nothing: the words are shaped."""

    def deactivate(self) -> None:
        """Do nothing: there is nothing to free."""

    def real(self, style: Any) -> Any:
        """Return a layout of the engine's, ready to be drawn."""
        from weasyprint.text.line_break import Layout

        layout = Layout(style, self.justification_spacing, self.max_width)
        layout.set_text(self.text, justify=True)
        return layout
