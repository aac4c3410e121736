"""Judges of HTML and XHTML files: Nu, html-validate, axe in Chromium; and pictures of them."""

import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from .finding import Finding, JudgeBroken
from .kit import JVM, Paths, folder, node, resolved, run

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")

# Nu knows HTML only; whether `epub:type` is right is for EPUBCheck to say.
EPUB_ONLY = re.compile(r"""\sepub:(type|prefix)=("[^"]*"|'[^']*')""")


class _Message(msgspec.Struct, rename="camel"):
    type: str
    message: str
    url: str = ""
    sub_type: str = ""
    last_line: int = 0
    last_column: int = 0


class _Messages(msgspec.Struct):
    messages: list[_Message]


def nu(paths: Paths) -> list[Finding]:
    """Validate pages with the Nu Html Checker; codes are "error", "warning", "css" and "fatal"."""
    pages = resolved(paths)
    with tempfile.TemporaryDirectory(prefix="nu-") as scratch:
        sources = {_as_html(page, Path(scratch, str(n))): page for n, page in enumerate(pages)}
        jar = str(folder() / "node/node_modules/vnu-jar/build/dist/vnu.jar")
        options = ["--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect"]
        done = run("java", [*JVM, "-jar", jar, *options, *map(str, sources)])
    try:
        said = msgspec.json.decode(done.out, type=_Messages).messages
    except msgspec.DecodeError:
        raise JudgeBroken(f"nu: {(done.err or done.out)[-2000:]}") from None
    return [_nu_finding(sources, m) for m in said if m.type != "info" or m.sub_type == "warning"]


def _as_html(page: Path, folder: Path) -> Path:
    """Return the page, or a copy of an XHTML page in which spaces stand for what EPUB adds."""
    if page.suffix != ".xhtml":
        return page
    folder.mkdir()
    copy = folder.resolve() / page.name
    blank = EPUB_ONLY.sub(lambda m: re.sub(r"\S", " ", m[0]), page.read_text(encoding="utf-8"))
    copy.write_text(blank, encoding="utf-8")
    return copy


def _nu_finding(sources: dict[Path, Path], message: _Message) -> Finding:
    match message:
        case _Message(type="info"):
            code = "warning"
        case _Message(type="error", sub_type="fatal") | _Message(type="non-document-error"):
            code = "fatal"
        case _:
            code = "css" if message.message.startswith("CSS:") else "error"
    path = sources[Path(unquote(urlsplit(message.url).path))]
    place = f"{message.last_line}:{message.last_column}"
    return Finding("nu", path, code, message.message, place)


def html_validate(paths: Paths) -> list[Finding]:
    """Check pages with html-validate: standards, accessibility, document structure; not style."""
    pages = resolved(paths)
    return node("html-validate", "html-validate.mjs", {"paths": pages}, pages)


def axe(
    paths: Paths, widths: Sequence[int] = WIDTHS, schemes: Sequence[str] = SCHEMES
) -> list[Finding]:
    """Open pages in Chromium: axe, overflow, cut text, broken images, console errors, requests."""
    pages = resolved(paths)
    job = {"paths": pages, "widths": widths, "schemes": schemes}
    return node("axe", "axe.mjs", job, pages)


def layout(paths: Paths, widths: Sequence[int] = WIDTHS) -> list[Finding]:
    """Open pages and the sections of books in Chromium: overflow, spilt and cut text, images."""
    files = resolved(paths)
    with tempfile.TemporaryDirectory(prefix="layout-") as scratch:
        homes = {page: file for n, file in enumerate(files) for page in _pages(file, scratch, n)}
        found = node("layout", "layout.mjs", {"paths": list(homes), "widths": widths}, list(homes))
    return [
        msgspec.structs.replace(f, path=homes[f.path], place=f"{f.path.name} {f.place}")
        for f in found
    ]


def _pages(file: Path, scratch: str, number: int) -> list[Path]:
    """Return a page, or the sections of a book, unpacked."""
    if file.suffix != ".epub":
        return [file]
    book = Path(scratch, str(number)).resolve()
    with zipfile.ZipFile(file) as archive:
        archive.extractall(book)
    return sorted(book.rglob("*.xhtml"))


def screenshot(
    paths: Paths, widths: Sequence[int], schemes: Sequence[str], out: Path
) -> list[Path]:
    """Picture whole pages; return the files, `out/<stem>-<width>-<scheme>.png`."""
    out.mkdir(parents=True, exist_ok=True)
    shots = [
        {
            "path": page,
            "width": width,
            "scheme": scheme,
            "out": out / f"{page.stem}-{width}-{scheme}.png",
        }
        for page in resolved(paths)
        for width in widths
        for scheme in schemes
    ]
    pictures = [Path(str(shot["out"])).resolve() for shot in shots]
    node("screenshot", "screenshot.mjs", {"shots": shots}, pictures)
    return pictures
