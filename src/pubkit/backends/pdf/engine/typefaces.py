"""The typefaces that the engine sees: those of the theme, and none of the machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pubkit.backends.pdf.engine.declarations import OURS
from pubkit.model.document import Asset
from pubkit.theme.drawings import GENERIC
from pubkit.theme.fonts.catalogue import EMOJI

NO_MACHINE = Path(__file__).with_name("fonts.conf")
"""Settings of fontconfig that know no folder: https://www.freedesktop.org/software/fontconfig."""


def configuration(families: Mapping[str, str]) -> Any:
    """Return the engine's font configuration; `families` are names by the theme's roles."""
    from weasyprint.text import fonts

    with environment("FONTCONFIG_FILE", str(NO_MACHINE)):
        made = fonts.FontConfiguration()
    library = fonts.fontconfig
    library.FcConfigParseAndLoadFromMemory(made._config, _stand_ins(families), True)
    # Pango before 1.52 applies the rules of the current configuration, the machine's.
    if not hasattr(library, "FcConfigSetCurrent"):
        fonts.ffi.cdef(OURS)
    library.FcConfigSetCurrent(made._config)
    return made


def _stand_ins(families: Mapping[str, str]) -> bytes:
    """Return rules that set in the theme's faces what asks for others, as drawings do."""
    root = Element("fontconfig")
    for name, role in GENERIC.items():
        if role in families:
            alias = SubElement(root, "alias", binding="same")
            SubElement(alias, "family").text = name
            SubElement(SubElement(alias, "prefer"), "family").text = families[role]
    # Pango asks for "emoji" where several characters make a picture, as in keycaps.
    alias = SubElement(root, "alias", binding="same")
    SubElement(alias, "family").text = "emoji"
    SubElement(SubElement(alias, "prefer"), "family").text = EMOJI
    for role in ("sans", "text"):
        if role in families:
            rule = SubElement(root, "match", target="pattern")
            edit = SubElement(rule, "edit", name="family", mode="append_last")
            SubElement(edit, "string").text = families[role]
    # A face of the right weight with few letters would yield to one with all of the language.
    rule = SubElement(root, "match", target="pattern")
    edit = SubElement(rule, "edit", name="lang", mode="assign")
    SubElement(edit, "string").text = "und"
    return b'<?xml version="1.0"?>' + ElementTree.tostring(root)


def lettering(assets: Iterable[Asset]) -> str:
    """Return the characters that drawings among `assets` show."""
    found: set[str] = set()
    for asset in assets:
        if asset.media_type == "image/svg+xml":
            root = ElementTree.fromstring(asset.data)  # noqa: S314 (checked, and written by us)
            for element in root.iter():
                found.update(*(element.itertext() if element.tag.endswith("}text") else ()))
    return "".join(sorted(found))


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Set a variable of the environment for a while."""
    kept = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if kept is None:
            del os.environ[name]
        else:
            os.environ[name] = kept
