"""Refuse to hand over a broken book: whatever fails here is a fault of this program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from pubkit.backends.epub.package import FOLDER, XHTML
from pubkit.backends.epub.scan import Scan, scan
from pubkit.model.urls import SCHEMES

_OPF = "{http://www.idpf.org/2007/opf}"


class BrokenBookError(Exception):
    """The book would not open everywhere; the message says where it is broken."""


def check(files: Mapping[str, bytes]) -> None:
    """Raise `BrokenBookError` unless all files are sound, listed, and lead where something is."""
    for fault in _faults(files):
        raise BrokenBookError(fault)


def _faults(files: Mapping[str, bytes]) -> Iterator[str]:
    from lxml import etree

    package = etree.fromstring(files[f"{FOLDER}/content.opf"])
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    listed = {f"{FOLDER}/{item.get('href')}": item.get("media-type") for item in items.values()}
    own = {"mimetype", "META-INF/container.xml", f"{FOLDER}/content.opf"}
    for name in (files.keys() - own) ^ listed.keys():
        yield f'"{name}" is only in the container or only in the manifest'
    for reference in package.iter(f"{_OPF}itemref"):
        if reference.get("idref") not in items:
            yield f'the spine names "{reference.get("idref")}", which is not in the manifest'
    marked_up = (XHTML, "application/x-dtbncx+xml")
    scans = {name: scan(files[name]) for name, kind in listed.items() if kind in marked_up}
    for name, found in scans.items():
        yield from (f'"{name}" has the id "{double}" twice' for double in found.doubles)
        yield from _dead_links(name, found, scans, files)


def _dead_links(
    name: str, found: Scan, scans: Mapping[str, Scan], files: Mapping[str, bytes]
) -> Iterator[str]:
    for link in found.links:
        if link.element == "a" and link.url.partition(":")[0] in SCHEMES:
            continue
        path, _, fragment = link.url.partition("#")
        target = f"{FOLDER}/{unquote(path)}" if path else name
        if target not in files:
            yield f'"{name}" needs "{link.url}", which is not in the book'
        elif fragment and target in scans and unquote(fragment) not in scans[target].ids:
            yield f'"{name}" links to "{link.url}", where there is no such id'
