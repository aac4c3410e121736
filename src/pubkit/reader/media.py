"""Players and frames: what they stand for, kept as text and links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pubkit.model.nodes import Inline, Link, Text
from pubkit.model.urls import safe_url
from pubkit.reader.elements import Element

if TYPE_CHECKING:
    from pubkit.reader.context import Context

_PLATFORMS = {
    "youtube.com": "YouTube", "youtu.be": "YouTube", "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo", "soundcloud.com": "SoundCloud", "spotify.com": "Spotify",
    "twitter.com": "Twitter", "x.com": "X", "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "tiktok.com": "TikTok", "dailymotion.com": "Dailymotion", "google.com": "Google",
}  # fmt: skip


def platform(url: str) -> str | None:
    """Return the name of the service that `url` belongs to, if it is one that people know."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    return _PLATFORMS.get(".".join(labels[-2:]))


def address(element: Element, context: Context) -> str | None:
    """Return where a frame or player takes its matter from."""
    given = element.attrs.get("src") or element.attrs.get("data")
    if given is None and (source := element.find("source")):
        given = source.attrs.get("src")
    url = safe_url(context.foreign.address(given or "").strip())
    return f"https:{url}" if url and url.startswith("//") else url


def is_film(source: str) -> bool:
    """Tell whether `source` of a picture names a film or a recording, as other tools allow."""
    path = source.partition("?")[0].partition("#")[0].lower()
    return path.endswith((".mp4", ".webm", ".mov", ".ogv", ".m4v", ".mp3", ".ogg", ".wav"))


def embedded_link(element: Element, context: Context) -> tuple[Inline, ...]:
    """Return a link in place of a frame or player that stands in a line."""
    url = address(element, context)
    if not url:
        return ()
    told = element.attrs.get("title") or element.attrs.get("alt") or ""
    words = told.strip() or platform(url) or url
    message = f'"<{element.name}>" cannot be embedded; a link stands in its place'
    context.report("embed-linked", message, element)
    return (Link((Text(words),), url, span=context.span(element)),)
