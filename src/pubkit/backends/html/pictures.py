"""Pictures of a web page: inside it as data, or beside it in the widths that screens want."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from copy import copy
from functools import partial
from io import BytesIO

from pubkit.backends import Artifact
from pubkit.model.document import Asset
from pubkit.world import Remember, forget

WIDE = 1_200
"""Pixels above which a picture beside the page is offered in smaller widths too."""

WIDTHS = (640, 1_200)
WIDEST = 2_400
WIDEST_INSIDE = 1_600
SIZES = "(min-width: 60em) 56em, 100vw"

FOLDER = "assets"

_RESIZED = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


class Inside:
    """Pictures as data: URLs, none wider than a page can use."""

    def __init__(self, assets: Mapping[str, Asset], remember: Remember = forget) -> None:
        self._assets = assets
        self._remember = remember
        self._urls: dict[str, str] = {}

    def attributes(self, key: str) -> Mapping[str, str]:
        """Return the attributes of the `img` that shows the picture `key`."""
        asset = self._assets[key]
        if key not in self._urls:
            data = narrowed(asset, WIDEST_INSIDE, self._remember)
            self._urls[key] = data_url(asset.media_type, data)
        return {"src": self._urls[key], **_extent(asset)}

    def path(self, key: str) -> str | None:
        """Return where the picture is found from the page: nowhere."""
        return None

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """Return the files beside the page: none."""
        return ()


class Beside:
    """Pictures as files, wide ones in several widths."""

    def __init__(
        self, assets: Mapping[str, Asset], folder: str, remember: Remember = forget
    ) -> None:
        self._assets = assets
        self._remember = remember
        self._folder = folder
        self._files: dict[str, bytes] = {}
        self._up = ""
        self._sizes = SIZES

    def seen_from(self, up: str, sizes: str = SIZES) -> Beside:
        """Return these pictures as a page sees them from which `up` leads to their folder."""
        view = copy(self)
        view._up, view._sizes = up, sizes
        return view

    def attributes(self, key: str) -> Mapping[str, str]:
        """Return the attributes of the `img` that shows the picture `key`."""
        asset = self._assets[key]
        widths = _widths(asset)
        if len(widths) == 1:
            return {"src": self._up + self._file(asset, widths[0]), **_extent(asset)}
        offered = ", ".join(f"{self._up}{self._file(asset, width)} {width}w" for width in widths)
        source = self._up + self._file(asset, WIDTHS[-1])
        return {"src": source, **_extent(asset), "srcset": offered, "sizes": self._sizes}

    def path(self, key: str) -> str | None:
        """Return where the picture is found from the page, in its greatest width."""
        asset = self._assets[key]
        return self._up + self._file(asset, _widths(asset)[-1])

    def bytes_of(self, key: str) -> bytes:
        """Return the picture in its greatest width."""
        asset = self._assets[key]
        return self._files[self._file(asset, _widths(asset)[-1])]

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """Return the files beside the page."""
        files = sorted(self._files.items())
        return tuple(Artifact(f"{self._folder}/{name}", data) for name, data in files)

    def _file(self, asset: Asset, width: int) -> str:
        stem, dot, extension = asset.key.partition(".")
        suffix = "" if width == asset.width else f"-{width}"
        name = f"{FOLDER}/{stem}{suffix}{dot}{extension}"
        if name not in self._files:
            self._files[name] = narrowed(asset, width, self._remember)
        return name


def data_url(media_type: str, data: bytes) -> str:
    """Return `data` as a URL."""
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def narrowed(asset: Asset, width: int, remember: Remember = forget) -> bytes:
    """Return the bytes of `asset` at most `width` pixels wide, unless they grow by it."""
    if asset.width <= width or asset.media_type not in _RESIZED:
        return asset.data
    words = "page picture", hashlib.sha256(asset.data).hexdigest(), str(width)
    return remember(words, partial(_redrawn, asset, width))


def _redrawn(asset: Asset, width: int) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(asset.data)) as image:
        if getattr(image, "is_animated", False):
            return asset.data
        height = max(1, round(asset.height * width / asset.width))
        profile = image.info.get("icc_profile")
        mode = "RGBA" if image.has_transparency_data else "L" if image.mode == "L" else "RGB"
        image.draft(mode, (width, height))
        small = image.convert(mode).resize((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    kind = _RESIZED[asset.media_type]
    if kind == "PNG":
        small.save(out, kind, compress_level=6, icc_profile=profile)
    else:
        small.save(out, kind, quality=82, optimize=True, icc_profile=profile)
    return min(out.getvalue(), asset.data, key=len)


def _widths(asset: Asset) -> tuple[int, ...]:
    """Return the widths in which a picture is offered, its own or the widest last."""
    if asset.width <= WIDE or asset.media_type not in _RESIZED:
        return (asset.width,)
    return (*WIDTHS, min(asset.width, WIDEST))


def _extent(asset: Asset) -> Mapping[str, str]:
    return {"width": str(asset.width), "height": str(asset.height)}
