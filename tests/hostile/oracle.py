"""What no output may hold, judged over its final bytes by parsers that are not pubkit's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

from pubkit.backends import Artifact

FORBIDDEN = frozenset(
    "script iframe frame frameset object embed applet base form input button textarea select "
    "video audio source track template portal foreignobject animate set handler listener marquee "
    "isindex keygen noscript plaintext xmp bgsound layer ilayer".split()
)
URLS = frozenset(
    "href src srcset action formaction poster background data cite longdesc usemap codebase "
    "profile manifest ping dynsrc lowsrc xlink:href".split()
)
LOADING = URLS - {"href", "cite"}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]")
FONT = re.compile(r"data:(?:font/|application/font)")
CLOBBERING = frozenset("document body forms cookie location window parent top self".split())
STYLED = frozenset({"span", "img", "math", "mrow", "mtd", "mtable", "mpadded", "mspace"})
"""Elements on which pubkit itself sets a style."""

_EDGE = "".join(map(chr, range(0x21)))


def faults(artifact: Artifact) -> list[str]:
    """Return what is wrong with `artifact`."""
    match artifact.name.rpartition(".")[2]:
        case "html":
            return list(_page(artifact.data.decode()))
        case "epub":
            return list(_book(artifact.data))
        case "pdf":
            return list(_print(artifact.data))
    return []


def _page(text: str, *, xml: bool = False) -> Iterator[str]:
    tags = _Tags(xml=xml)
    tags.feed(text)
    tags.close()
    yield from tags.faults
    if not xml and not tags.policy.startswith("default-src 'none'"):
        yield "no content security policy"


class _Tags(HTMLParser):
    def __init__(self, *, xml: bool) -> None:
        super().__init__()
        self.xml = xml
        self.policy = ""
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("http-equiv"):
            if values["http-equiv"] != "Content-Security-Policy" or self.policy:
                self.faults.append(f"meta {values}")
            self.policy = values.get("content", "")
        if tag in FORBIDDEN and not (values == {"type": "application/ld+json"} and not self.xml):
            self.faults.append(f"<{tag}>")
        for name, value in values.items():
            self.faults.extend(_attribute(tag, name, value, values))

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        if not (self.xml and data.startswith("xml version")):
            self.faults.append(f"<?{data}>")


def _attribute(tag: str, name: str, value: str, others: dict[str, str]) -> Iterator[str]:
    if name.startswith("on") or name in ("srcdoc", "formaction", "ping"):
        yield f"{tag} {name}"
    if name == "style" and (tag not in STYLED or re.search(r"url|expression|@|\\|:.*//", value)):
        yield f'{tag} style="{value}"'
    if name == "id" and value.lower() in CLOBBERING:
        yield f"clobbering id {value}"
    if name in URLS:
        yield from _url(tag, name, value, others)


def _url(tag: str, name: str, value: str, others: dict[str, str]) -> Iterator[str]:
    # https://url.spec.whatwg.org/#concept-basic-url-parser: how a browser finds the scheme
    text = re.sub(r"[\t\n\r]", "", value.strip(_EDGE))
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", text)
    loads = name in LOADING or (tag == "link" and others.get("rel") != "canonical")
    if text.startswith(("//", "\\", "/\\")):
        yield f"{tag} {name}={value[:80]}"
    elif scheme and loads and not PICTURE.match(text) and not FONT.match(text):
        yield f"{tag} loads {value[:80]}"
    elif scheme and not loads and scheme[1].lower() not in SCHEMES:
        yield f"{tag} {name}={value[:80]}"


def _book(data: bytes) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(("/", "..")) or "\\" in name or "/../" in name:
                yield f"part {name}"
            part = archive.read(name)
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml", ".svg", ".smil")):
                try:
                    etree.fromstring(part, parser)
                except etree.XMLSyntaxError as error:
                    yield f"{name}: {error}"
            if name.endswith((".xhtml", ".svg")):
                yield from (f"{name}: {fault}" for fault in _page(part.decode(), xml=True))
            if name.endswith(".css"):
                yield from (
                    f"{name}: {found}" for found in re.findall(r"(?:https?|file):", part.decode())
                )
            if name.endswith(".opf") and re.search(rb'properties="[^"]*(?:scripted|remote)', part):
                yield "scripted or remote"


def _print(data: bytes) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            for key in ("/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/RichMedia"):
                if key in thing:
                    yield key
            if thing.get("/Type") in ("/EmbeddedFile", "/Filespec"):
                yield str(thing.get("/Type"))
            for action in (thing, thing.get("/A")):
                if isinstance(action, pikepdf.Dictionary):
                    yield from _action(action)


def _action(action: object) -> Iterator[str]:
    import pikepdf

    assert isinstance(action, pikepdf.Dictionary)
    if action.get("/S") in ("/Launch", "/JavaScript", "/SubmitForm", "/ImportData", "/GoToR"):
        yield str(action.get("/S"))
    url = str(action.get("/URI", "https:"))
    if url.partition(":")[0].lower() not in SCHEMES:
        yield f"/URI {url[:80]}"
