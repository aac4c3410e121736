"""Front matter values to `Metadata`: names of other tools accepted, types checked, errors told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from pubkit.model.document import CorrectionLine, Metadata, Placement
from pubkit.model.languages import language_tag
from pubkit.model.slugs import is_slug, slugify
from pubkit.reader.dates import iso_moment
from pubkit.reader.desk import Desk
from pubkit.reader.lead_image import lead_image
from pubkit.reader.people import authors

_NEARLY = re.compile(r"[^\W_]+(?:[ _.'’–-]+[^\W_]+)*")
"""A slug but for capitals, letters beyond ASCII, what parts its words, and its length."""


def read_metadata(desk: Desk, slug: str, language: str = "en") -> Metadata:
    """Return the metadata on `desk`; `slug` is the one its path gives, `language` the default."""
    text = desk.text
    status = (text("status") or "usable").lower()
    if desk.flag("draft", False):
        status = "draft"
    if status not in ("usable", "withheld", "canceled", "draft"):
        desk.wrong("status", f'is "{status}"', "write usable, draft, withheld or canceled")
        status = "usable"
    references = desk.values.get("references")
    return Metadata(
        headline=text("headline") or "",
        slug=_slug(desk, slug),
        language=_language(desk, language),
        kicker=text("kicker"),
        standfirst=text("standfirst"),
        description=text("description"),
        authors=authors(desk),
        byline=_byline(desk),
        dateline=text("dateline"),
        published=desk.moment("published") or desk.dated(),
        updated=desk.moment("updated"),
        section=text("section"),
        tags=_list(desk, "tags"),
        canonical_url=desk.url("canonical_url"),
        publisher=text("publisher"),
        identifier=text("identifier"),
        image=lead_image(desk),
        corrections=_corrections(desk),
        embargo=desk.moment("embargo"),
        status=status,  # type: ignore[arg-type]
        copyright=text("copyright"),
        license=text("license"),
        usage_terms=text("usage_terms"),
        ednote=text("ednote"),
        edition=_placement(desk),
        theme=text("theme"),
        free=desk.flag("free", True),
        contents=desk.flag("contents", False),
        references=tuple(r for r in references if isinstance(r, dict))
        if isinstance(references, list)
        else (),
    )


def _slug(desk: Desk, default: str) -> str:
    value = desk.text("slug")
    if value is None:
        return default
    last = value.strip("/").rsplit("/", 1)[-1] if not value.startswith(("..", "/")) else value
    nearly = _NEARLY.fullmatch(unicodedata.normalize("NFC", last)) and len(last) <= 200
    plain = slugify(last) or default if nearly else last
    if plain != last and is_slug(plain):
        message = f'slug "{value}" is used as "{plain}"'
        hint = f"write slug: {plain}"
        desk.report("slug-adapted", message, desk.places.get("slug"), hint)
        return plain
    if not is_slug(last):
        desk.report(
            "slug-invalid", f'slug "{value[:80]}" cannot name an output', desk.places.get("slug"),
            "use small letters, digits and single hyphens, such as rain-returns",
        )  # fmt: skip
        return default
    return last


def _language(desk: Desk, default: str) -> str:
    value = desk.text("language")
    if value is None:
        return default
    tag = language_tag(value)
    if tag is None:
        desk.wrong("language", f'is not a language tag: "{value[:40]}"', "write en, az or pt-BR")
    return tag or default


def _byline(desk: Desk) -> str | None:
    value = desk.values.get("byline")
    return desk.text("byline") if value is not None and not isinstance(value, dict | list) else None


def _list(desk: Desk, name: str) -> tuple[str, ...]:
    value = desk.values.get(name)
    if isinstance(value, str):
        value = value.split(",")
    if value is None:
        return ()
    if not isinstance(value, list):
        desk.wrong(name, "must be a list", f"write {name}: [one, two]")
        return ()
    words = (" ".join(str(item).split()) for item in value if not isinstance(item, dict | list))
    return tuple(dict.fromkeys(word for word in words if word))


def _corrections(desk: Desk) -> tuple[CorrectionLine, ...]:
    value = desk.values.get("corrections")
    items = value if isinstance(value, list) else [value] if value else []
    out = []
    for item in items:
        if isinstance(item, Mapping):
            words = str(item.get("text") or item.get("correction") or "").strip()
            date = iso_moment(str(item["date"])) if item.get("date") else None
            if item.get("date") and date is None:
                told = f'has the date "{str(item["date"])[:40]}", which is none'
                desk.wrong("corrections", told, "write {date: 2026-03-02, text: …}")
        else:
            words, date = str(item).strip(), None
        if words:
            out.append(CorrectionLine(" ".join(words.split()), date))
        else:
            desk.wrong(
                "corrections", "has an entry without text", "write {date: 2026-03-02, text: …}"
            )
    return tuple(out)


def _placement(desk: Desk) -> Placement | None:
    value = desk.values.get("edition")
    if isinstance(value, str):
        return Placement(name=value)
    if not isinstance(value, Mapping):
        return None
    keys = ("name", "number", "section", "page")
    return Placement(**{key: str(value[key]) for key in keys if value.get(key)})
