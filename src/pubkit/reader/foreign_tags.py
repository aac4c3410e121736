"""What tags of other tools stand for: a picture, a link, their words, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubkit.model.nodes import Code, Image, Inline, Link, Span, Strong, Text
from pubkit.model.urls import safe_url
from pubkit.reader.foreign import SILENT, Tag, arguments
from pubkit.reader.media import platform

if TYPE_CHECKING:
    from pubkit.reader.context import Context

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


def tag_nodes(tag: Tag, context: Context) -> tuple[Inline, ...]:
    """Return what another tool's tag stands for; tell what is skipped or changed."""
    if tag.kind in SILENT:
        return ()
    if tag.kind == "include":
        message = f'"{_shown(tag)}" is not included; its words are missing here'
        context.report("foreign-tag", message, _span(tag), "put the words of that file here")
        return ()
    if tag.kind == "film" and (url := safe_url(tag.inner)):
        return _link(url, platform(url) or url, tag, context)
    if tag.kind == "output" and tag.inner.strip().lower() == "toc":
        hint = 'write "contents: true" into the front matter'
        context.report("foreign-tag", f'"{_shown(tag)}" is left out', _span(tag), hint)
        return ()
    named = tag.kind in ("short", "tag") or (tag.kind == "output" and tag.inner.endswith(")"))
    return (named and _known(tag, context)) or _unknown(tag, context)


def _known(tag: Tag, context: Context) -> tuple[Inline, ...]:
    """Return what a tag shows that is known by its name and arguments."""
    name, words, named = arguments(tag.inner)
    source = named.get("src") or (words[0] if words else "")
    if name in _IMAGE_TAGS and source:
        alt = named.get("alt") or (words[1] if len(words) > 1 else "")
        caption = named.get("caption") or named.get("title")
        return (Image(source, alt, caption or None, span=_span(tag)),)
    if name == "tab" and named.get("title"):
        return (Strong((Text(named["title"], span=_span(tag)),)),)
    if name in ("embed", "file") and (url := safe_url(named.get("url") or source)):
        return _link(url, platform(url) or url.rpartition("/")[2] or url, tag, context)
    if told := _said_by(name, words):
        return (Text(told, span=_span(tag)),)
    code = named.get("id") or source
    if name in _VIDEO_TAGS and code:
        film = safe_url(code if code.startswith("http") else _VIDEO_TAGS[name].format(code))
        if film:
            return _link(film, named.get("title") or platform(film) or film, tag, context)
    return ()


def _said_by(name: str, words: list[str]) -> str:
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


def _unknown(tag: Tag, context: Context) -> tuple[Inline, ...]:
    """Return what is shown of any other tag: a value as it is written, of the rest nothing."""
    if tag.kind == "output":
        context.meet(tag.inner, f'"{_shown(tag)}" is shown as it is written', _span(tag))
        return (Code(tag.whole, span=_span(tag)),)
    name = tag.inner.split()[0] if tag.inner.split() else ""
    name = name.lstrip("/").removeprefix("end").rstrip("/") or tag.inner
    key = {"module": "import", "program": "program"}.get(tag.kind, name)
    context.meet(key, f'"{_shown(tag)}" belongs to another tool and is skipped', _span(tag))
    return ()


def _link(url: str, words: str, tag: Tag, context: Context) -> tuple[Inline, ...]:
    context.report("embed-linked", f'"{_shown(tag)}" becomes a link', _span(tag))
    return (Link((Text(words),), url, span=_span(tag)),)


def _span(tag: Tag) -> Span:
    return Span(tag.start, tag.start + len(tag.whole))


def _shown(tag: Tag) -> str:
    shown = " ".join(tag.whole.split())
    return shown if len(shown) <= 60 else shown[:57] + "..."
