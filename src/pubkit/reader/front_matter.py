"""Split a source into front matter and text, and read YAML or TOML into plain values.

YAML is read as a strict subset: no aliases, anchors, tags or merge keys, no key twice, bounded
depth and size. Every scalar stays the string it was written as; `metadata.py` knows the types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.reader.front_matter_error import FrontMatterError, of_yaml, twice
from pubkit.reader.plain_yaml import read_plain

if TYPE_CHECKING:
    from yaml.nodes import Node as YamlNode

MAX_LENGTH = 64 * 1024
MAX_DEPTH = 8

_OPENING = re.compile(r"(---|\+\+\+|;;;)[ \t]*\n")


class FrontMatter(NamedTuple):
    """The values, where each top-level key stands, and where the text begins."""

    values: dict[str, Any]
    places: dict[str, Span]
    body: int


NOTHING = FrontMatter({}, {}, 0)


def read_front_matter(source: Source) -> FrontMatter:
    """Return the front matter of `source`, or raise `FrontMatterError`."""
    text = source.text
    opening = _OPENING.match(text)
    if opening is None:
        return _unfenced(text, source.path)
    fence = opening[1]
    if fence == "---" and not _looks_like_yaml(text, opening.end()):
        return NOTHING  # a rule opens the text
    endings = "---|\\.\\.\\." if fence == "---" else re.escape(fence)
    closing = re.compile(rf"^(?:{endings})[ \t]*(?:\n|\Z)", re.MULTILINE).search(
        text, opening.end()
    )
    if closing is None:
        raise FrontMatterError(
            f'front matter opened with "{fence}" is never closed',
            Span(0, 3),
            f'end it with a line "{fence}"',
        )
    content = text[opening.end() : closing.start()]
    if len(content) > MAX_LENGTH:
        message = f"front matter is longer than {MAX_LENGTH // 1024} KiB"
        raise FrontMatterError(message, Span(0, 3), "move what is not metadata into the text")
    read = read_toml if fence == "+++" else read_yaml
    if fence == ";;;":  # Hexo's: JSON without its braces
        values, places = read(f"{{{content}}}", opening.end() - 1)
    else:
        values, places = read(content, opening.end())
    return FrontMatter(values, places, closing.end())


def _unfenced(text: str, path: str) -> FrontMatter:
    """Return front matter as tools write it that ask for no fence, if `text` opens so."""
    from pubkit.reader.headers import read_headers, read_json, read_properties, read_title_block

    if text.startswith("# "):
        found = read_properties(text, path)
    else:
        found = {"{": read_json, "%": read_title_block}.get(text[:1], read_headers)(text)
    if found is None:
        return NOTHING
    values, places, body = found
    return FrontMatter({k: _plain(v, 0, 0) for k, v in values.items()}, places, body)


def _looks_like_yaml(text: str, start: int) -> bool:
    """Tell front matter from a thematic break: the next line with words is a key or a comment."""
    for line in text[start : start + 4000].split("\n"):
        if not line.strip():
            continue
        return bool(re.match(r"\s*(#|[\w\"'-][^\n]*?:(\s|$)|---|\.\.\.|[\[{}&*!|<>%@?`-])", line))
    return False


def read_toml(content: str, offset: int = 0) -> tuple[dict[str, Any], dict[str, Span]]:
    """Return the values in `content`, all scalars as strings, and the places of the keys."""
    import tomllib

    for number, line in enumerate(content.split("\n")):
        if line.count(".") > 100 or line.count("[") > 400 or len(line) > 20_000:
            at = offset + _line_start(content, number)
            raise FrontMatterError("this line of TOML is too complex", Span(at, at + 1))
    try:
        values = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        at = offset + (_line_start(content, int(found[1]) - 1) + int(found[2]) - 1 if found else 0)
        if re.search(r"overwrite|twice", str(error)) and (
            told := _again(content, at - offset, offset)
        ):
            raise told from None
        message = re.sub(r" \(at .*\)$", "", str(error)).lower() or "too deeply nested"
        hint = 'quote text: key = "…"' if "invalid value" in message else ""
        raise FrontMatterError(f"TOML front matter: {message}", Span(at, at + 1), hint) from None
    places = dict.fromkeys(values, Span(offset, offset))
    for found in reversed(list(_TOML_KEY.finditer(content))):
        if (key := found[1] or found[2] or found[3]) in places:
            places[key] = Span(offset + found.start(), offset + found.end())
    return {k: _plain(v, 0, offset) for k, v in values.items()}, places


def _again(content: str, fault: int, offset: int) -> FrontMatterError | None:
    """Return what to tell of the key whose value at `fault` TOML refuses, as it had one before."""
    met: dict[str, Span] = {}
    for found in _TOML_KEY.finditer(content, 0, fault):
        key, group = str(found[found.lastindex or 0]), found.lastindex or 0
        span = Span(offset + found.start(group), offset + found.end(group))
        if key in met and "\n" not in content[found.end() : fault]:
            return twice(key, span, met[key])
        met.setdefault(key, span)
    return None


_TOML_KEY = re.compile(
    r"""^[ \t]*(?:\[{1,2}[ \t]*)?(?:"([^"\n]+)"|'([^'\n]+)'|([\w-]+))""", re.MULTILINE
)


def _plain(value: Any, depth: int, offset: int) -> Any:
    """Return TOML's dates and numbers as the strings that YAML would have given."""
    if depth > MAX_DEPTH:
        raise FrontMatterError(f"more than {MAX_DEPTH} levels deep", Span(offset, offset + 1))
    match value:
        case dict():
            return {str(k): _plain(v, depth + 1, offset) for k, v in value.items()}
        case list():
            return [_plain(v, depth + 1, offset) for v in value]
        case bool():
            return "true" if value else "false"
        case None:
            return None
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _line_start(text: str, number: int) -> int:
    position = 0
    for _ in range(number):
        position = text.find("\n", position) + 1
    return position


def read_yaml(content: str, offset: int = 0) -> tuple[dict[str, Any], dict[str, Span]]:
    """Return the values in `content`, all scalars as strings, and the places of the keys."""
    if plain := read_plain(content):
        starts = {entry.key: offset + entry.at for entry in plain}
        places = {key: Span(start, start + len(key)) for key, start in starts.items()}
        return {entry.key: entry.value for entry in plain}, places
    import yaml

    if re.search(r"[\[{](?:\s*[\[{]){40}", content):
        raise FrontMatterError("YAML front matter: too deeply nested", Span(offset, offset + 1))
    try:
        _refuse_references(content, offset)
        node = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise of_yaml(error, offset) from None
    except (yaml.YAMLError, RecursionError) as error:
        message = (
            "too deeply nested" if isinstance(error, RecursionError) else "characters not allowed"
        )
        raise FrontMatterError(f"YAML front matter: {message}", Span(offset, offset + 1)) from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        message = "front matter is not a list of keys and values"
        raise FrontMatterError(message, Span(offset, offset + 1), 'write "headline: …"')
    places = {
        str(key.value): Span(offset + key.start_mark.index, offset + key.end_mark.index)
        for key, _ in node.value
    }
    value = _value(node, 0, offset)
    return (value if isinstance(value, dict) else {}), places


def _refuse_references(content: str, offset: int) -> None:
    """Refuse anchors, aliases and tags before anything expands them."""
    import yaml

    for event in yaml.parse(content, Loader=yaml.SafeLoader):
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tag:
            start = event.start_mark.index if event.start_mark else 0
            span = Span(offset + start, offset + start + 1)
            what = f'tag "{tag}"' if tag else "anchor or alias"
            raise FrontMatterError(
                f"YAML front matter: {what} is not allowed", span, "write the value out, in quotes"
            )


def _value(node: YamlNode, depth: int, offset: int) -> Any:
    import yaml

    span = Span(offset + node.start_mark.index, offset + node.end_mark.index)
    if depth > MAX_DEPTH:
        raise FrontMatterError(f"more than {MAX_DEPTH} levels deep", span)
    match node:
        case yaml.ScalarNode():
            if node.style is None and node.value in ("", "~", "null", "Null", "NULL"):
                return None
            return node.value
        case yaml.SequenceNode():
            return [_value(item, depth + 1, offset) for item in node.value]
        case yaml.MappingNode():
            out: dict[str, Any] = {}
            met: dict[str, Span] = {}
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
                    message = "YAML front matter: keys must be plain words"
                    raise FrontMatterError(message, span)
                again = Span(offset + key.start_mark.index, offset + key.end_mark.index)
                if key.value in out:
                    raise twice(key.value, again, met[key.value])
                met[key.value] = again
                out[key.value] = _value(value, depth + 1, offset)
            return out
    return None
