"""Make one static TrueType font of a face: axes pinned, characters chosen, names ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from functools import lru_cache

from pubkit.theme.fonts import names, sfnt
from pubkit.theme.fonts.errors import FontError
from pubkit.theme.fonts.faces import Face

FEATURES = (
    "smcp",
    "c2sc",
    "onum",
    "lnum",
    "tnum",
    "pnum",
    "sups",
    "subs",
    "ordn",
    "case",
    "zero",
)
"""What CSS can ask for beyond what shaping needs; small capitals double a subset's size."""

_UNWANTED = ("STAT", "DSIG", "MVAR", "meta")  # of variable, signed or renamed fonts


def instance(
    face: Face,
    characters: Set[int] | None = None,
    features: Collection[str] = FEATURES,
    scale: float = 1.0,
) -> bytes:
    """Return `face` as a static TrueType font with `characters` (None: all) and `features`.

    Features that a script or a run of plain text needs are always kept (kern, liga, calt, locl,
    mark, frac …). `scale` makes it larger on its body. The same arguments give the same bytes.
    """
    tables = sfnt.read(_harfbuzz(face, characters, features))
    kept = {tag: data for tag, data in tables.items() if tag not in _UNWANTED}
    styled = sfnt.restyled(kept, face.weight, italic=face.style == "italic")
    head = sfnt.scaled(styled["head"], scale)
    return sfnt.write({**styled, "head": head, "name": _names(face)})


@lru_cache(maxsize=64)
def _names(face: Face) -> bytes:
    """Return the table of names, ours and what the font says of its licence."""
    source = names.read(sfnt.tables(face.file, ("name",)).get("name", b""))
    italic = face.style == "italic"
    return names.build(names.ours(face.family, face.weight, italic=italic, source=source))


@lru_cache(maxsize=64)
def prove(faces: tuple[Face, ...]) -> None:
    """Raise `FontError` when fonts cannot be made smaller, as those that are damaged cannot."""
    for face in faces:
        instance(face, frozenset(b"a"))


def _harfbuzz(face: Face, characters: Set[int] | None, features: Iterable[str]) -> bytes:
    import uharfbuzz as hb

    font = hb.Face(hb.Blob.from_file_path(str(face.file)))
    wish = hb.SubsetInput()
    wish.unicode_set.clear()
    if characters is None:
        wish.unicode_set.invert()
    else:
        wish.unicode_set.update(characters)
    wish.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in features)
    # A visible .notdef keeps a missing character from passing unseen.
    wish.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    for tag, value in face.axes:
        wish.pin_axis_location(font, tag, value)
    try:
        made = hb.subset(font, wish)
    except RuntimeError:
        raise _refused(face) from None
    if not {"head", "OS/2", "cmap", "glyf"} <= set(made.table_tags):
        raise _refused(face)  # HarfBuzz drops tables that it finds damaged
    return bytes(made.blob.data)


def _refused(face: Face) -> FontError:
    return FontError(f'"{face.file.name}" cannot be subset', "choose another font")
