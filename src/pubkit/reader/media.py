"""Players, frames and other tools' tags: what they stand for, kept as text and links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pubkit.model.nodes import Code, Image, Inline, Link, Strong, Text
from pubkit.model.urls import safe_url
from pubkit.reader.elements import Characters, Element
from pubkit.reader.foreign import SILENT, Tag, arguments

if TYPE_CHECKING:
    from pubkit.reader.context import Context

_PLATFORMS = {
    "youtube.com": "YouTube", "youtu.be": "YouTube", "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo", "soundcloud.com": "SoundCloud", "spotify.com": "Spotify",
    "twitter.com": "Twitter", "x.com": "X", "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "tiktok.com": "TikTok", "dailymotion.com": "Dailymotion", "google.com": "Google",
}  # fmt: skip
_IMAGE_TAGS = frozenset(
    "img image figure legacy-img asset_image img-right img-left img-flexible".split()
)
_VIDEO_TAGS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://twitter.com/i/web/status/{}",
    "x": "https://x.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}",
}


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


def said_by(name: str, words: list[str]) -> str:
    """Return the words that a tag of Hexo shows."""
    match name:
        case "label" if words:
            return " ".join(words).partition("@")[2]
        case "collapsible" | "details" | "spoiler":
            return " ".join(words)
        case "post_link" | "asset_link" if len(words) > 1:
            return " ".join(word for word in words[1:] if word not in ("true", "false"))
        case "btn" | "button" | "link":
            return " ".join(words).split(",")[1].strip() if "," in " ".join(words) else ""
    return ""


def tag_nodes(tag: Tag, node: Characters, context: Context) -> tuple[Inline, ...]:
    """Return what another tool's tag stands for: a picture, a link, its text, or nothing."""
    from pubkit.model.nodes import Span

    span = Span(tag.start, tag.start + len(tag.whole))
    shown = " ".join(tag.whole.split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    if tag.kind in SILENT:
        return ()
    if tag.kind == "include":
        message = f'"{shown}" is not included; its words are missing here'
        context.report("foreign-tag", message, span, "put the words of that file here")
        return ()
    if tag.kind == "film" and (url := safe_url(tag.inner)):
        context.report("embed-linked", f'"{shown}" becomes a link', span)
        return (Link((Text(platform(url) or url),), url, span=span),)
    if tag.kind == "output" and tag.inner.strip().lower() == "toc":
        hint = 'write "contents: true" into the front matter'
        context.report("foreign-tag", f'"{shown}" is left out', span, hint)
        return ()
    if tag.kind in ("short", "tag") or (tag.kind == "output" and tag.inner.endswith(")")):
        name, words, named = arguments(tag.inner)
        source = named.get("src") or (words[0] if words else "")
        if name in _IMAGE_TAGS and source:
            alt = named.get("alt") or (words[1] if len(words) > 1 else "")
            caption = named.get("caption") or named.get("title")
            return (Image(source, alt, caption or None, span=span),)
        if name == "tab" and named.get("title"):
            return (Strong((Text(named["title"], span=span),)),)
        if name in ("embed", "file") and (url := safe_url(named.get("url") or source)):
            context.report("embed-linked", f'"{shown}" becomes a link', span)
            return (Link((Text(platform(url) or url.rpartition("/")[2] or url),), url, span=span),)
        if told := said_by(name, words):
            return (Text(told, span=span),)
        code = named.get("id") or source
        if name in _VIDEO_TAGS and code:
            url = code if code.startswith("http") else _VIDEO_TAGS[name].format(code)
            if safe := safe_url(url):
                context.report("embed-linked", f'"{shown}" becomes a link', span)
                words_shown = named.get("title") or platform(safe) or safe
                return (Link((Text(words_shown),), safe, span=span),)
    if tag.kind == "output":
        context.meet(tag.inner, f'"{shown}" is shown as it is written', span)
        return (Code(tag.whole, span=span),)
    name = tag.inner.split()[0] if tag.inner.split() else ""
    name = name.lstrip("/").removeprefix("end").rstrip("/") or tag.inner
    key = {"module": "import", "program": "program"}.get(tag.kind, name)
    context.meet(key, f'"{shown}" belongs to another tool and is skipped', span)
    return ()
