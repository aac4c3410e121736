"""Articles reach no file outside of the project and no network; neither does what they name."""

from __future__ import annotations

import io
import json
import os
import socketserver
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

import pubkit
from tests.strategies import PNG

SECRET = b"a-secret-of-the-machine"

REACHES: dict[str, list[str]] = json.loads(Path(__file__).with_name("reach.json").read_text())
"""What asks for `{u}` (a URL), `{h}` (its host) or `{s}` (the path of a secret)."""

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9">{}<path d="M0 0h9v9z"/></svg>'
)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """Yield the host of a server of this machine, and what it is asked."""
    heard: list[bytes] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            heard.append(self.request.recv(200) or b"connection")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}", heard
        server.shutdown()


@pytest.fixture
def project(tmp_path: Path, listener: tuple[str, list[bytes]]) -> Path:
    """Return a project beside a secret, with links and drawings that lead to it."""
    host, _ = listener
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    sources = root / "sources"
    secret = tmp_path / "secret.png"
    # A picture that is read would be in the output with this chunk or, re-encoded, with its size.
    secret.write_bytes(PNG + SECRET)
    (sources / "link.png").symlink_to(secret)
    (sources / "folder").symlink_to(tmp_path)
    os.mkfifo(sources / "pipe.png")
    drawings = {
        "linked": f'<image xlink:href="http://{host}/x.png"/>',
        "styled": f"<style>@import url(http://{host}/x.css);</style>",
        "included": f'<include xmlns="http://www.w3.org/2001/XInclude" href="http://{host}/"/>',
        "outside": f'<image xlink:href="{secret}"/><image href="../secret.png"/>',
    }
    for name, inner in drawings.items():
        (sources / f"{name}.svg").write_text(SVG.format(inner))
    entity = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "http://{host}/x">]>' + SVG.format(
        "<text>&x;</text>"
    )
    (sources / "entity.svg").write_text(entity)
    return root


def write(project: Path, host: str) -> int:
    """Write the articles and return how many there are."""
    secret = project.parent / "secret.png"
    values = {"u": f"http://{host}", "h": host, "s": str(secret)}
    sources = project / "sources"
    asked = REACHES["files"] + REACHES["network"]
    packs = [asked[n : n + 6] for n in range(0, len(asked), 6)]
    for number, pack in enumerate(packs):
        body = "\n\n## Next\n\n".join(text.format(**values) for text in pack)
        (sources / f"a{number}.md").write_text(f"---\ntitle: A\n---\n\n{body}\n")
    for number, head in enumerate(REACHES["heads"]):
        text = f"---\ntitle: A\n{head.format(**values)}\n---\n\nWords.\n"
        (sources / f"h{number}.md").write_text(text)
    return len(packs) + len(REACHES["heads"])


def test_no_hit_and_no_byte(
    project: Path, listener: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    host, heard = listener
    monkeypatch.setenv("PLANTED", SECRET.decode())
    count = write(project, host)
    report = pubkit.export(root=project)
    assert heard == []
    codes = {
        d.place.path: d.message for d in report.diagnostics if d.place and d.severity == "error"
    }
    assert len(list((project / "build").glob("*/*.pdf"))) == count, codes
    for path in (project / "build").rglob("*.*"):
        if path.is_file():
            assert SECRET not in b"".join(parts(path)), path.name
            assert not pictures(path), path.name


def parts(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, those of its parts and of its streams."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".epub":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from map(archive.read, archive.namelist())
    if path.suffix == ".pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                    yield thing.read_bytes()


def pictures(path: Path) -> list[str]:
    """Return the pictures of 2 × 1 pixels, the size of the secret one."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            images = [
                t
                for t in pdf.objects
                if isinstance(t, pikepdf.Stream) and t.get("/Subtype") == "/Image"
            ]
            return [str(i.objgen) for i in images if [int(i.Width), int(i.Height)] == [2, 1]]
    found = b"".join(parts(path))
    return ["html"] if b'width="2" height="1"' in found else []


def test_a_picture_of_the_project_is_read(project: Path) -> None:
    """The look-out for the secret picture sees one that may be shown."""
    (project / "sources" / "own.png").write_bytes(PNG)
    (project / "sources" / "a.md").write_text("---\ntitle: A\n---\n\n![x](own.png)\n")
    pubkit.export(root=project)
    assert pictures(project / "build/a/a.pdf")
    assert pictures(project / "build/a/a.html")
