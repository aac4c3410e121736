"""Pictures made fit for e-readers; those that fit already keep their bytes."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from pubkit.backends.epub.package import Resource
from pubkit.model.document import Asset
from pubkit.world import Remember, forget

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 2000
PIXELS = 4_000_000
BYTES = 5_000_000
"""Limits that Kobo and Apple Books state for a picture."""

_KEPT = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif"}
_ORIENTATION = 0x0112  # EXIF


class Pictures:
    """The pictures that the text asks for, each made ready once."""

    def __init__(
        self, assets: Mapping[str, Asset], *, gray: bool, remember: Remember = forget
    ) -> None:
        self._assets = assets
        self._remember = remember
        self._gray = gray
        self._ready: dict[str, Resource] = {}

    def attributes(self, key: str) -> Mapping[str, str]:
        """Return the attributes of the `img` that shows the picture `key`."""
        asset = self._assets[key]
        if key not in self._ready:
            self._ready[key] = fit(asset, gray=self._gray, remember=self._remember)
        src = self._ready[key].name
        return {"src": src, "width": str(asset.width), "height": str(asset.height)}

    @property
    def items(self) -> Mapping[str, str]:
        """Return the ids of the pictures asked for so far, by key."""
        return {key: self._ready[key].id for key in sorted(self._ready)}

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Return the pictures asked for so far."""
        return tuple(self._ready[key] for key in sorted(self._ready))


def moves(picture: Resource) -> bool:
    """Tell whether an SVG is animated; all other pictures are stilled."""
    svg = picture.media_type == "image/svg+xml"
    return svg and re.search(rb"<(animate|set)\b|@keyframes", picture.data) is not None


def fit(asset: Asset, *, gray: bool = False, remember: Remember = forget) -> Resource:
    """Return `asset` as e-readers show it: still, upright, small enough, in RGB or grey.

    What is see-through lies on white: the reader's own ground may be as black as its lines.
    """
    if asset.media_type == "image/svg+xml":
        return _resource(asset, on_white(asset.data), "svg")
    from PIL import Image

    try:
        with _whole_only(), Image.open(io.BytesIO(asset.data)) as image:
            if asset.media_type in _KEPT and _fits(image, len(asset.data), gray=gray):
                return _resource(asset, asset.data, _KEPT[asset.media_type])
            words = "book picture", hashlib.sha256(asset.data).hexdigest(), str(gray)
            packed = remember(words, partial(_packed, image, gray=gray))
            extension, _, data = packed.partition(b" ")
            return _resource(asset, data, extension.decode())
    except OSError:
        # A damaged tail: readers show what there is, as the checks before us found.
        return _resource(asset, asset.data, _KEPT.get(asset.media_type, "png"))


_ROOT = re.compile(
    rb'<svg(?:\s+[\w:.-]+="[^"]*")*?\s+viewBox="([^"]*)"(?:\s+[\w:.-]+="[^"]*")*\s*>'
)


def on_white(drawing: bytes) -> bytes:
    """Return an SVG of `transforms.pictures` with a white ground below all that it shows."""
    root = _ROOT.search(drawing)
    if root is None:
        return drawing
    x, y, width, height = root[1].split()
    ground = b'<rect x="%b" y="%b" width="%b" height="%b" style="fill:#fff;stroke:none"/>'
    return b"".join((drawing[: root.end()], ground % (x, y, width, height), drawing[root.end() :]))


@contextmanager
def _whole_only() -> Iterator[None]:
    """Have Pillow refuse pictures that are cut short, whatever other code told it."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _resource(asset: Asset, data: bytes, extension: str) -> Resource:
    stem = asset.key.partition(".")[0]
    types = {"svg": "image/svg+xml", "jpg": "image/jpeg"}
    return Resource(
        id=f"image-{stem}",
        name=f"images/{stem}.{extension}",
        media_type=types.get(extension, f"image/{extension}"),
        data=data,
    )


def _fits(image: Image, size: int, *, gray: bool) -> bool:
    small = max(image.size) <= LONG_SIDE and image.width * image.height <= PIXELS and size <= BYTES
    still = getattr(image, "n_frames", 1) == 1
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    colours = image.mode in {"1", "L", "LA"} if gray else image.mode != "CMYK"
    return small and still and upright and colours and not _see_through(image)


def _see_through(image: Image) -> bool:
    if not image.has_transparency_data:
        return False
    least, _ = image.convert("RGBA").getchannel("A").getextrema()
    return isinstance(least, int) and least < 255


def _redraw(image: Image, *, gray: bool) -> Image:
    """Return the first frame of `image`, upright, in size and in colours that readers know."""
    from PIL import Image, ImageOps

    scale = min(1, LONG_SIDE / max(image.size), (PIXELS / (image.width * image.height)) ** 0.5)
    size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
    image.draft(None, size)
    drawn = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        white = Image.new("RGBA", drawn.size, "white")
        drawn = Image.alpha_composite(white, drawn.convert("RGBA"))
    drawn = drawn.convert("L" if gray else "RGB")
    if scale < 1:
        upright = size if (drawn.width > drawn.height) == (size[0] > size[1]) else size[::-1]
        drawn = drawn.resize(upright, Image.Resampling.LANCZOS, reducing_gap=3)
    return drawn


def _packed(image: Image, *, gray: bool) -> bytes:
    drawing = image.has_transparency_data or image.format in {"PNG", "GIF"}
    data, extension = _encode(_redraw(image, gray=gray), drawing=drawing)
    return extension.encode() + b" " + data


def _encode(image: Image, *, drawing: bool) -> tuple[bytes, str]:
    """Return the bytes and extension: PNG for drawings, else JPEG."""
    if drawing:
        data = _save(image, "PNG")
        if len(data) <= BYTES:
            return data, "png"
    return _save(image, "JPEG"), "jpg"


def _save(image: Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    if kind == "JPEG":
        image.save(buffer, kind, quality=85, optimize=True)
    else:
        image.save(buffer, kind, compress_level=6)
    return buffer.getvalue()
