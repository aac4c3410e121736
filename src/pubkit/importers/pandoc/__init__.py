"""Whatever pandoc reads, through its JSON tree, to a document."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

from pubkit.importers.pandoc.blocks import Tree
from pubkit.model.document import Document
from pubkit.world import World

TIMEOUT = 120
"""Seconds that pandoc may take."""

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
MAX_PICTURE = 20 * 1024 * 1024

_NAMES = {"tex": "latex", "docbook": "docbook", "wiki": "mediawiki", "adoc": "asciidoc"}


class PandocError(Exception):
    """A file that pandoc cannot turn into a document; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def find_pandoc() -> str | None:
    """Return pandoc's path: on PATH, else in the package `pypandoc_binary`."""
    found = shutil.which("pandoc")
    if found:
        return found
    try:
        import pypandoc
    except ImportError:
        return None
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def convert(source: Path, form: str, world: World) -> tuple[Document, dict[str, bytes]]:
    """Return the document that `source` holds, and its pictures by the names it gives them."""
    pandoc = find_pandoc()
    if pandoc is None:
        message = f'"{source.name}" needs pandoc to be read'
        raise PandocError(message, "install pandoc, or pip install pypandoc_binary")
    with tempfile.TemporaryDirectory() as folder:
        # --sandbox keeps readers from other files; pictures inside the file are still extracted.
        command = [
            pandoc, "--sandbox", "-f", _NAMES.get(form, form), "-t", "json",
            "--extract-media", ".", str(source.resolve()),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIMEOUT)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise PandocError(f"pandoc took more than {TIMEOUT} s") from None
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().split("\n")[0][:200]
            raise PandocError(f"pandoc says: {told}", "name the format with --from")
        tree = json.loads(done.stdout)
        pictures = _pictures(Path(folder))
    document = Tree(world, source.name).document(tree, PurePosixPath(source.name))
    return document, pictures


def _pictures(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in sorted(folder.rglob("*")):
        regular = path.is_file() and not path.is_symlink()
        if regular and path.suffix.lower() in PICTURES and path.stat().st_size <= MAX_PICTURE:
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
