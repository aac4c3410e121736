"""The import law, read from the imports themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "pubkit"
VALUES = {"model", "diagnostics", "codes", "world", "children", "settings"}

# What each room may import of ours, besides itself and the values everybody shares.
MAY = {
    "model": set(),
    "codes": set(),
    "diagnostics": {"codes", "model"},
    "world": {"diagnostics", "model"},
    "children": set(),
    "cache": set(),
    "math": set(),
    "language": set(),
    "reader": set(),
    "transforms": {"language", "math"},
    "markup": {"language", "math", "backends"},
    "theme": {"cache"},
    "parity": {"language", "math"},
    "backends": {"markup", "theme", "language", "math", "parity"},
    "artifact": {"backends"},
    "project": set(),
    "settings": set(),
    "reports": set(),
    "importers": {"reader", "language"},
    "preflight": {"language", "backends"},
    "build": {
        "reader", "transforms", "markup", "theme", "backends", "parity", "artifact", "project",
        "preflight", "cache",
    },
}  # fmt: skip
HEAVY = {
    "weasyprint": "backends/pdf",
    "ebooklib": "backends/epub",
    "click": "cli",
    "markdown_it": "reader",
    "jinja2": "theme",
}


def _modules() -> Iterator[tuple[Path, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        inner = path.relative_to(SOURCE)
        yield path, inner.parts[0].removesuffix(".py")


def _imports(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or "", node
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node


def test_rooms_import_only_what_the_law_allows() -> None:
    broken = []
    for path, room in _modules():
        if room in ("cli", "__init__", "__main__"):
            continue
        allowed = MAY[room] | VALUES | {room}
        for name, _ in _imports(ast.parse(path.read_text("utf-8"))):
            parts = name.split(".")
            if parts[0] == "pubkit" and len(parts) > 1 and parts[1] not in allowed:
                is_module = (SOURCE / parts[1]).is_dir() or (SOURCE / f"{parts[1]}.py").exists()
                if is_module:
                    broken.append(f"{path.relative_to(SOURCE)} imports {name}")
    assert not broken


def test_markup_knows_backends_only_by_their_values() -> None:
    for path, room in _modules():
        if room == "markup":
            for name, _ in _imports(ast.parse(path.read_text("utf-8"))):
                assert not name.startswith(
                    ("pubkit.backends.html", "pubkit.backends.epub", "pubkit.backends.pdf")
                )


def test_no_backend_imports_another() -> None:
    for path, room in _modules():
        if room != "backends" or (path.parent.name == "backends" and path.stem == "__init__"):
            continue
        own = path.relative_to(SOURCE / "backends").parts[0].removesuffix(".py")
        for name, _ in _imports(ast.parse(path.read_text("utf-8"))):
            for other in {"html", "epub", "pdf"} - {own}:
                assert not name.startswith(f"pubkit.backends.{other}"), f"{path} imports {name}"


def test_heavy_packages_stay_in_their_rooms_and_inside_functions() -> None:
    for path, _ in _modules():
        inner = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        top = {id(child) for stmt in tree.body if not _lazy(stmt) for child in ast.walk(stmt)}
        for name, node in _imports(tree):
            package = name.split(".")[0]
            if package in HEAVY:
                assert inner.startswith(HEAVY[package]), f"{inner} imports {package}"
                if package in ("weasyprint", "ebooklib"):
                    assert id(node) not in top, f"{inner} imports {package} at its top"


def _lazy(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return True
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["explain"]],
    ids=" ".join,
)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from pubkit.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'weasyprint', 'ebooklib', 'jinja2', 'markdown_it', 'PIL', 'pygments', 'lxml',"
        " 'fontTools', 'babel', 'yaml', 'uharfbuzz', 'pikepdf', 'pypdfium2'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr.strip() == "[]"


def test_completion_imports_nothing_heavy() -> None:
    code = (
        "import os, sys\n"
        "os.environ.update(_PUBKIT_COMPLETE='bash_complete', COMP_WORDS='pubkit ex')\n"
        "os.environ['COMP_CWORD'] = '1'\n"
        "sys.argv = ['pubkit']\n"
        "from pubkit.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'weasyprint', 'ebooklib', 'markdown_it', 'jinja2'} & set(sys.modules)),"
        " file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "export" in done.stdout
    assert done.stderr.strip() == "[]"


def test_modules_are_rooms_not_halls() -> None:
    for path, _ in _modules():
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= 400, f"{path.relative_to(SOURCE)} has {lines} lines"
        assert path.stem not in ("utils", "helpers", "base", "common", "manager")
