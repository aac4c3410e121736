"""What is wrong in the file of an edition: each key and each value, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from pubkit.diagnostics import Source, meant
from pubkit.model.nodes import Span
from pubkit.reader.edition_file import Chapters, Cover, EditionFile, Named, SectionFile

Way = tuple[str | int, ...]
"""From the top of the file: names of keys, and positions in lists."""

_INNER: Mapping[str, type[msgspec.Struct]] = {
    "authors": Named,
    "masthead": Named,
    "cover": Cover,
    "sections": SectionFile,
    "chapters": Chapters,
}
_NAMES: Mapping[type[msgspec.Struct], str] = {
    EditionFile: "an edition has",
    Named: "a person has",
    Cover: "a cover has",
    SectionFile: "a section has",
    Chapters: "chapters have",
}
_KINDS = {
    "str": "text", "int": "a whole number", "bool": "true or false", "array": "a list",
    "object": "keys and values",
}  # fmt: skip
_FEW = 8


class Fault(NamedTuple):
    """What is wrong, where, and what to write."""

    way: Way
    message: str
    hint: str = ""


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield all that keeps `values` from being those of an edition."""
    yield from _of(values, EditionFile, ())


def _of(values: Mapping[str, Any], kind: type[msgspec.Struct], way: Way) -> Iterator[Fault]:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    for key in (key for key in values if key not in fields):
        yield Fault((*way, key), f'{_NAMES[kind]} no "{key}"', _near(key, kind))
    for name, field in fields.items():
        if name in values:
            yield from _in(values[name], field.type, (*way, name))
        elif field.required:
            yield Fault(way, f'"{name}" is missing here', _all(kind))


def _near(key: str, kind: type[msgspec.Struct]) -> str:
    return meant(key.lower(), kind.__struct_fields__, _all(kind))


def _all(kind: type[msgspec.Struct]) -> str:
    known = kind.__struct_fields__
    few = len(known) <= _FEW
    return f"{_NAMES[kind]} {', '.join(known)}" if few else "for all keys: pubkit schema edition"


def _in(value: Any, kind: Any, way: Way) -> Iterator[Fault]:
    """Yield what is wrong with the value of a key, one by one when it holds others with keys."""
    inner = _INNER.get(str(way[-1]))
    if inner and isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, Mapping):
                yield from _of(item, inner, (*way, number))
            else:
                yield from _wrong([item], kind, (*way, number))
    elif inner and isinstance(value, Mapping):
        yield from _of(value, inner, way)
    else:
        yield from _wrong(value, kind, way)


def _wrong(value: Any, kind: Any, way: Way) -> Iterator[Fault]:
    name = next(step for step in reversed(way) if isinstance(step, str))
    try:
        msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        words = str(error).partition(" - at ")[0]
        if words.startswith("Invalid enum"):
            yield Fault(way, f'"{name}" is "{value}"', f"write {_choice(kind)}")
        elif found := re.fullmatch(r"Expected `int` ([<>]=) (\d+)", words):
            told = "at most" if found[1] == "<=" else "at least"
            yield Fault(way, f'"{name}" is {value}', f"write {told} {found[2]}")
        else:
            wanted, _, given = words.partition(", got ")
            yield Fault(way, f'"{name}" is {_told(given) or "of another kind"}', _told(wanted))


def _choice(kind: Any) -> str:
    schema = msgspec.json.schema(kind)
    found = (option.get("enum", ()) for option in (schema, *schema.get("anyOf", ())))
    return " or ".join(filter(None, (str(v) for values in found for v in values if v)))


def _told(words: str) -> str:
    """Return types, as msgspec names them, in plain words."""
    kinds = (_KINDS.get(word, "") for word in re.findall(r"[a-z]+", words.partition("`")[2]))
    told = " or ".join(dict.fromkeys(filter(None, kinds)))
    return f"write {told}" if words.startswith("Expected") and told else told


class Places:
    """Where the keys of a file stand; it is parsed for that only when someone asks."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._toml = source.path.endswith(".toml")

    def find(self, way: Way) -> Span | None:
        """Return where the last step of `way` is written, or the nearest one before."""
        return self._in_toml(way) if self._toml else self._in_yaml(way)

    @cached_property
    def _root(self) -> Any:
        import yaml

        return yaml.compose(self._text, Loader=yaml.SafeLoader)

    def _in_yaml(self, way: Way) -> Span | None:
        node, span = self._root, None
        for step in way:
            if isinstance(step, int):
                node = node.value[step]
                start = node.start_mark.index
                span = Span(start, min(node.end_mark.index, self._end_of_line(start)))
                continue
            pairs = node.value if node.id == "mapping" else ()
            found = next((pair for pair in pairs if pair[0].value == step), None)
            if found is None:
                break
            key, node = found
            span = Span(key.start_mark.index, key.end_mark.index)
        return span

    def _in_toml(self, way: Way) -> Span | None:
        at, span, table = 0, None, ""
        for step in way:
            if isinstance(step, int):
                heads = list(re.finditer(rf"(?m)^\s*\[\[\s*({table})\s*\]\]", self._text))
                found = heads[step] if step < len(heads) else None
            else:
                table = re.escape(step)
                key = re.compile(rf"(?m)(?:^|[\s{{,\[])[\"']?({table})[\"']?\s*[\]=]")
                found = key.search(self._text, at)
            if found is None:
                break
            at, span = found.end(), Span(*found.span(1))
        return span

    def _end_of_line(self, start: int) -> int:
        end = self._text.find("\n", start)
        return end if end >= 0 else len(self._text)
