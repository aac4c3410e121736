"""The peers, as commands: pandoc alone, with typst, with weasyprint."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from benchmarks.runs import Command


def pandoc() -> str:
    """Return the path of pandoc, from PATH or from the package that carries it."""
    found = shutil.which("pandoc")
    if found:
        return found
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def pandoc_to(kind: str, source: Path, out: Path) -> Command:
    """Return the command that makes a standalone page or book of `source`."""
    where = f"--resource-path={source.parent}"
    arguments = [pandoc(), "-s", where, str(source), "-o", str(out)]
    return Command(f"pandoc -s ({kind})", arguments, [out])


def pandoc_typst(source: Path, out: Path) -> Command:
    """Return the command that makes a PDF by pandoc and the typst package."""
    middle = out.with_suffix(".typ")
    script = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3])"
    line = (
        f"{pandoc()} -s -t typst {source} -o {middle} && "
        f'{sys.executable} -c "{script}" {middle} {out} {out.parent}'
    )
    return Command("pandoc with typst", ["sh", "-c", line], [out])


def pandoc_weasyprint(source: Path, out: Path) -> Command:
    """Return the command that makes a PDF by pandoc and weasyprint."""
    engine = Path(sys.executable).with_name("weasyprint")
    where = f"--resource-path={source.parent}"
    arguments = [
        pandoc(), "-s", where, f"--pdf-engine={engine}", "-V", "lang=en", "--metadata", "title=x",
        str(source), "-o", str(out),
    ]  # fmt: skip
    return Command("pandoc with weasyprint", arguments, [out])


def pubkit(formats: list[str], source: Path, out: Path, slug: str) -> Command:
    """Return the command that exports `source`, cold."""
    chosen = [argument for name in formats for argument in ("--format", name)]
    program = str(Path(sys.executable).with_name("pubkit"))
    outputs = [out / slug / f"{slug}.{name}" for name in formats]
    arguments = [program, "export", str(source), "--out", str(out), *chosen]
    name = f"pubkit ({', '.join(formats)})"
    return Command(name, arguments, outputs, os.environ | {"PUBKIT_CACHE": "off"})
