"""Do the outputs say what the model says, all of it and in order?"""

from __future__ import annotations

from pubkit.parity.compare import Finding, compare, message
from pubkit.parity.folding import fold
from pubkit.parity.markup import epub_text, html_text
from pubkit.parity.print import pdf_text, pdf_text_of, read_pages
from pubkit.parity.shown import Shown

__all__ = [
    "Finding", "Shown", "compare", "epub_text", "fold", "html_text", "message", "pdf_text",
    "pdf_text_of", "read_pages",
]  # fmt: skip
