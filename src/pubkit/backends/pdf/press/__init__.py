"""Make a finished file one for printers: PDF/X-4 (ISO 15930-7), in the inks of one press."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from pubkit.backends.pdf.escaping import escape
from pubkit.backends.pdf.metadata import About, xmp_date
from pubkit.backends.pdf.press.inks import Inks

UNDATED = "1980-01-01T00:00:00Z"
"""Stands for the dates that the standard wants and the article does not tell."""


class Intent(msgspec.Struct, frozen=True):
    """The printing condition: its ICC profile, and its name in the registry of the ICC if any."""

    profile: bytes
    condition: str | None = None


class UnprintableError(Exception):
    """Something in a file that cannot be said in inks."""


def dated(told: About) -> About:
    """Return what the file says of itself, with the dates that the standard wants."""
    created = told.created if xmp_date(told.created) else UNDATED
    modified = told.modified if xmp_date(told.modified) else created
    return msgspec.structs.replace(told, created=created, modified=modified)


def claims(told: About) -> str:
    """Return the properties that name the standard, and those it wants."""
    name = uuid5(NAMESPACE_URL, told.source or told.identifier or told.title)
    modified = escape(xmp_date(told.modified) or UNDATED)
    return f"""<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">uuid:{name}</xmpMM:DocumentID>
<xmpMM:VersionID xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">1</xmpMM:VersionID>
<xmpMM:RenditionClass xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">default</xmpMM:RenditionClass>
<xmp:MetadataDate>{modified}</xmp:MetadataDate><pdf:Trapped>False</pdf:Trapped>"""


def separate(data: bytes, intent: Intent) -> bytes:
    """Return the file with all colours in inks; `UnprintableError` when one cannot be told so.

    Pictures keep their colours, with the profile that tells what they mean.
    """
    import pikepdf

    inks = Inks(intent.profile)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name in ("/Outlines", "/Names", "/OpenAction", "/AA"):
            if name in pdf.Root:
                del pdf.Root[name]
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(_in_inks(page, inks))
        screen = _profile(pdf, _srgb())
        for thing in list(everything(pdf)):
            _convert(thing, inks, screen)
        pdf.Root.OutputIntents = pikepdf.Array([_intended(pdf, intent, inks.name)])
        pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
        pdf.save(out, force_version="1.6", deterministic_id=True)
    return out.getvalue()


def everything(pdf: Any) -> Iterator[Any]:
    """Yield each dictionary and stream of a file once, direct ones too."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting = [pdf.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            waiting.extend(kid for kid in thing if isinstance(kid, pikepdf.Object))
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            if thing.is_indirect and thing.objgen in seen:
                continue
            seen.add(thing.objgen)
            yield thing
            waiting.extend(kid for _, kid in thing.items() if isinstance(kid, pikepdf.Object))


def _convert(thing: Any, inks: Inks, screen: Any) -> None:
    import pikepdf

    kind = thing.get("/Subtype")
    if isinstance(thing, pikepdf.Stream):
        if kind == "/Form" or thing.get("/PatternType") == 1:
            thing.write(_in_inks(thing, inks))
        elif kind == "/Image" and thing.get("/ColorSpace") == "/DeviceRGB":
            thing.ColorSpace = _own_profile(thing) or screen
    if "/ShadingType" in thing and thing.ColorSpace == "/DeviceRGB":
        thing.ColorSpace = pikepdf.Name.DeviceCMYK
        _convert_function(thing.Function, inks)
    if thing.get("/S") == "/Transparency" and "/CS" in thing:
        thing.CS = pikepdf.Name.DeviceCMYK


def _in_inks(content: Any, inks: Inks) -> bytes:
    """Return a content stream with other operators for colours (ISO 32000-1, 8.6.8)."""
    import pikepdf

    told: list[Any] = []
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, instruction.operator
        name = str(operator)
        if name in ("rg", "RG"):
            shares = [Decimal(str(share)) for share in inks.of([float(part) for part in operands])]
            told.append((shares, pikepdf.Operator("k" if name == "rg" else "K")))
        elif name in ("cs", "CS") and str(operands[0]) == "/DeviceRGB":
            raise UnprintableError("a colour is told in a way that no press knows")
        else:
            told.append((operands, operator))
    return bytes(pikepdf.unparse_content_stream(told))


def _convert_function(function: Any, inks: Inks) -> None:
    """Let the ends of a gradient be inks; between them, shares run as evenly as channels did."""
    import pikepdf

    match int(function.FunctionType):
        case 2:
            for end in ("/C0", "/C1"):
                shares = inks.of([float(part) for part in function[end]])
                function[end] = pikepdf.Array([Decimal(str(share)) for share in shares])
            if "/Range" in function:
                del function["/Range"]
        case 3:
            for part in function.Functions:
                _convert_function(part, inks)
        case _:
            raise UnprintableError("a gradient is told in a way that no press knows")


def _own_profile(image: Any) -> Any:
    """Return the colour space of a photograph that brings its own profile."""
    from PIL import Image

    if image.get("/Filter") != "/DCTDecode":
        return None
    with Image.open(io.BytesIO(image.read_raw_bytes())) as picture:
        profile = picture.info.get("icc_profile") or b""
    if profile[16:20] != b"RGB " or profile[36:40] != b"acsp":
        return None
    return _profile(image.same_owner, profile)


def _srgb() -> bytes:
    from importlib import resources

    return resources.files("weasyprint").joinpath("pdf", "sRGB2014.icc").read_bytes()


def _profile(pdf: Any, profile: bytes) -> Any:
    """Return the colour space that an ICC profile of three channels describes."""
    import pikepdf

    stream = pdf.make_stream(profile, N=3)
    return pikepdf.Array([pikepdf.Name.ICCBased, stream])


def _intended(pdf: Any, intent: Intent, name: str) -> Any:
    """Return the output intent."""
    import pikepdf

    told = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(intent.condition or "Custom"),
        Info=pikepdf.String(name),
        DestOutputProfile=pdf.make_stream(intent.profile, N=4),
    )
    if intent.condition:
        told.RegistryName = pikepdf.String("http://www.color.org")
    return pdf.make_indirect(told)
