"""Let justified lines reach their edge where fonts change inside them.

The engine measures a line before it is spread. Spread, each space is a run of its own and comes
from the first font of the list, which may have a narrower one than the font of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubkit.backends.pdf.shaping.lines import Line
from pubkit.backends.pdf.tags.leaves import Box

# Beyond Latin and common punctuation, other fonts than the first are at work. Told by what they
# are not: `re` looks at each character of a range when it compiles one.
_FOREIGN = re.compile("[^\\0-\u036f\u2000-\u20ff]")
_SPACE = re.compile("[ \u00a0]")


def straighten(boxes: Iterable[Box]) -> None:
    """Spread the words of justified lines again, by what they measure when they are drawn."""
    for box in boxes:
        spread = getattr(box, "justification_spacing", 0)
        # A `Line` is drawn as measured.
        if spread and not isinstance(box.pango_layout, Line) and _FOREIGN.search(box.text):
            _spread(box)


def _spread(box: Box) -> None:
    from weasyprint.text.line_break import line_size

    spaces = len(_SPACE.findall(box.text))
    layout = box.pango_layout
    layout.reactivate(box.style)
    width, _ = line_size(layout.get_first_line()[0], box.style)
    layout.deactivate()
    if spaces:
        layout.justification_spacing += (box.width - width) / spaces
