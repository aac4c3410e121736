"""Embed a font for the pieces that use it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.backends.pdf.finish import compress
from pubkit.backends.pdf.parts.objects import Plain, take
from pubkit.backends.pdf.parts.piece import Face


class Embedded(msgspec.Struct, frozen=True):
    """Objects by number; `readings` are the font, as each of the faces reads its glyphs."""

    objects: dict[int, Plain]
    readings: tuple[int, ...]


def embedded(faces: Sequence[Face], file: bytes) -> Embedded:
    """Return the font in `file` with the glyphs that any of `faces` uses."""
    load_engine()
    import pydyf

    pdf = pydyf.PDF()
    first, *others = faces
    whole = msgspec.structs.replace(
        first,
        widths={glyph: width for face in faces for glyph, width in face.widths.items()},
        texts={glyph: t for face in reversed(faces) for glyph, t in face.texts.items()},
    )
    made = _made(pdf, whole, file)
    references = [made]
    for other in others:
        scratch = pydyf.PDF()
        apart = _object(scratch, _made(scratch, other, file))
        reading = _object(scratch, apart["ToUnicode"])
        pdf.add_object(reading)
        same = pydyf.Dictionary(_object(pdf, made))
        same["ToUnicode"] = reading.reference
        pdf.add_object(same)
        references.append(bytes(same.reference))
    compress(pdf.objects)
    return Embedded(take(pdf, references, {}), tuple(map(_number, references)))


def _made(pdf: Any, face: Face, file: bytes) -> bytes:
    """Return the reference of the font of `face`, embedded in `pdf`."""
    from weasyprint import DEFAULT_OPTIONS
    from weasyprint.pdf import stream
    from weasyprint.pdf.fonts import build_fonts_dictionary

    font = object.__new__(stream.Font)
    told = {**face.told, "file_content": file}
    vars(font).update(told, widths=dict(face.widths), to_unicode=dict(face.texts))
    options = {**DEFAULT_OPTIONS, "pdf_version": "1.7"}
    fonts = build_fonts_dictionary(pdf, {0: font}, True, True, options)
    return bytes(fonts[face.key])


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
