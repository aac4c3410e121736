"""Embed fonts as the HarfBuzz of the lock file subsets them, whatever the system has."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
"""Tables that nothing reads in a file whose text is shaped already."""


class Unembedded(dict[Any, Any]):
    """Fonts by key that the engine does not embed: those of all parts are joined first."""


def embed_alike() -> None:
    """Let the engine name and subset fonts by their bytes, not by what its libraries say."""
    import pydyf
    from weasyprint import pdf
    from weasyprint.pdf import stream
    from weasyprint.pdf.fonts import Font, build_fonts_dictionary

    class Embedded(Font):  # type: ignore[misc]
        """A font that is embedded under a tag of its bytes: ISO 32000-1, 9.6.4."""

        hash: str
        name: bytes
        file_content: bytes

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            name = self.name.split(b"+", 1)[1]
            digest = blake2b(self.file_content, digest_size=6, key=name[:64]).digest()
            self.hash = "".join(chr(65 + byte % 26) for byte in digest)
            self.name = b"/" + self.hash.encode() + b"+" + name

        def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:
            """Keep the glyphs that are used, at their places."""
            if to_unicode:
                self.file_content = subset(self.file_content, to_unicode, boxed=bool(self.missing))

    def embedded(file: Any, fonts: Any, *options: Any) -> Any:
        if isinstance(fonts, Unembedded):
            return pydyf.Dictionary()
        return build_fonts_dictionary(file, fonts, *options)

    stream.Font, pdf.build_fonts_dictionary = Embedded, embedded


def subset(font: bytes, glyphs: dict[int, str], *, boxed: bool) -> bytes:
    """Return `font` with `glyphs` at their places, and the outline of .notdef when `boxed`."""
    import uharfbuzz as hb

    flags = hb.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | hb.SubsetFlags.DESUBROUTINIZE
    flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    if boxed:
        flags |= hb.SubsetFlags.NOTDEF_OUTLINE
    wish = hb.SubsetInput()
    wish.unicode_set.clear()
    wish.glyph_set.update(glyphs)
    wish.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    wish.flags = flags
    return bytes(hb.subset(hb.Face(hb.Blob(font)), wish).blob.data)
