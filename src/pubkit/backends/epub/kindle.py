"""What Kindle's engines lack: MathML, pictures inside of the text, and often SVG."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode

from pubkit.backends.epub.package import Resource
from pubkit.backends.epub.raster import png

_DRAWING = re.compile(r'src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"')


def with_files(html: str) -> tuple[str, tuple[Resource, ...]]:
    """Return the markup with its drawings in files, and the files."""
    files: dict[str, Resource] = {}

    def named(match: re.Match[str]) -> str:
        data = b64decode(match[1])
        mark = hashlib.sha256(data).hexdigest()[:16]
        name = f"images/formula-{mark}.png"
        if name not in files:
            told = png(data.decode())
            files[name] = Resource(
                id=f"formula-{mark}", name=name, media_type="image/png", data=told
            )
        return f'src="{name}"'

    return _DRAWING.sub(named, html), tuple(files.values())
