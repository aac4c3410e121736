"""Escape text for XML; the library's module for it imports all that fetches from the network."""

from __future__ import annotations


def escape(text: str) -> str:
    """Return `text` as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return `text` as the value of an attribute, its quotes around it."""
    return '"' + escape(text).replace('"', "&quot;") + '"'
