"""What all tests share: the number of examples, rewritten goldens, no network and no cache."""

import socket
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets reach this machine only, and resolve no other name."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not _is_here(address[0]):
            raise PermissionError(f'a test asks the network for "{address[0]}"')
        connect(self, address)

    def guarded_name(host: Any, *arguments: Any, **options: Any) -> Any:
        if not _is_here(host):
            raise PermissionError(f'a test asks the network for "{host}"')
        return resolve(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_name)


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep nothing between tests, and nothing outside of them."""
    monkeypatch.setenv("PUBKIT_CACHE", "off")


def _is_here(host: object) -> bool:
    return host in (None, "", "localhost", "::1") or str(host).startswith("127.")
