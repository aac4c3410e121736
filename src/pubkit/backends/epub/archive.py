"""Pack files into an EPUB container whose bytes depend on nothing but the files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MIMETYPE = "mimetype"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP entry can carry
_STORED = (".jpg", ".png", ".gif")  # compressed already


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of `files`: the media type first and stored, then sorted by path."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_entry(MIMETYPE), files[MIMETYPE])
        for name in sorted(files.keys() - {MIMETYPE}, key=_order):
            archive.writestr(_entry(name), files[name])
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o100644 << 16
    stored = name == MIMETYPE or name.endswith(_STORED)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return info


def _order(name: str) -> tuple[int, str]:
    """Put what a reading system opens first at the front."""
    ranks = ("META-INF/", "EPUB/content.opf", "EPUB/nav.xhtml")
    return next((i for i, rank in enumerate(ranks) if name.startswith(rank)), len(ranks)), name
