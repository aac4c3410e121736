"""Independent judges of real outputs, for tests and for people.

Each takes paths and returns its findings: an empty list means clean. They are installed outside
the repository by `install.sh`; `python -m tests.judges NAME FILE…` runs one by hand.
"""

from .books import ace, epubcheck, reader
from .documents import press, qpdf, verapdf
from .feeds import feeds
from .finding import Finding, JudgeBroken, JudgeMissing
from .linked_data import jsonld
from .pages import axe, html_validate, layout, nu, screenshot

__all__ = [
    "Finding",
    "JudgeBroken",
    "JudgeMissing",
    "ace",
    "axe",
    "epubcheck",
    "feeds",
    "html_validate",
    "jsonld",
    "layout",
    "nu",
    "press",
    "qpdf",
    "reader",
    "screenshot",
    "verapdf",
]
