"""Small good files for the judges, and the same with one thing changed."""

import zipfile
from pathlib import Path

PAGE = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<title>Tides</title>
<style>
body { background: #fff; color: #111; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } }
</style>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Tides", "datePublished": "2026-03-01T08:00:00Z"}</script>
</head>
<body>
<main><h1>Tides</h1><p id="p">The sea comes and goes.</p></main>
</body>
</html>
"""
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:7d5f6c1e-2f43-4b6c-9a51-0c2a4be1b9d7</dc:identifier>
<dc:title>Tides</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-03-01T08:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Plain text with headings.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="one"/></spine>
</package>
"""
SECTION = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
      lang="en" xml:lang="en">
<head><title>Tides</title></head>
<body>{body}</body>
</html>
"""
NAV = (
    '<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>'
    '<ol><li><a href="one.xhtml">Tides</a></li></ol></nav>'
)
CHAPTER = (
    '<section epub:type="chapter" role="doc-chapter" aria-labelledby="t"><h1 id="t">Tides</h1>'
    '<p>See <a href="#p">below</a>.</p><p id="p">The sea comes and goes.</p></section>'
)


def page(folder: Path, old: str = "", new: str = "", name: str = "page.html") -> Path:
    """Write a page that is HTML and XHTML at once."""
    return _write(folder / name, PAGE, old, new)


def section(folder: Path, old: str = "", new: str = "") -> Path:
    """Write a section of a book as a file of its own."""
    return _write(folder / "section.xhtml", SECTION.format(body=CHAPTER), old, new)


def book(folder: Path, old: str = "", new: str = "") -> Path:
    """Write an EPUB of one section."""
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "package.opf": PACKAGE,
        "nav.xhtml": SECTION.format(body=NAV),
        "one.xhtml": SECTION.format(body=CHAPTER),
    }
    assert any(old in text for text in parts.values())
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.replace(old, new) if old else text)
    return path


def document(folder: Path, variant: str | None = "pdf/ua-1") -> Path:
    """Write a PDF, tagged when a variant is named."""
    from weasyprint import HTML

    path = folder / "document.pdf"
    HTML(string=PAGE).write_pdf(path, pdf_variant=variant, pdf_tags=variant is not None)
    return path


def _write(path: Path, text: str, old: str, new: str) -> Path:
    assert old in text
    path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return path
