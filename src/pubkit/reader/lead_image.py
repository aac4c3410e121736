"""The picture that front matter gives an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pubkit.model.document import LeadImage
from pubkit.model.nodes import Rights
from pubkit.model.urls import safe_url
from pubkit.reader.desk import Desk
from pubkit.reader.names import IMAGE_ALIASES

_KNOWN = tuple("src alt caption credit creator copyright license source_url decorative".split())


def lead_image(desk: Desk) -> LeadImage | None:
    """Return the picture, with its words and rights; a bare path will do."""
    found = _found(desk)
    if found is None:
        return None
    source = found.get("src")
    if isinstance(source, Mapping):
        source = source.get("url") or source.get("src")
    if not source or isinstance(source, list):
        message = "the picture of the front matter names no file"
        desk.report("image-unset", message, desk.places.get("image"), "add src: to image:")
        return None
    for key in ("alt", "caption", "credit"):
        extra = desk.text(f"image_{key}")
        found[key] = found.get(key) or extra
    text = {
        k: " ".join(str(v).split())
        for k, v in found.items()
        if v and not isinstance(v, dict | list)
    }
    declined = tuple(k for k in ("caption", "credit") if text.get(k, "").lower() == "none")
    text = {k: v for k, v in text.items() if k not in declined}
    rights = Rights(
        credit=text.get("credit"), creator=text.get("creator"), copyright=text.get("copyright"),
        license=text.get("license"), source_url=safe_url(text.get("source_url", "")) or None,
    )  # fmt: skip
    decorative = text.get("decorative", "").lower() in ("true", "yes")
    return LeadImage(
        str(source).strip(), text.get("alt", ""), text.get("caption"), rights, decorative, declined
    )


def _found(desk: Desk) -> dict[str, Any] | None:
    """Return what is told of the picture by our names; tell what is not known."""
    value = desk.values.get("image")
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str) and value.strip():
        value = {"src": value}
    if not isinstance(value, Mapping):
        return None
    found = {
        IMAGE_ALIASES.get(str(k).lower().replace("-", "_"), str(k).lower()): v
        for k, v in value.items()
    }
    for key in found:
        if key not in _KNOWN:
            _tell_unknown(key, desk)
    return found


def _tell_unknown(key: str, desk: Desk) -> None:
    import difflib

    for near in difflib.get_close_matches(key, _KNOWN, n=1, cutoff=0.75):
        message = f'key "{key}" of "image" is not known and is left out'
        desk.report("meta-unknown", message, desk.places.get("image"), f'did you mean "{near}"?')
