"""Judges of EPUB files: EPUBCheck, Ace by DAISY, and a reader that opens them."""

from .finding import Finding
from .kit import Paths, java, node, resolved


def epubcheck(paths: Paths) -> list[Finding]:
    """Validate books against EPUB 3.3; warnings count, and one virtual machine serves all."""
    jars = ("epubcheck/epubcheck.jar", "epubcheck/lib/*")
    return java("epubcheck", "Epubcheck", jars, resolved(paths))


def ace(paths: Paths) -> list[Finding]:
    """Check books for EPUB Accessibility."""
    books = resolved(paths)
    return node("ace", "ace.mjs", {"paths": books}, books)


def reader(epubs: Paths, size: tuple[int, int] = (600, 800)) -> list[Finding]:
    """Open books on a screen of `size` pixels, show each section, follow each link."""
    books = resolved(epubs)
    job = {"paths": books, "size": {"width": size[0], "height": size[1]}}
    return node("reader", "reader.mjs", job, books)
