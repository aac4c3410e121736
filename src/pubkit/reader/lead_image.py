"""The picture that front matter gives an article."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from pubkit.model.document import LeadImage
from pubkit.model.nodes import Rights
from pubkit.model.urls import safe_url
from pubkit.reader.desk import Desk
from pubkit.reader.names import IMAGE_ALIASES

_KNOWN = tuple("src alt caption credit creator copyright license source_url decorative".split())


def lead_image(desk: Desk) -> LeadImage | None:
    """Return the picture, with its words and rights; a bare path will do."""
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
        near = () if key in _KNOWN else difflib.get_close_matches(key, _KNOWN, n=1, cutoff=0.75)
        if near:
            message = f'key "{key}" of "image" is not known and is left out'
            desk.report(
                "meta-unknown", message, desk.places.get("image"), f'did you mean "{near[0]}"?'
            )
    source = found.get("src")
    if isinstance(source, Mapping):
        source = source.get("url") or source.get("src")
    if not source or isinstance(source, list):
        message = "the picture of the front matter names no file"
        desk.report("image-unset", message, desk.places.get("image"), "add src: to image:")
        return None
    for key in ("alt", "caption", "credit"):
        extra = desk.text(f"image_{key}")
        if extra and not found.get(key):
            found[key] = extra
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
