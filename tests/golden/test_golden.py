"""One stem, every stage side by side: x.md, x.json, x.html, x.xhtml, x.pdf.txt."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from pubkit import backends
from pubkit.backends import Options
from pubkit.build.article import Request, prepare
from pubkit.model.codec import to_json
from pubkit.theme import load
from pubkit.world import World

FOLDER = Path(__file__).parent
STEMS = sorted(path.stem for path in FOLDER.glob("*.md"))
STAGES = (".json", ".html", ".xhtml", ".pdf.txt")


def stages(stem: str) -> dict[str, str]:
    """Return what each stage makes of the source `stem`, by suffix."""
    files = {
        p.name: p.read_bytes() for p in FOLDER.iterdir() if p.suffix in (".md", ".svg", ".png")
    }
    world = World.fake(files)
    publication = prepare(f"{stem}.md", Request(root="."), world)
    assert publication is not None
    theme = load("daily", world)
    made = {}
    for name in ("pdf", "epub", "html"):
        built = backends.find(name).build(publication, theme, Options(), world)
        (made[name],) = (artifact.data for artifact in built.artifacts)
    assert not [d for d in world.diagnostics if d.severity == "error"]
    return {
        ".json": to_json(publication.documents[0]),
        ".html": _article(made["html"].decode()),
        ".xhtml": _article(_chapter(made["epub"])),
        ".pdf.txt": _pages(made["pdf"]),
    }


def _chapter(book: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        texts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xhtml")]
    return next(text for text in texts if "<article" in text)


def _article(page: str) -> str:
    """Return the article of a page, a line a tag, pictures by their size only."""
    article = page[page.index("<article") : page.index("</article>") + len("</article>")]
    article = re.sub(r"(src|srcset)=\"data:[^\"]*\"", r'\1="data:…"', article)
    blocks = "article|header|section|figure|table|thead|tbody|tr|ul|ol|li|dl|div|aside|blockquote"
    return re.sub(rf"(?<=>)(?=</?(?:{blocks}|p|h[1-6]|figcaption|td|th)\b)", "\n", article) + "\n"


def _pages(data: bytes) -> str:
    """Return the text of a PDF page by page, and its outline."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        outline = [f"{'  ' * e.level}{e.get_title()}" for e in document.get_toc()]
        pages = [page.get_textpage().get_text_bounded() for page in document]
    # Where lines end depends on the machine's HarfBuzz; what they say does not.
    told = [f"--- page {n}\n{' '.join(text.split())}" for n, text in enumerate(pages, 1)]
    return "\n".join([*told, "--- outline", *outline]) + "\n"


@pytest.mark.parametrize("stem", STEMS)
def test_golden(stem: str, request: pytest.FixtureRequest) -> None:
    for suffix, text in stages(stem).items():
        path = FOLDER / f"{stem}{suffix}"
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{path.name} is missing: run make golden"
        assert text == path.read_text("utf-8"), f"{path.name} differs: run make golden and look"


def test_no_golden_without_a_source() -> None:
    for path in FOLDER.iterdir():
        if path.name.endswith(STAGES):
            assert PurePosixPath(path.name.split(".")[0]).stem in STEMS, f"{path.name} is left over"
