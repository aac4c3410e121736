"""Make the pictures of the documentation from real outputs: `make pictures`.

Needs Chromium, poppler's pdftoppm and the packages of the tests.
"""

from __future__ import annotations

import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageFilter
from tests.judges import screenshot
from tests.theme.test_tutorial import STEP, TUTORIAL

import pubkit

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
HEIGHT = 1100
GROUND = (232, 230, 225)


def three_outputs(slug: str, folder: Path) -> Image.Image:
    """Return the web page, the e-book and the first printed page side by side."""
    pubkit.export([ROOT / "sources" / slug], root=ROOT, out=folder)
    made = folder / slug
    web = _shot(made / f"{slug}.html", 900, folder)
    phone = _shot(made / f"{slug}.html", 360, folder, dark=True)
    with zipfile.ZipFile(made / f"{slug}.epub") as book:
        book.extractall(folder / "book")
    chapter = next(_chapters(folder))
    reader = _shot(chapter, 560, folder)
    return _row([web, reader, _page(made / f"{slug}.pdf", folder), phone])


def four_themes(slug: str, folder: Path) -> Image.Image:
    """Return the web page and the first printed page of one article in four themes."""
    shots, paper = [], pubkit.Options(page="a4")
    for theme in ("daily", "magazine", "report", "book"):
        out = folder / theme
        pubkit.export([ROOT / "sources" / slug], root=ROOT, out=out, theme=theme, options=paper)
        shots.append(_shot(out / slug / f"{slug}.html", 900, out))
        shots.append(_page(out / slug / f"{slug}.pdf", out))
    return _stacked(_row(shots[:4]), _row(shots[4:]))


def own_theme(folder: Path) -> Image.Image:
    """Return the specimen of the theme that docs/themes.md makes."""
    for command, path, text in STEP.findall(TUTORIAL.read_text("utf-8")):
        if command.startswith("pubkit theme new"):
            subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
        elif path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
    show = ["pubkit", "theme", "show", "harbour"]
    subprocess.run(show, cwd=folder, check=True, capture_output=True)
    made = folder / "build" / "specimen-harbour"
    page = next(made.glob("*.html"))
    dark = _shot(page, 700, folder, dark=True)
    return _row([_shot(page, 900, folder), _page(next(made.glob("*.pdf")), folder), dark])


def _page(pdf: Path, folder: Path) -> Image.Image:
    """Return the first page of `pdf`."""
    out = folder / "page"
    asked = ["pdftoppm", "-r", "94", "-f", "1", "-l", "1", "-png", "-singlefile"]
    subprocess.run([*asked, str(pdf), str(out)], check=True)
    return Image.open(f"{out}.png").convert("RGB")


def _stacked(*sheets: Image.Image) -> Image.Image:
    """Return `sheets`, all of one width, one above the other."""
    whole = Image.new("RGB", (sheets[0].width, sum(sheet.height for sheet in sheets)), GROUND)
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    return whole


def _chapters(folder: Path) -> Iterator[Path]:
    for path in sorted((folder / "book").rglob("*.xhtml")):
        if "<article" in path.read_text("utf-8"):
            yield path


def _shot(path: Path, width: int, folder: Path, *, dark: bool = False) -> Image.Image:
    scheme = "dark" if dark else "light"
    (shot,) = screenshot([path], (width,), (scheme,), folder / f"shots-{path.stem}-{width}")
    return Image.open(shot).convert("RGB")


def _row(pictures: list[Image.Image]) -> Image.Image:
    """Return `pictures` cut to one height, on a ground, each with a soft shadow."""
    gap = 48
    cut = [p.crop((0, 0, p.width, min(p.height, p.width * 3 // 2))) for p in pictures]
    cut = [p.resize((round(p.width * HEIGHT / p.height), HEIGHT)) for p in cut]
    width = sum(p.width for p in cut) + gap * (len(cut) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * gap), GROUND)
    shadow = Image.new("L", sheet.size, 0)
    left = gap
    for picture in cut:
        shadow.paste(70, (left + 4, gap + 6, left + picture.width + 4, gap + HEIGHT + 6))
        left += picture.width + gap
    sheet.paste((60, 58, 54), mask=shadow.filter(ImageFilter.GaussianBlur(12)))
    left = gap
    for picture in cut:
        sheet.paste(picture, (left, gap))
        left += picture.width + gap
    return sheet.resize((1600, round(sheet.height * 1600 / sheet.width)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheets = {
            "three-outputs": three_outputs("river-returns", folder),
            "themes": four_themes("river-returns", folder / "themes"),
            "harbour": own_theme(folder),
        }
        for stem, sheet in sheets.items():
            sheet.save(HERE / f"{stem}.jpg", quality=86, optimize=True)
