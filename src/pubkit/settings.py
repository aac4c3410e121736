"""The settings of a project: what `pubkit.toml` may say, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from pubkit.diagnostics import meant

SETTINGS = "pubkit.toml"
FORMATS = ("html", "epub", "pdf")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What `pubkit.toml` may say under `[project]`."""

    formats: tuple[str, ...] = FORMATS
    theme: str = "daily"
    out: str = "build"
    publisher: str | None = None
    language: str | None = None
    page: str | None = None
    url: str | None = None
    sources: str = "sources"
    isolate: bool = False


class Print(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What `pubkit.toml` may say under `[print]`: the press that `x-4` is made for."""

    output_profile: str | None = None
    output_condition: str | None = None


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What `pubkit.toml` may say under `[site]`: the web front of all articles.

    `url` is that of its own folder, which is called `slug`.
    """

    title: str
    slug: str = "site"
    subtitle: str | None = None
    description: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    theme: str | None = None


class Told(msgspec.Struct, frozen=True):
    """All that the file says."""

    settings: Settings = Settings()
    tokens: Mapping[str, Any] = {}
    print: Print = Print()
    site: Site | None = None


class SettingsError(Exception):
    """Settings that cannot be used; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f'"{SETTINGS}": {message}')
        self.hint = hint


_TABLES = ("project", "theme", "print", "site")
_QUOTES = 'text stands between quotes, as in theme = "daily"'
_KINDS = {
    "str": "text in quotes", "int": "a number", "float": "a number", "bool": "true or false",
    "array": "a list in brackets", "object": "a table",
}  # fmt: skip

_Table = TypeVar("_Table", Settings, Print, Site)


def read_settings(data: bytes) -> Told:
    """Return what the file says that holds `data`."""
    import tomllib

    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise SettingsError("its text is not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).rstrip(")").partition(" (at ")
        message = f"{where}: {what[:1].lower()}{what[1:]}" if where else what
        raise SettingsError(message, _QUOTES) from None
    for name, table in tables.items():
        _check_table(name, table)
    return Told(
        _converted("project", tables.get("project", {}), Settings),
        _tokens(tables.get("theme", {})),
        _converted("print", tables.get("print", {}), Print),
        _converted("site", tables["site"], Site) if "site" in tables else None,
    )


def _check_table(name: str, table: object) -> None:
    if not isinstance(table, dict) and name in _keys(Settings):
        raise SettingsError(f'"{name}" stands in no table', 'write a line "[project]" above it')
    if name not in _TABLES:
        raise SettingsError(f'there is no table "{name}"', meant(name, _TABLES))
    if not isinstance(table, dict):
        raise SettingsError(f'"{name}" is a table', f'write a line "[{name}]", its keys below it')


def _tokens(table: dict[str, Any]) -> dict[str, Any]:
    """Return the tokens of the theme that a project sets: text and numbers, and a table `dark`."""
    dark = table.get("dark")
    for key, value in (*table.items(), *(dark.items() if isinstance(dark, dict) else ())):
        if not isinstance(value, str | int | float | dict):
            message = f'[theme] "{key}" is neither text nor a number'
            raise SettingsError(message, f'write {key} = "…"')
    return table


def _converted(name: str, table: dict[str, object], kind: type[_Table]) -> _Table:
    unknown = next((key for key in table if key not in _keys(kind)), None)
    if unknown is not None:
        raise SettingsError(f'[{name}] has no "{unknown}"', meant(unknown, _keys(kind)))
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise SettingsError(*_explained(name, str(error))) from None


def _explained(name: str, error: str) -> tuple[str, str]:
    """Return what msgspec says in words of ours, and a hint."""
    import re

    if missing := re.search(r"missing required field `(.+?)`", error):
        return f'[{name}] needs a "{missing[1]}"', f'write {missing[1]} = "…"'
    key = re.search(r"`\$\.(.+?)`$", error)
    wanted, got = (_KINDS.get(kind, kind) for kind in re.findall(r"`([^`$]+?)`", error)[:2])
    return f'[{name}] "{key[1] if key else ""}" is {got}', f"write {wanted}"


def _keys(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return kind.__struct_encode_fields__
