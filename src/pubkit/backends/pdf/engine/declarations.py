"""What the engine declares of its C libraries, parsed once and kept as data beside this module.

The engine parses 16 kB of C whenever it is imported and a little more at every new type: a quarter
of the time that a short article takes. `declarations.msgpack` holds the parser's result; it is
used only while it belongs to the text that the engine would have parsed.

Write it again after a change of engine: `python -m pubkit.backends.pdf.engine.declarations`.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

FILE = "declarations.msgpack"

OURS = "FcBool FcConfigSetCurrent (FcConfig *config);"
"""What is called here, and the engine does not declare."""


class OutdatedDeclarationsError(Exception):
    """The engine declares something else than what was kept."""


class Declarations(msgspec.Struct, frozen=True):
    """The digest of the C text, and what cffi's compiled interface is made of."""

    digest: str
    tables: dict[str, Any]


def digest(source: str) -> str:
    """Return the digest of a C text."""
    return sha256(source.encode()).hexdigest()


def parse(source: str) -> Declarations:
    """Return `source` and what is ours as cffi's out-of-line ABI mode keeps it."""
    import tempfile

    import cffi
    from cffi import recompiler

    interface = cffi.FFI()
    interface.cdef(source)
    interface.cdef(OURS)
    interface.set_source("declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "declarations.py"
        recompiler.make_py_source(interface, "declarations", str(path))
        text = path.read_text()
    tables: dict[str, Any] = {}
    text = text.replace("import _cffi_backend", "").replace("_cffi_backend.FFI", "keep")
    exec(text, {"keep": lambda _name, **found: tables.update(found)})  # noqa: S102 (cffi wrote it)
    return Declarations(digest(source), tables)


def interface() -> Any:
    """Return an object that stands in for `cffi.FFI()`; its `cdef` only compares."""
    import _cffi_backend

    kept = msgspec.msgpack.decode(Path(__file__).with_name(FILE).read_bytes(), type=Declarations)

    class Interface(_cffi_backend.FFI):  # type: ignore[misc]
        def cdef(self, source: str) -> None:
            if digest(source) != kept.digest:
                raise OutdatedDeclarationsError

        def dlopen(self, name: str, flags: int = 0) -> Any:
            try:
                return super().dlopen(name, flags)
            except OSError:
                for folder in _FOLDERS.get(sys.platform, ()):
                    if Path(folder, name).exists():
                        return super().dlopen(f"{folder}/{name}", flags)
                raise

    return Interface("declarations", **_frozen(kept.tables))


# Where Homebrew and MacPorts keep libraries; the loader of macOS does not look there.
_FOLDERS = {"darwin": ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib")}


def _frozen(value: Any) -> Any:
    """Return `value` with tuples for lists, as cffi wants them; the outermost stays a dict."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def declared() -> str:
    """Return the C text of the installed engine, without importing it."""
    import ast
    from importlib.util import find_spec

    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("weasyprint")
    tree = ast.parse(Path(spec.origin).with_name("text").joinpath("ffi.py").read_text("utf-8"))
    texts = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "cdef"
        and isinstance(node.args[0], ast.Constant)
    ]  # fmt: skip
    (text,) = texts
    return str(text)


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_bytes(msgspec.msgpack.encode(parse(declared())))
