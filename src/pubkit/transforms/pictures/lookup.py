"""From what an article writes as a picture's source to the bytes of a file below the root."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from pubkit.model.paths import joined
from pubkit.transforms.context import MOST_NAMES
from pubkit.transforms.pictures.problem import PictureError
from pubkit.world import OutsideError, ReadError, TooLargeError, World

MAX_BYTES = 20 * 1024 * 1024
_SHELVES = ("", "static", "public", "assets")

_TEMPLATE = re.compile(r"\{\{-?\s*(?:[\"']([^\"']*)[\"'][^{}]*|[^{}]*)\}\}")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HINT = "paths are relative to the article; a leading slash is the project's root"


def find(
    source: str, folder: PurePosixPath, world: World, *, suggest: bool = True
) -> tuple[str, bytes]:
    """Return the path of the file that `source` names in an article in `folder`, and its bytes.

    What is not beside the article is looked for from every folder above it, as site generators do.
    To `suggest` another name, all those of a folder are compared.
    """
    source = _TEMPLATE.sub(lambda match: match[1] or "", source, count=1).strip()
    if scheme := _SCHEME.match(source):
        return _foreign(scheme[1].lower(), source)
    if source.startswith(("//", "\\\\")):
        return _foreign("https", source)
    if not source:
        raise PictureError("image-missing", "has no path", _HINT)
    for path in _candidates(source, folder):
        if world.exists(path):
            return str(path), _read(path, world, suggest)
    nearest = joined(folder, _spellings(source)[0].lstrip("/"))
    if nearest is None:
        raise PictureError("image-outside", "is outside the project", _HINT)
    _read(nearest, world, suggest)  # tells why it cannot be read
    raise PictureError("image-missing", "does not exist", _HINT)


def _foreign(scheme: str, source: str) -> tuple[str, bytes]:
    if scheme == "data":
        return "", _data(source)
    if scheme in ("http", "https"):
        hint = "nothing is fetched while publishing: save the picture beside the article"
        raise PictureError("image-remote", "is not part of the project", hint)
    raise PictureError("image-outside", f'is named by a "{scheme}:" address', _HINT)


def _data(source: str) -> bytes:
    import base64
    import binascii

    head, _, body = source.partition(",")
    if len(source) > MAX_BYTES * 4 // 3:
        raise PictureError("image-too-large", f"is larger than {MAX_BYTES:,} bytes")
    try:
        return base64.b64decode(unquote(body)) if ";base64" in head else unquote(body).encode()
    except (binascii.Error, ValueError):
        raise PictureError("image-broken", "is not written in base 64") from None


def _spellings(source: str) -> list[str]:
    """Return the paths that `source` may mean, the likeliest first."""
    plain = re.split(r"[?#]", source, maxsplit=1)[0]
    spellings = [unquote(plain), unquote(source), source, unquote(plain).replace("\\", "/")]
    return list(dict.fromkeys(name for name in spellings if name))


def _candidates(source: str, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    spellings = _spellings(source)
    for name in spellings:
        if not name.startswith("/") and (path := joined(folder, name)):
            yield path
    for above in (folder, *folder.parents):
        for name in spellings:
            for shelf in _SHELVES:
                if path := joined(above / shelf, name.lstrip("/")):
                    yield path


def _read(path: PurePosixPath, world: World, suggest: bool) -> bytes:
    try:
        return world.read(path, MAX_BYTES)
    except TooLargeError as error:
        raise PictureError("image-too-large", str(error), "save a smaller version") from None
    except OutsideError as error:
        raise PictureError("image-outside", str(error), _HINT) from None
    except ReadError as error:
        hint = _near(path, world) if suggest else _HINT
        raise PictureError("image-missing", str(error), hint) from None


_ENDINGS = tuple(".avif .bmp .gif .heic .jpeg .jpg .jxl .pdf .png .svg .tif .tiff .webp".split())
"""What names of pictures end in, also of those that cannot be shown."""


def _near(path: PurePosixPath, world: World) -> str:
    """Return a hint that names the file most like `path` in its folder."""
    import difflib

    there = world.names(path.parent)[:MOST_NAMES]
    names = {name.lower(): name for name in there if name.lower().endswith(_ENDINGS)}
    names |= {PurePosixPath(low).stem: name for low, name in names.items()}
    for wanted in (path.name.lower(), path.stem.lower()):
        if found := difflib.get_close_matches(wanted, names, n=1, cutoff=0.75):
            return f'paths are relative to the article; found "{names[found[0]]}" beside it'
    return _HINT
