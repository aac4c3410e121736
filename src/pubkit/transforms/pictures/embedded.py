"""What a picture file itself tells about its rights: XMP first, then IPTC, then EXIF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from pubkit.model.nodes import Rights
from pubkit.model.urls import safe_url

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_XMP = 256 * 1024
_LONGEST = 300

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP = {
    "http://ns.adobe.com/photoshop/1.0/ Credit": "credit",
    "http://purl.org/dc/elements/1.1/ creator": "creator",
    "http://purl.org/dc/elements/1.1/ rights": "copyright",
    "http://creativecommons.org/ns# license": "license",
    "http://ns.adobe.com/xap/1.0/rights/ WebStatement": "source_url",
}
_IPTC = {(2, 110): "credit", (2, 80): "creator", (2, 116): "copyright"}
_EXIF = {0x013B: "creator", 0x8298: "copyright"}


def embedded_rights(image: ImageFile) -> Rights:
    """Return the rights told inside the file of the open `image`."""
    found: dict[str, str] = {}
    for read in (_xmp, _iptc, _exif):
        try:
            values = read(image)
        except Exception:  # noqa: S112 (broken metadata does not spoil a picture)
            continue
        for name, value in values.items():
            text = _tidy(value)
            if text and name not in found:
                found[name] = text
    url = safe_url(found.pop("source_url", ""))
    if url and url.startswith("http"):
        found["source_url"] = url
    return Rights(**found)


def _tidy(value: str) -> str:
    text = " ".join(
        re.sub(r"[\x00-\x1f\x7f-\x9f\ufffd\u202a-\u202e\u2066-\u2069]", " ", value).split()
    )
    return text if len(text) <= _LONGEST else ""


def _xmp(image: ImageFile) -> dict[str, str]:
    """Return the values of the XMP packet; nothing of one that is not plain XML."""
    data: bytes | str = image.info.get("xmp", b"")
    raw = data.encode() if isinstance(data, str) else data
    if not raw or len(raw) > MAX_XMP:
        return {}
    reading = _Packet()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    parser.StartDoctypeDeclHandler = reading.refuse
    try:
        parser.Parse(raw.strip(b"\0 \r\n\t"), True)
    except (expat.ExpatError, ValueError):
        return {}
    return {name: _one(name, values) for name, values in reading.values.items()}


def _one(name: str, values: list[str]) -> str:
    """Return the values of a list as one; those of "copyright" are translations of the first."""
    texts = [text for value in values if (text := value.strip())]
    return ", ".join(texts if name == "creator" else texts[:1])


class _Packet:
    """Handlers of the parser: values stand in attributes, elements or the items of a list."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self._open: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if name == f"{_RDF} Description":
            for key, value in attributes.items():
                if key in _XMP:
                    self.values.setdefault(_XMP[key], []).append(value)
        elif name in _XMP:
            self.values.setdefault(_XMP[name], []).append(attributes.get(f"{_RDF} resource", ""))
        elif name == f"{_RDF} li" and (field := self._field()):
            self.values[field].append("")

    def end(self, name: str) -> None:
        self._open.pop()

    def characters(self, data: str) -> None:
        if field := self._field():
            self.values[field][-1] += data

    def refuse(self, *declaration: object) -> None:
        raise ValueError(declaration)

    def _field(self) -> str | None:
        return next((_XMP[name] for name in reversed(self._open) if name in _XMP), None)


def _iptc(image: ImageFile) -> dict[str, str]:
    from PIL import IptcImagePlugin

    records = IptcImagePlugin.getiptcinfo(image) or {}
    out = {}
    for key, name in _IPTC.items():
        value = records.get(key)
        parts = value if isinstance(value, list) else [value] if value else []
        out[name] = ", ".join(_decoded(part) for part in parts)
    return out


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _exif(image: ImageFile) -> dict[str, str]:
    tags = image.getexif()
    return {name: _unmarked(tags.get(number)) for number, name in _EXIF.items()}


def _unmarked(value: object) -> str:
    """Return a text of EXIF, which Pillow reads as Latin-1, as the UTF-8 that it mostly is."""
    if isinstance(value, bytes):
        return _decoded(value)
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value
