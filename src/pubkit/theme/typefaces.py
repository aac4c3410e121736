"""The type of a theme: its families, the fonts that a text needs, and the rules that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

from pubkit.cache.stamps import stamp
from pubkit.theme.fonts import FEATURES, Face, Family, FontError, load, prove
from pubkit.theme.fonts.catalogue import FALLBACKS
from pubkit.theme.fonts.faces import MAX_BYTES, refuse_twins
from pubkit.theme.manifest import Layer, key_span, merged
from pubkit.theme.targets import Target
from pubkit.world import ReadError, Remember, World

if TYPE_CHECKING:
    from pubkit.theme.fonts.plan import Plan


class FontFile(msgspec.Struct, frozen=True):
    """One face, ready to embed: static, subset, under a family name of ours."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    name: str
    data: bytes
    media_type: str


class Lack(msgspec.Struct, frozen=True):
    """Characters that no font at hand can show, and what to install, if anything."""

    characters: tuple[str, ...]
    install: str | None


class Wish(msgspec.Struct, frozen=True):
    """What a face is made with: code points, OpenType features that CSS may ask for, its size."""

    characters: frozenset[int]
    features: tuple[str, ...] = FEATURES
    scale: float = 1.0


class Fitting(msgspec.Struct, frozen=True):
    """The fonts for a text, and what stays without a glyph."""

    files: tuple[FontFile, ...]
    lacks: tuple[Lack, ...]


def families(layers: tuple[Layer, ...], world: World) -> dict[str, Family]:
    """Return the families by role; a font that cannot be used is reported, its role left out."""
    found: dict[str, Family] = {}
    for role, table in merged(layers, "fonts").items():
        layer = next(layer for layer in reversed(layers) if role in layer.manifest.fonts)
        try:
            _ask(table, layer)
            more = load({role: table}, layer.home.folder)
            refuse_twins(face for family in (found | more).values() for face in family.faces)
            if not packaged(table):
                prove(more[role].faces)
        except FontError as error:
            hints = (error.hint,) if error.hint else ()
            span, path = key_span(layer.source, f"fonts.{role}"), layer.source.path
            world.report("font-unusable", error.message, source=path, span=span, hints=hints)
        else:
            found |= more
    return found


def _ask(table: object, layer: Layer) -> None:
    """Read the fonts of a theme's own folder by way of the world, which may refuse them."""
    if packaged(table) or not isinstance(table, Mapping):
        return
    faces = table.get("faces")
    for face in faces if isinstance(faces, list) else ():
        file = face.get("file") if isinstance(face, Mapping) else None
        if isinstance(file, str):
            try:
                layer.home.read(layer.home.path(file), MAX_BYTES)
            except ReadError as error:
                hint = f'put it into "{layer.home.path("fonts")}", and name it as in "fonts/A.ttf"'
                raise FontError(f'the font file "{file}" {error}', hint) from None


def packaged(table: object) -> bool:
    """Tell whether the fonts of a table come with a Python package, which was tried as a whole."""
    return isinstance(table, Mapping) and bool(table.get("package"))


def fit(
    roles: Mapping[str, Family], target: Target, text: str, language: str, remember: Remember
) -> Fitting:
    """Return the fonts that `text` needs in `target`: the theme's own, then fallbacks."""
    from pubkit.theme.fonts import characters
    from pubkit.theme.fonts.plan import plan

    own = list(dict.fromkeys(face for family in roles.values() for face in family.faces))
    more = plan(text, own, language)
    wanted = dict.fromkeys(own, Wish(characters(text)))
    for choice in more.choices:
        for face in choice.family.faces:
            wanted[face] = Wish(choice.characters, scale=beside(roles, face))
    return Fitting(made(wanted, target, remember), lacks(more))


LARGEST = 1.25


def beside(roles: Mapping[str, Family], face: Face) -> float:
    """Return how much larger a fallback has to be for letters as high as those of the text.

    None is made smaller: whole articles are set in it.
    """
    from pubkit.theme.fonts.coverage import x_height

    own, text = x_height(face), roles.get("text")
    wanted = x_height(text.faces[0]) if text else own
    return round(min(max(wanted / own, 1.0), LARGEST), 3) if own else 1.0


def made(wanted: Mapping[Face, Wish], target: Target, remember: Remember) -> tuple[FontFile, ...]:
    """Return the faces as files, each with what is wanted of it."""
    files = []
    for face, wish in wanted.items():
        ending = "woff" if target == "html" else "ttf"
        words = _words(face, wish, ending)
        data = remember(words, partial(_packed, face, wish, words))
        name, kind = f"{face.name}.{ending}", f"font/{ending}"
        files.append(FontFile(face.family, face.weight, face.style, name, data, kind))
    return tuple(files)


@lru_cache(maxsize=32)
def _packed(face: Face, wish: Wish, words: tuple[str, ...]) -> bytes:
    from pubkit.theme.fonts import instance, woff

    data = instance(face, wish.characters, wish.features, wish.scale)
    return woff(data) if words[0] == "woff" else data


def _words(face: Face, wish: Wish, ending: str) -> tuple[str, ...]:
    """Return all that decides the bytes of a font."""
    characters = ",".join(map(str, sorted(wish.characters)))
    features = ",".join(wish.features)
    return ending, repr(face), stamp(str(face.file)), characters, features, f"{wish.scale:.3f}"


def lacks(plan: Plan) -> tuple[Lack, ...]:
    """Return what a plan could not serve."""
    return tuple(Lack(gap.characters, gap.install) for gap in plan.gaps)


_FORMATS = MappingProxyType(
    {"ttf": "truetype", "otf": "opentype", "woff": "woff", "woff2": "woff2"}
)


def font_faces(roles: Mapping[str, Family], fonts: Mapping[str, str], target: Target) -> str:
    """Return an `@font-face` rule for each of `fonts`, told by name and by URL."""
    known = dict(_known(roles))
    swap = ";font-display:swap" if target == "html" else ""
    out = []
    for name, url in fonts.items():
        family, weight, style = known[PurePosixPath(name).stem]
        kind = _FORMATS[PurePosixPath(name).suffix[1:]]
        source = f'src:url("{url}") format("{kind}"){swap}'
        out.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};{source}}}\n'
        )
    return "".join(out)


def _known(roles: Mapping[str, Family]) -> Iterator[tuple[str, tuple[str, int, str]]]:
    """Yield every face's name and what it is, those of fallbacks that are not installed too."""
    for family in roles.values():
        for face in family.faces:
            yield face.name, (face.family, face.weight, face.style)
    for fallback in FALLBACKS:
        stem = fallback.family.lower().replace(" ", "-")
        for weight in fallback.weights:
            yield f"{stem}-{weight}", (fallback.family, weight, "normal")
            yield f"{stem}-{weight}-italic", (fallback.family, weight, "italic")


def stacks(
    roles: Mapping[str, Family], tokens: Mapping[str, str], fonts: Mapping[str, str]
) -> dict[str, str]:
    """Return the value of each token `font-<role>`: a family, then all others that are embedded.

    A character that the text face lacks may be in the theme's sans; if not, in a fallback. Tokens
    that a project set itself stay as they are.
    """
    known = dict(_known(roles))
    loaded = dict.fromkeys(known[PurePosixPath(name).stem][0] for name in fonts)
    told = ((f"font-{role}", family) for role, family in roles.items())
    return {name: family.stack(*loaded) for name, family in told if tokens[name] == family.stack()}
