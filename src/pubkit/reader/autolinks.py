"""Bare web and mail addresses in text, by the rules of GFM's extended autolinks.

https://github.github.com/gfm/#autolinks-extension-
"""

from __future__ import annotations

import re

from pubkit.model.nodes import Inline, Link, Text
from pubkit.model.urls import safe_url

_START = re.compile(
    r"(?<![^\s*_~(\"'“‘«„])(?:(?P<url>(?:https?|ftp)://|www\.)(?P<domain>[\w-]+(?:\.[\w-]+)+)(?::\d+)?"
    r"(?P<rest>[^\s<]*))"
    r"|(?<![\w.+/-])(?P<mail>[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9_-]{1,63}\.){1,10}[A-Za-z0-9_-]{1,63})"
)
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")


def link_text(node: Text) -> list[Inline]:
    """Return `node` cut into text and links."""
    text = node.text
    if "www." not in text and "://" not in text and "@" not in text:
        return [node]
    out: list[Inline] = []
    position = 0
    for match in _START.finditer(text):
        found = match[0]
        if match["mail"]:
            found = found.rstrip(".")
            if found[-1] in "-_" or "." not in found.split("@")[1]:
                continue
            target = f"mailto:{found}"
        else:
            if any("_" in part for part in match["domain"].split(".")[-2:]):
                continue
            found = _trim(found)
            target = found if "://" in found[:8] else f"http://{found}"
        url = safe_url(_encode(target))
        if url is None:  # ftp
            continue
        if match.start() > position:
            out.append(Text(text[position : match.start()], span=node.span))
        out.append(Link((Text(found, span=node.span),), url, span=node.span))
        position = match.start() + len(found)
    if position < len(text):
        out.append(Text(text[position:], span=node.span))
    return out


def _trim(url: str) -> str:
    """Return `url` without the punctuation of the sentence around it."""
    opened, closed = url.count("("), url.count(")")
    while url:
        last = url[-1]
        if last in "?!.,:*_~'\"”’»…":
            url = url[:-1]
        elif last == ")" and closed > opened:
            url, closed = url[:-1], closed - 1
        elif last == ";" and (entity := _ENTITY.search(url[-12:])):
            url = url[: -len(entity[0])]
        else:
            break
    return url


def _encode(url: str) -> str:
    from urllib.parse import quote

    return quote(url, safe="%/:?#[]@!$&'()*+,;=~-._")
