"""The cover: a picture drawn from the theme's tokens, the words of the opening and its picture."""

from __future__ import annotations

import hashlib
import io

import msgspec

from pubkit.backends.epub.bands import ROW, Page
from pubkit.backends.epub.lettering import Lettering
from pubkit.backends.epub.paragraph import Box, fit
from pubkit.model.document import Asset
from pubkit.theme import FontFile

WIDTH, HEIGHT = 1600, 2560
"""Pixels; the size that Kindle asks for."""

_MARGIN = 140
_MEASURE = WIDTH - 2 * _MARGIN
_RULE = 24
_BARE = 26  # rows of the band on a cover without picture
_LONGEST = 400  # characters of a title


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on a cover."""

    title: str
    above: str = ""
    below: str = ""
    foot: str = ""

    @property
    def text(self) -> str:
        """Return all characters, for the choice of fonts."""
        return "".join((self.title, self.above, self.below, self.foot, "…"))


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Colours as `#rrggbb` and the families that titles and all else are set in."""

    paper: str
    ink: str
    muted: str
    accent: str
    title: str
    text: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """All that a cover is drawn from."""

    words: Words
    look: Look
    fonts: tuple[FontFile, ...]
    picture: Asset | None
    language: str
    rtl: bool
    gray: bool = False

    def told(self) -> tuple[str, ...]:
        """Return words that tell this drawing from any other."""
        files = [self.picture.data if self.picture else b"", *(font.data for font in self.fonts)]
        faces = (repr((f.family, f.weight, f.style, f.name)) for f in self.fonts)
        shown = (repr(self.words), repr(self.look), self.language, f"{self.rtl} {self.gray}")
        return ("cover", *shown, *faces, *(hashlib.sha256(data).hexdigest() for data in files))


def draw(drawing: Drawing) -> bytes:
    """Return the cover as JPEG, the same bytes for the same input."""
    words, look, picture = drawing.words, drawing.look, drawing.picture
    page = Page(WIDTH, HEIGHT, look.paper)
    top = _paste(page, picture, look.accent) if picture else _fill(page, look.accent)
    sheet = _Sheet(page, drawing.fonts, drawing.language, rtl=drawing.rtl)
    plain, strong = (look.text, 400), (look.text, 600)
    foot = HEIGHT - _MARGIN
    foot -= sheet.set(words.foot, plain, look.muted, Box(_MEASURE, 120, 48, 34), foot, upward=True)
    y = top + 150
    y += sheet.set(words.above, strong, look.accent, Box(_MEASURE, 170, 64, 40), y)
    y += 40 if words.above else 0
    title = Box(_MEASURE, foot - y - 330, 230, 64)
    y += sheet.set(words.title, (look.title, 600), look.ink, title, y) + 70
    sheet.set(words.below, plain, look.ink, Box(_MEASURE, 190, 68, 40), y)
    return page.jpeg("L" if drawing.gray else "RGB")


class _Sheet:
    """A page on which paragraphs are set between the margins."""

    def __init__(
        self, page: Page, fonts: tuple[FontFile, ...], language: str, *, rtl: bool
    ) -> None:
        self._page = page
        self._fonts = fonts
        self._language = language
        self._rtl = rtl

    def set(
        self,
        words: str,
        face: tuple[str, int],
        color: str,
        box: Box,
        y: int,
        *,
        upward: bool = False,
    ) -> int:
        """Set `words` from `y` on, or up to it, and return the height taken."""
        if not words:
            return 0
        lettering = Lettering(self._fonts, *face, self._language, rtl=self._rtl)
        told = fit(lettering, words[:_LONGEST], box)
        top = y - told.height if upward else y
        step = told.size * told.leading
        placed = []
        for number, line in enumerate(told.lines):
            left = WIDTH - _MARGIN - line.width * told.size if self._rtl else float(_MARGIN)
            # The baseline stands where capitals of 0.7 em are in the middle of the line.
            placed.append((line, left, top + step * (number + 0.5) + told.size * 0.35))
        lettering.draw(self._page, placed, told.size, color)
        return told.height


def _fill(page: Page, accent: str) -> int:
    """Put a band across the top; return its height."""
    page.grounds[:_BARE] = [accent] * _BARE
    return _BARE * ROW


def _paste(page: Page, picture: Asset, accent: str) -> int:
    """Put the picture, from 16:9 to nearly square, and a rule across the top; return its height."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(picture.data)) as image:
        image.draft("RGB", (WIDTH, WIDTH))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    shape = upright.height / upright.width
    height = round(WIDTH * min(max(shape, 9 / 16), 0.85))
    fitted = ImageOps.fit(upright, (WIDTH, height), Image.Resampling.BICUBIC)
    page.put(fitted, 0, 0, fitted)
    page.put(Image.new("RGB", (WIDTH, _RULE), accent), 0, height)
    return height
