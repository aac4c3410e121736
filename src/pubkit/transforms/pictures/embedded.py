"""What a picture file itself tells of its rights and content: XMP first, then IPTC, EXIF, PNG."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from pubkit.model.nodes import Rights
from pubkit.model.urls import safe_url

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_XMP = 256 * 1024
_LONGEST = 300
_LONGEST_CAPTION = 1000
_LICENSE = 80

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP = {
    "http://ns.adobe.com/photoshop/1.0/ Credit": "credit",
    "http://purl.org/dc/elements/1.1/ creator": "creator",
    "http://purl.org/dc/elements/1.1/ rights": "copyright",
    "http://purl.org/dc/elements/1.1/ description": "caption",
    "http://creativecommons.org/ns# license": "license",
    "http://ns.adobe.com/photoshop/1.0/ Source": "origin",
    "http://ns.adobe.com/xap/1.0/rights/ UsageTerms": "terms",
    "http://ns.adobe.com/xap/1.0/rights/ WebStatement": "statement",
    "http://ns.useplus.org/ldf/xmp/1.0/ LicensorURL": "licensor",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/ AltTextAccessibility": "alternative",
}
_IPTC = {
    (2, 110): "credit", (2, 80): "creator", (2, 116): "copyright", (2, 115): "origin",
    (2, 120): "caption",
}  # fmt: skip
_EXIF = {0x013B: "creator", 0x8298: "copyright", 0x010E: "caption"}
_PNG = {"Author": "creator", "Copyright": "copyright", "Description": "caption"}
_BY_ITSELF = re.compile(r"(?i)(created|made|edited) (with|by|using)\b|\S*$|(untitled|screenshot)\b")


class Told(NamedTuple):
    """What a file says of its picture."""

    rights: Rights = Rights()
    caption: str = ""
    alternative: str = ""


def embedded(image: ImageFile) -> Told:
    """Return what is told inside the file of the open `image`."""
    found: dict[str, str] = {}
    for read in (_xmp, _iptc, _exif, _png):
        try:
            values = read(image)
        except Exception:  # noqa: S112 (broken metadata does not spoil a picture)
            continue
        for name, value in values.items():
            found[name] = found.get(name) or _tidy(name, value)
    return _told(found)


def embedded_in_drawing(data: bytes) -> Told:
    """Return what the metadata of an SVG, which was parsed before, tell."""
    return _told({name: _tidy(name, value) for name, value in _read(data).items()})


def _told(found: dict[str, str]) -> Told:
    urls = [safe_url(found.get(name, "")) for name in ("licensor", "statement")]
    given = {
        "credit": found.get("credit") or ("" if found.get("creator") else found.get("origin")),
        "creator": found.get("creator"),
        "copyright": found.get("copyright"),
        "license": found.get("license") or _short(found.get("terms", "")),
        "source_url": next((url for url in urls if url and url.startswith("http")), None),
    }
    rights = Rights(**{name: value or None for name, value in given.items()})
    return Told(rights, _caption(found.get("caption", "")), found.get("alternative", ""))


def _short(terms: str) -> str:
    """Return terms of use that have the length of a licence's name; others are a contract."""
    return terms if len(terms) <= _LICENSE else ""


def _caption(text: str) -> str:
    """Return `text` unless a camera or a program wrote it: OLYMPUS DIGITAL CAMERA, a file name."""
    shouts = text.isupper() and text.isascii()
    return "" if shouts or (_BY_ITSELF.match(text) and text.isascii()) else text


def _tidy(name: str, value: str) -> str:
    text = " ".join(
        re.sub(r"[\x00-\x1f\x7f-\x9f\ufffd\u202a-\u202e\u2066-\u2069]", " ", value).split()
    )
    long = name in ("caption", "alternative")
    return text if len(text) <= (_LONGEST_CAPTION if long else _LONGEST) else ""


def _xmp(image: ImageFile) -> dict[str, str]:
    """Return the values of the XMP packet."""
    data: bytes | str = image.info.get("xmp", b"")
    raw = data.encode() if isinstance(data, str) else data
    return _read(raw) if 0 < len(raw) <= MAX_XMP else {}


def _read(raw: bytes) -> dict[str, str]:
    """Return the values that stand in `raw`; nothing of what is not plain XML."""
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


def _png(image: ImageFile) -> dict[str, str]:
    return {name: str(image.info.get(key, "")) for key, name in _PNG.items()}


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
