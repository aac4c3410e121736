"""The values of one front matter, under our names, each read as one type."""

from __future__ import annotations

from typing import Any

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.model.urls import safe_url
from pubkit.reader import references
from pubkit.reader.dates import iso_moment, moment_of_path
from pubkit.reader.front_matter import FrontMatter
from pubkit.reader.names import ALIASES, FIELDS, IGNORED, NESTED
from pubkit.world import World


class Desk:
    """Reads the values of one source, and says where one is wrong."""

    def __init__(self, front: FrontMatter, source: Source, world: World) -> None:
        self.front = front
        self.source = source
        self.world = world
        self.values: dict[str, Any] = {}
        self.places: dict[str, Span] = {}
        self.written: dict[str, str] = {}
        for key, value in front.values.items():
            self._take(key, value)

    def _take(self, key: str, value: Any) -> None:
        plain = key.lower().replace("-", "_")
        name = ALIASES.get(plain, plain)
        place = self.front.places.get(key)
        if name in FIELDS:
            if value is None:
                return
            if name in ("published", "updated") and str(value).lower() in ("true", "false"):
                if (name, str(value).lower()) == ("published", "false"):  # Jekyll's for a draft
                    self.values["draft"] = True
                return
            value = self._resolved(name, value, place)
            if name in self.values:
                if plain == name:  # the plain name wins over another tool's
                    self.values[name] = value
                    self.written[name] = key
                return
            self.values[name] = value
            self.written[name] = key
            if place:
                self.places[name] = place
        elif plain in NESTED and isinstance(value, dict):
            for inner, item in value.items():
                if ALIASES.get(inner.lower(), inner.lower()) in FIELDS:
                    self._take(inner, item)
        elif plain not in IGNORED:
            near = _nearest(plain)
            hints = (f'did you mean "{near}"?',) if near else ()
            self.report("meta-unknown", f'key "{key}" is not known and is left out', place, *hints)

    def _resolved(self, name: str, value: Any, place: Span | None) -> Any:
        found: dict[str, str] = {}
        value = references.resolved(value, found.setdefault)
        if found:
            self.report("meta-reference", references.message(name, found), place, references.HINT)
        return value

    def report(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Report a finding at `span` of the front matter."""
        span = span or Span(0, 3)
        self.world.report(code, message, source=self.source.path, span=span, hints=hints)

    def wrong(self, name: str, message: str, *hints: str) -> None:
        """Report that the value of `name` cannot be used."""
        self.report(
            "meta-invalid",
            f'"{self.written.get(name, name)}" {message}',
            self.places.get(name),
            *hints,
        )

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
                f'is "{value[:80]}", which is no date',
                "write 2026-03-01 or 2026-03-01T08:00:00+01:00",
            )
        return moment

    def dated(self) -> str | None:
        """Return the date that the address or the name of the file tells."""
        told = (self.front.values.get(key) for key in ("path", "permalink", "url"))
        paths = (*(str(value) for value in told if value), self.source.path)
        return next((date for path in paths if (date := moment_of_path(path))), None)

    def flag(self, name: str, default: bool) -> bool:
        """Return a yes or no."""
        value = (self.text(name) or "").lower()
        if value in ("true", "yes", "on", "1"):
            return True
        if value in ("false", "no", "off", "0"):
            return False
        return default


def _nearest(key: str) -> str | None:
    import difflib

    found = difflib.get_close_matches(key, [*FIELDS, *ALIASES], n=1, cutoff=0.75)
    return ALIASES.get(found[0], found[0]) if found else None
