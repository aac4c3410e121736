"""Do the outputs say what the model says, all of it and in order?"""

from __future__ import annotations

from pubkit.parity.compare import Finding, Wanted, compare, message
from pubkit.parity.folding import fold
from pubkit.parity.markup import epub_text, html_text
from pubkit.parity.print import count_pages, pdf_text
from pubkit.parity.shown import Shown, join

__all__ = [
    "Finding", "Shown", "Wanted", "compare", "count_pages", "epub_text", "fold", "html_text",
    "join", "message", "pdf_text",
]  # fmt: skip
