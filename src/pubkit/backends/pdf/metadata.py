"""What the file says of itself: the information dictionary and the XMP packet (ISO 16684-1).

Both come from the front matter and from nothing else, so that they agree and no clock is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from pubkit.backends.pdf.escaping import escape, quoted
from pubkit.model.document import Publication

CREATOR = "pubkit"


class About(msgspec.Struct, frozen=True, kw_only=True):
    """A publication as its metadata tells it; dates as in the front matter."""

    title: str
    authors: tuple[str, ...] = ()
    language: str = "en"
    description: str | None = None
    keywords: tuple[str, ...] = ()
    created: str | None = None
    modified: str | None = None
    publisher: str | None = None
    identifier: str | None = None
    source: str | None = None
    rights: str | None = None
    terms: str | None = None
    license: str | None = None


def about(publication: Publication) -> About:
    """Return what the edition says, else the front matter: the first article speaks for all."""
    articles = [document.metadata for document in publication.documents]
    first, edition = publication.metadata, publication.edition
    names = (a.name for metadata in (first, *articles) for a in metadata.authors)
    tags = (tag for metadata in articles for tag in metadata.tags)
    changed = [m.updated or m.published for m in articles]
    return About(
        title=edition.name if edition else first.headline,
        authors=tuple(dict.fromkeys(names)) or tuple(filter(None, (first.byline,))),
        language=first.language,
        description=first.description or first.standfirst,
        keywords=tuple(dict.fromkeys(tags)),
        created=first.published,
        modified=max(filter(None, changed), default=None),
        publisher=first.publisher,
        identifier=first.identifier,
        source=first.canonical_url,
        rights=first.copyright,
        terms=first.usage_terms,
        license=first.license,
    )


_TIME = r"[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?"
_DATE = re.compile(rf"(\d{{4}})(?:-(\d\d)(?:-(\d\d)(?:{_TIME})?)?)?$")


def pdf_date(moment: str | None) -> str | None:
    """Return an ISO 8601 date as PDF spells it (ISO 32000-1, 7.9.4)."""
    if not moment or not (match := _DATE.match(moment)):
        return None
    zone = match[7] or ""
    if zone not in ("", "Z"):
        zone = f"{zone[:3]}'{zone[4:]}"
    return "D:" + "".join(part or "" for part in match.groups()[:6]) + zone


def xmp_date(moment: str | None) -> str | None:
    """Return an ISO 8601 date if XMP can tell it."""
    return moment.replace(" ", "T") if moment and _DATE.match(moment) else None


def write_information(pdf: Any, told: About) -> None:
    """Fill the information dictionary, which older software reads."""
    import pydyf

    dates = {"CreationDate": pdf_date(told.created), "ModDate": pdf_date(told.modified)}
    entries = {
        "Title": told.title,
        "Author": ", ".join(told.authors),
        "Subject": told.description,
        "Keywords": ", ".join(told.keywords),
        **dates,
    }
    pdf.info["Creator"] = pydyf.String(CREATOR)
    pdf.info.update({key: pydyf.String(value) for key, value in entries.items() if value})
    pdf.catalog["Lang"] = pydyf.String(told.language)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def write_packet(pdf: Any, told: About, claims: str) -> None:
    """Add the XMP packet; `claims` are properties that name the standards which the file keeps."""
    import pydyf

    producer = f"<pdf:Producer>{escape(pdf.info['Producer'].string)}</pdf:Producer>"
    packet = "\n".join((_HEAD, claims, producer, *_properties(told), _FOOT))
    extra = {"Type": "/Metadata", "Subtype": "/XML"}
    stream = pydyf.Stream([packet.encode()], extra, compress=False)
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


_HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<rdf:Description rdf:about="">"""
_FOOT = """</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _properties(told: About) -> Iterator[str]:
    language = told.language
    yield f"<dc:title>{_alternatives(told.title, language)}</dc:title>"
    if told.authors:
        yield f"<dc:creator>{_several('Seq', told.authors)}</dc:creator>"
    if told.description:
        yield f"<dc:description>{_alternatives(told.description, language)}</dc:description>"
    yield f"<dc:language>{_several('Bag', (language,))}</dc:language>"
    if told.keywords:
        yield f"<dc:subject>{_several('Bag', told.keywords)}</dc:subject>"
        yield f"<pdf:Keywords>{escape(', '.join(told.keywords))}</pdf:Keywords>"
    if told.publisher:
        yield f"<dc:publisher>{_several('Bag', (told.publisher,))}</dc:publisher>"
    if told.rights:
        yield f"<dc:rights>{_alternatives(told.rights, language)}</dc:rights>"
        yield "<xmpRights:Marked>True</xmpRights:Marked>"
    if terms := ". ".join(filter(None, (told.terms, told.license))):
        yield f"<xmpRights:UsageTerms>{_alternatives(terms, language)}</xmpRights:UsageTerms>"
    simple = {
        "dc:identifier": told.identifier,
        "dc:source": told.source,
        "xmp:CreateDate": xmp_date(told.created),
        "xmp:ModifyDate": xmp_date(told.modified),
        "xmp:CreatorTool": CREATOR,
    }
    for name, value in simple.items():
        if value:
            yield f"<{name}>{escape(value)}</{name}>"


def _alternatives(text: str, language: str) -> str:
    items = (("x-default", text), (language, text))
    told = "".join(f"<rdf:li xml:lang={quoted(name)}>{escape(t)}</rdf:li>" for name, t in items)
    return f"<rdf:Alt>{told}</rdf:Alt>"


def _several(kind: str, items: tuple[str, ...]) -> str:
    told = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<rdf:{kind}>{told}</rdf:{kind}>"
