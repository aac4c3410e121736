"""Which URLs may be published, and as what."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.model.urls import safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.org/A b?c=[1]#d e#f", "https://example.org/A%20b?c=%5B1%5D#d%20e%23f"),
        ("https://e.org/100%", "https://e.org/100%25"),
        ("https://şuşa.example/yağış", "https://şuşa.example/yağış"),
        ("https://user:word@e.org/", "https://e.org/"),
        ("http://e.org\\x", "http://e.org/x"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("//e.org/x", "https://e.org/x"),
        ("http://xn--e1afmkfd.example", "http://xn--e1afmkfd.example"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("tel:+49 30", "tel:+49%2030"),
        ("#part", "#part"),
        ("../a b.md?c", "../a%20b.md?c"),
        ("1:2", "./1:2"),
        ("\\\\host\\share", "%5C%5Chost%5Cshare"),
    ],
)
def test_is_made_valid(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    "url",
    [
        "", " ", "javascript:alert(1)", " JaVa\tScript:alert(1)", "\x01javascript:x", "vbscript:x",
        "data:text/html,x", "file:///etc/passwd", "intent:x", "view-source:http://e.org",
        "feed:javascript:x", "blob:x", "http:", "http://", "http:///x", "http:e.org",
        "https://e org", "http://[zz]/", "http://e.org:99999/", "http://-e.org",
        "http://xn--xn.org", "mailto:",
    ],
)  # fmt: skip
def test_is_refused(url: str) -> None:
    assert safe_url(url) is None


@given(st.text(alphabet=st.sampled_from('/\\:#?%[]@. \t\n\x01ajhtps<"é\u200f\ud800'), max_size=12))
def test_is_stable_and_never_another_scheme(url: str) -> None:
    safe = safe_url(url)
    if safe is not None:
        assert safe_url(safe) == safe
        assert re.match(r"(https?://|mailto:|tel:)|(?!//)[^:]*([/?#]|$)", safe)
        assert not re.search(r'[\s"<>\\\x00-\x1f]', safe)
