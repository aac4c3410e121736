"""Read a finished file as a printer's check would: what in it breaks PDF/X-4 (ISO 15930-7:2010).

No judge of PDF/X is free, so the rules are told here, each with its topic in the standard; tests
hold them against the rules that veraPDF can be given.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from pubkit.backends.pdf.press import everything

Rule = Callable[[Any], Iterator[str]]


def breaches(data: bytes) -> tuple[str, ...]:
    """Return what breaks the standard, each breach once."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [f"{told} ({topic})" for topic, rule in RULES for told in rule(pdf)]
    return tuple(dict.fromkeys(found))


def _file(pdf: Any) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "the file is encrypted"
    if "/ID" not in pdf.trailer:
        yield "the file has no identifier"
    if float(pdf.pdf_version) > 1.6:
        yield "the file is newer than PDF 1.6"


def _metadata(pdf: Any) -> Iterator[str]:
    packet = bytes(pdf.Root.Metadata.read_bytes()).decode() if "/Metadata" in pdf.Root else ""
    for name in _WANTED:
        if not re.search(rf"<{name}[ >]", packet):
            yield f'the metadata has no "{name}"'
    if ">PDF/X-4<" not in packet:
        yield "the metadata does not name PDF/X-4"
    if str(pdf.docinfo.get("/Trapped")) != "/False" or ">False</pdf:Trapped>" not in packet:
        yield "it is not told whether the file is trapped"


_WANTED = (
    "pdfxid:GTS_PDFXVersion", "dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
    "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass",
)  # fmt: skip


def _intent(pdf: Any) -> Iterator[str]:
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield "there is not one output intent for PDF/X"
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "the output intent names no printing condition"
    profile = intent.DestOutputProfile.read_bytes() if "/DestOutputProfile" in intent else b""
    if profile[12:20] != b"prtrCMYK" or profile[8] > 4:
        yield "the output intent has no profile of a press"


def _boxes(pdf: Any) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        media, trim = _box(page, "/MediaBox"), _box(page, "/TrimBox")
        bleed = _box(page, "/BleedBox") or trim
        if not media or not trim or not bleed or "/ArtBox" in page.obj:
            yield f"page {number} has no trim box, or an art box beside it"
        elif not (_within(trim, bleed) and _within(bleed, media)):
            yield f"the boxes of page {number} do not lie in each other"


def _box(page: Any, name: str) -> list[float]:
    return [float(side) for side in page.obj.get(name, [])]


def _within(inner: list[float], outer: list[float]) -> bool:
    near = 0.01
    low = all(i >= o - near for i, o in zip(inner[:2], outer[:2], strict=True))
    return low and all(i <= o + near for i, o in zip(inner[2:], outer[2:], strict=True))


def _fonts(pdf: Any) -> Iterator[str]:
    for thing in everything(pdf):
        if thing.get("/Type") == "/FontDescriptor":
            if not any(f"/FontFile{n}" in thing for n in ("", "2", "3")):
                yield f'the font "{thing.get("/FontName")}" is not embedded'
        elif thing.get("/Subtype") in _SIMPLE and "/FontDescriptor" not in thing:
            yield f'the font "{thing.get("/BaseFont")}" is not embedded'


_SIMPLE = ("/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2")


def _colors(pdf: Any) -> Iterator[str]:
    for thing in everything(pdf):
        if any(thing.get(key) in _DEVICE for key in ("/ColorSpace", "/CS")):
            yield "a picture, gradient or group has colours of no known device"
        spaces = thing.get("/ColorSpace")
        if _is_array(spaces) and any(str(part) in _DEVICE for part in spaces):
            yield "a colour space is built on colours of no known device"
    for content in _contents(pdf):
        yield from _operators(content)


_DEVICE = ("/DeviceRGB", "/CalRGB", "/RGB")


def _is_array(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Array)


def _contents(pdf: Any) -> Iterator[Any]:
    import pikepdf

    yield from pdf.pages
    for thing in everything(pdf):
        if isinstance(thing, pikepdf.Stream) and (
            thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1
        ):
            yield thing


def _operators(content: Any) -> Iterator[str]:
    import pikepdf

    for instruction in pikepdf.parse_content_stream(content):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("rg", "RG") or (name in ("cs", "CS") and str(operands[0]) in _DEVICE):
            yield "a colour is that of a screen"
        elif name in ("BI", "INLINE IMAGE", "PS"):
            yield f'the operator "{name}" is used'


def _interaction(pdf: Any) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/AcroForm", "/JavaScript"):
        if key in pdf.Root:
            yield f'the file has "{key[1:]}"'
    for thing in everything(pdf):
        if thing.get("/Type") == "/Action" or ("/S" in thing and thing.S in _ACTIONS):
            yield "the file has an action"
    for number, page in enumerate(pdf.pages, 1):
        if len(page.obj.get("/Annots", [])):
            yield f"page {number} has an annotation"


_ACTIONS = ("/GoTo", "/URI", "/JavaScript", "/Launch", "/GoToR", "/Named", "/SubmitForm")


def _graphics(pdf: Any) -> Iterator[str]:
    for thing in everything(pdf):
        if "/TR" in thing or thing.get("/TR2", "/Default") != "/Default" or "/HTP" in thing:
            yield "a transfer function or halftone is set"
        if "/BM" in thing and thing.BM not in _BLENDS:
            yield f'the blend mode "{thing.BM}" is unknown'
        if "/OPI" in thing or "/Ref" in thing or "/Alternates" in thing or "/PS" in thing:
            yield "a picture stands elsewhere or has another to stand for it"
        filters = str(thing.get("/Filter", ""))
        if "LZW" in filters or "Crypt" in filters:
            yield "a stream is packed with LZW or encrypted"


_BLENDS = tuple(
    f"/{name}" for name in (
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge",
        "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation",
        "Color", "Luminosity",
    )
)  # fmt: skip

RULES: tuple[tuple[str, Rule], ...] = (
    ("PDF/X-4, file", _file),
    ("PDF/X-4, output intent", _intent),
    ("PDF/X-4, colour", _colors),
    ("PDF/X-4, graphics", _graphics),
    ("PDF/X-4, fonts", _fonts),
    ("PDF/X-4, metadata", _metadata),
    ("PDF/X-4, boxes", _boxes),
    ("PDF/X-4, interaction", _interaction),
)
