"""Front matter values to `Metadata`: names of other tools accepted, types checked, errors told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from pubkit.diagnostics import Source
from pubkit.model.document import Author, CorrectionLine, LeadImage, Metadata, Placement
from pubkit.model.languages import is_language
from pubkit.model.nodes import Rights, Span
from pubkit.model.urls import safe_url
from pubkit.reader.front_matter import FrontMatter
from pubkit.reader.names import ALIASES, FIELDS, IGNORED, IMAGE_ALIASES
from pubkit.world import World

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset("con prn aux nul index".split()) | {
    f"{d}{n}" for d in ("com", "lpt") for n in "0123456789"
}


class Desk:
    """Reads the values of one source, and says where one is wrong."""

    def __init__(self, front: FrontMatter, source: Source, world: World) -> None:
        self.front = front
        self.source = source
        self.world = world
        self.values: dict[str, Any] = {}
        self.places: dict[str, Span] = {}
        for key, value in front.values.items():
            self._take(key, value)

    def _take(self, key: str, value: Any) -> None:
        plain = key.lower().replace("-", "_")
        name = ALIASES.get(plain, plain)
        place = self.front.places.get(key)
        if name in FIELDS:
            if value is None:
                return
            if name in self.values:
                if plain == name:  # the plain name wins over another tool's
                    self.values[name] = value
                return
            self.values[name] = value
            if place:
                self.places[name] = place
        elif plain not in IGNORED:
            near = _nearest(plain)
            hints = (f'did you mean "{near}"?',) if near else ()
            self.report("meta-unknown", f'key "{key}" is not known and is left out', place, *hints)

    def report(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Report a finding at `span` of the front matter."""
        span = span or Span(0, 3)
        self.world.report(code, message, source=self.source.path, span=span, hints=hints)

    def wrong(self, name: str, message: str, *hints: str) -> None:
        """Report that the value of `name` cannot be used."""
        self.report("meta-invalid", f'"{name}" {message}', self.places.get(name), *hints)

    def text(self, name: str) -> str | None:
        """Return a value as one line of text."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict | list):
            self.wrong(name, "must be text", f'write {name}: "…"')
            return None
        return " ".join(str(value).split()) or None

    def url(self, name: str) -> str | None:
        """Return a web address, or None and a finding."""
        value = self.text(name)
        if value is None:
            return None
        url = safe_url(value)
        if url is None or not url.startswith(("http://", "https://")):
            self.wrong(name, f'is not a web address: "{value[:80]}"', "write https://…")
            return None
        return url

    def moment(self, name: str) -> str | None:
        """Return a date or date-time in ISO 8601, or None and a finding."""
        value = self.text(name)
        if value is None:
            return None
        moment = iso_moment(value)
        if moment is None:
            self.wrong(
                name,
                f'is not a date: "{value[:80]}"',
                "write 2026-03-01 or 2026-03-01T08:00:00+01:00",
            )
        return moment

    def flag(self, name: str, default: bool) -> bool:
        """Return a yes or no."""
        value = (self.text(name) or "").lower()
        if value in ("true", "yes", "on", "1"):
            return True
        if value in ("false", "no", "off", "0"):
            return False
        return default


_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)


def iso_moment(value: str) -> str | None:
    """Return `value` as an ISO 8601 date, or date-time with its zone, or None."""
    match = _DATE.match(value.strip())
    if match is None or value.strip()[match.end() :].strip(" Z"):
        return _worded_date(value)
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        if hour is None:
            return date.isoformat()
        time = dt.time(int(hour), int(minute), int(second or 0))
        moment = dt.datetime.combine(date, time)
    except ValueError:
        return None
    if zone is None:
        return moment.isoformat()
    zone = zone.upper()
    digits = "0000" if zone in ("Z", "UTC") else zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    offset = f"{'-' if zone[0] == '-' else '+'}{int(hours):02}:{minutes}"
    try:
        return dt.datetime.fromisoformat(moment.isoformat() + offset).isoformat()
    except ValueError:
        return None


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _worded_date(value: str) -> str | None:
    """Return an English date in words, `8 November 2020` or `Nov. 8, 2020`, in ISO 8601."""
    words = re.findall(r"[A-Za-z]+|\d+", value)
    months = [w[:3].lower() for w in words if w[:3].lower() in _MONTHS]
    numbers = [int(w) for w in words if w.isdigit() and len(w) < 5]
    days, years = [n for n in numbers if n < 32], [n for n in numbers if n > 999]
    if len(months) != 1 or len(years) != 1 or len(days) != 1 or len(value) > 40:
        return None
    try:
        return dt.date(years[0], _MONTHS.index(months[0]) + 1, days[0]).isoformat()
    except ValueError:
        return None


def read_metadata(desk: Desk, slug: str, language: str = "en") -> Metadata:
    """Return the metadata on `desk`; `slug` is the one its path gives, `language` the default."""
    text = desk.text
    status = (text("status") or "usable").lower()
    if desk.flag("draft", False):
        status = "draft"
    if status not in ("usable", "withheld", "canceled", "draft"):
        desk.wrong("status", f'is "{status}"', "write usable, draft, withheld or canceled")
        status = "usable"
    image = _image(desk)
    references = desk.values.get("references")
    return Metadata(
        headline=text("headline") or "",
        slug=_slug(desk, slug),
        language=_language(desk, language),
        kicker=text("kicker"),
        standfirst=text("standfirst"),
        description=text("description"),
        authors=_authors(desk),
        byline=_byline(desk),
        dateline=text("dateline"),
        published=desk.moment("published"),
        updated=desk.moment("updated"),
        section=text("section"),
        tags=_list(desk, "tags"),
        canonical_url=desk.url("canonical_url"),
        publisher=text("publisher"),
        identifier=text("identifier"),
        image=image,
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
    if not is_slug(last):
        desk.report(
            "slug-invalid", f'slug "{value[:80]}" cannot name an output', desk.places.get("slug"),
            "use small letters, digits and single hyphens, such as rain-returns",
        )  # fmt: skip
        return default
    return last


def is_slug(value: str) -> bool:
    """Tell whether `value` can name an output on any file system."""
    return bool(_SLUG.fullmatch(value)) and len(value) <= 80 and value not in RESERVED


def _language(desk: Desk, default: str) -> str:
    value = desk.text("language")
    if value is None:
        return default
    tag = language_tag(value)
    if tag is None:
        desk.wrong("language", f'is not a language tag: "{value[:40]}"', "write en, az or pt-BR")
    return tag or default


def language_tag(value: str) -> str | None:
    """Return `value` as BCP 47 spells it, or None when it is no tag."""
    parts = value.replace("_", "-").split(".")[0].split("-")
    if not all(re.fullmatch(r"[A-Za-z0-9]{1,8}", part) for part in parts) or not re.fullmatch(
        r"[A-Za-z]{2,3}", parts[0]
    ):
        return None
    if not is_language(parts[0]):
        return None
    out = [parts[0].lower()]
    for part in parts[1:]:
        script, region = len(part) == 4 and part.isalpha(), len(part) == 2
        out.append(part.title() if script else part.upper() if region else part.lower())
    return "-".join(out)


def _authors(desk: Desk) -> tuple[Author, ...]:
    value = desk.values.get("authors")
    if isinstance(value, str) and ("," in value or " and " in value or ";" in value):
        return tuple(Author(n) for n in _names(value))
    items = value if isinstance(value, list) else [value] if value else []
    out = []
    for item in items:
        if isinstance(item, Mapping):
            name = item.get("name") or item.get("literal") or item.get("full_name")
            if isinstance(name, Mapping):
                name = name.get("literal") or " ".join(str(v) for v in name.values())
            if not name and (item.get("given") or item.get("family")):
                name = f"{item.get('given', '')} {item.get('family', '')}".strip()
            url = safe_url(str(item.get("url") or item.get("link") or ""))
            role = item.get("role") or item.get("affiliation")
            if name:
                role = str(role) if isinstance(role, str) else None
                out.append(Author(" ".join(str(name).split()), url or None, role))
            else:
                desk.wrong("authors", "has an entry without a name", "write {name: …, role: …}")
        elif item:
            out.append(Author(" ".join(str(item).split())))
    return tuple(out)


def _names(value: str) -> list[str]:
    return [name for part in re.split(r"\s*[;,]\s*|\s+and\s+", value) if (name := part.strip())]


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


def _image(desk: Desk) -> LeadImage | None:
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


def _corrections(desk: Desk) -> tuple[CorrectionLine, ...]:
    value = desk.values.get("corrections")
    items = value if isinstance(value, list) else [value] if value else []
    out = []
    for item in items:
        if isinstance(item, Mapping):
            words = str(item.get("text") or item.get("correction") or "").strip()
            date = iso_moment(str(item["date"])) if item.get("date") else None
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


def _nearest(key: str) -> str | None:
    import difflib

    found = difflib.get_close_matches(key, [*FIELDS, *ALIASES], n=1, cutoff=0.75)
    return ALIASES.get(found[0], found[0]) if found else None
