"""The suite itself reaches no network."""

from __future__ import annotations

import socket
import urllib.request

import pytest


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(PermissionError, match="asks the network"):
        socket.create_connection(("203.0.113.1", 80), timeout=1)
    with pytest.raises(OSError, match="asks the network"):
        urllib.request.urlopen("http://example.org/", timeout=1)
