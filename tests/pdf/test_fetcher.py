"""The engine is handed all it may see: no reference in markup or style reaches anything else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.pdf.press import typeset

# {u} is a URL on a listening server, {f} that of a file with a secret.
VECTORS = (
    '<img src="{u}"/>',
    '<img src="{f}"/>',
    '<img srcset="{u} 2x" src="{u}"/>',
    '<picture><source srcset="{u}"/><img src="{u}"/></picture>',
    '<object data="{u}"></object>',
    '<object data="{f}"></object>',
    '<embed src="{u}"/>',
    '<iframe src="{u}"></iframe>',
    '<video poster="{u}" src="{u}"></video>',
    '<audio src="{u}"></audio>',
    '<input type="image" src="{u}"/>',
    '<table background="{u}"><tr><td>x</td></tr></table>',
    '<link rel="attachment" href="{u}"/>',
    '<link rel="attachment" href="{f}"/>',
    '<a rel="attachment" href="{u}">x</a>',
    '<a rel="attachment" href="{f}">x</a>',
    '<a rel="attachment" href="file:///proc/self/environ">x</a>',
    '<link rel="stylesheet" href="{u}"/>',
    '<link rel="stylesheet" href="{f}"/>',
    '<link rel="icon" href="{u}"/>',
    '<style>@import url({u});</style>',
    '<style>@import "{f}";</style>',
    '<style>p{{background:url({u})}}</style><p>x</p>',
    '<p style="background:url({u})">x</p>',
    '<p style="background:url({f})">x</p>',
    '<style>li{{list-style-image:url({u})}}</style><ul><li>x</li></ul>',
    '<style>p::before{{content:url({u})}}</style><p>x</p>',
    '<style>p{{border-image:url({u}) 1}}</style><p>x</p>',
    '<style>@page{{background:url({u})}}</style>',
    '<style>p{{cursor:url({u}),auto}}</style><p>x</p>',
    '<style>@font-face{{font-family:a;src:url({u})}}p{{font-family:a}}</style><p>x</p>',
    '<style>@font-face{{font-family:a;src:url({f})}}p{{font-family:a}}</style><p>x</p>',
    '<style>@color-profile --a{{src:url({u})}}p{{color:color(--a 1)}}</style><p>x</p>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{u}" width="9" height="9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="{u}#a"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><style>@import url({u});</style></svg>',
    '<img src="data:image/svg+xml,&lt;svg xmlns=%22http://www.w3.org/2000/svg%22&gt;&'
    'lt;image href=%22{u}%22 width=%229%22 height=%229%22/&gt;&lt;/svg&gt;"/>',
    '<base href="{u}"/><img src="x.png"/>',
    '<meta http-equiv="refresh" content="0;url={u}"/>',
    '<img src="pubkit:/../../{f}"/>',
    '<img src="../../../etc/passwd"/>',
)  # fmt: skip


@pytest.fixture
def visits() -> Iterator[list[str]]:
    """Listen on this machine; the URL is the first item, visits follow."""
    told: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.append(f"http://127.0.0.1:{server.server_port}/x")
    yield told
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_is_fetched(vector: str, visits: list[str], tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"the secret words")
    try:
        data = typeset(vector.format(u=visits[0], f=secret.as_uri()))
    except OSError as error:  # some references are fatal for the engine
        assert "nothing outside of the publication is fetched" in str(error)  # noqa: PT017
    else:
        assert data.startswith(b"%PDF-")
        assert b"/EmbeddedFile" not in data
        assert secret.read_bytes() not in data
    assert visits[1:] == []


def test_a_picture_that_may_not_be_read_is_told() -> None:
    from pubkit.backends.pdf import engine
    from pubkit.backends.pdf.engine.libraries import load_engine

    load_engine()
    with engine.overheard() as heard:
        fetcher = engine._fetcher({"pubkit:/a": engine.File(b"a", "image/png")})
        assert fetcher("pubkit:/a").read() == b"a"
        for url in ("pubkit:/b", "file:///etc/passwd", "https://example.org/", "pubkit:/a?b"):
            with pytest.raises(ValueError, match="fetched"):
                fetcher(url)
    assert heard == []
