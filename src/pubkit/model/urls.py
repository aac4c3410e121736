"""Tell URLs that may be published from those that may not."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

MAX_URL = 8_000
"""Characters of the longest URL; a PDF repeats it for every line of the link."""

_EDGE = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_AUTHORITY = re.compile(r"//([^/?#\\]*)")
_HOST = re.compile(r"[^\W_]([\w-]*\w)?(\.[^\W_]([\w-]*\w)?)*\.?", re.IGNORECASE)
_ILLEGAL = re.compile(
    r'[\s"<>\\^`{|}\[\]\0-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f'
    r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff]|%(?![0-9a-fA-F]{2})"
)


def safe_url(url: str) -> str | None:
    """Return `url` with what no URL may hold percent-encoded, or None when it may not be published.

    Allowed are http, https, mailto, tel, fragments and relative references. A browser reads
    `//host` by the scheme of the page, which is `file:` for a page on disk, so it becomes https.
    """
    # https://url.spec.whatwg.org/#concept-basic-url-parser steps 1 to 3
    text = re.sub(r"[\t\n\r]", "", url.strip(_EDGE))
    if len(text) > MAX_URL:
        return None
    if text.startswith("//"):
        text = "https:" + text
    scheme = _SCHEME.match(text)
    if not scheme:
        # RFC 3986 section 4.2: a colon in the first segment would end a scheme.
        return ("./" if re.match(r"[^/?#]*:", text) else "") + _encode(text) or None
    name, rest = scheme[1].lower(), text[scheme.end() :]
    if name not in SCHEMES or not rest:
        return None
    return _web(name, rest) if name in ("http", "https") else f"{name}:{_encode(rest)}"


def _web(scheme: str, rest: str) -> str | None:
    """Return the http or https URL, without user and password, or None when its host is none."""
    found = _AUTHORITY.match(rest)
    if not found:
        return None
    try:
        parts = urlsplit(f"{scheme}://{found[1]}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if ":" in host:  # IPv6, checked by urlsplit
        host = f"[{host}]"
    elif not _HOST.fullmatch(host) or not _is_decodable(host):
        return None
    tail = _encode(re.sub(r"^(?=[^/?#])\\?", "/", rest[found.end() :]))
    return f"{scheme}://{host}{f':{port}' if port else ''}{tail}"


def _is_decodable(host: str) -> bool:
    """Tell whether the labels that claim to be Punycode are."""
    try:
        return all(
            label.encode().decode("idna") != label
            for label in host.split(".")
            if label.startswith("xn--")
        )
    except UnicodeError:
        return False


def _encode(text: str) -> str:
    """Return `text` with the characters that may not stand in a URL percent-encoded."""
    head, mark, fragment = text.partition("#")
    return (
        _ILLEGAL.sub(_percent, head) + mark + _ILLEGAL.sub(_percent, fragment).replace("#", "%23")
    )


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
