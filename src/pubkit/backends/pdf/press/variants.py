"""The standards that a file may keep, and what each asks of the engine and of the metadata.

Only those that a validator found kept are offered; PDF/UA-2, PDF/A-1 and A-4u would get the
engine's label without its conformance. PDF/X-4 is made by `press` and checked by `conformance`.
"""

from __future__ import annotations

from types import MappingProxyType

import msgspec


class Variant(msgspec.Struct, frozen=True):
    """`engine` is the engine's name of the nearest standard whose tags we replace, if any.

    A file for the `press` has its colours in inks, and no links.
    """

    claims: str
    engine: str | None = None
    press: bool = False

    @property
    def density(self) -> int:
        """Return how many pixels of a picture are wanted to the inch."""
        return 300 if self.press else 150


_UNIVERSAL = "<pdfuaid:part>1</pdfuaid:part>"

# PDF/A allows properties of other schemas only with a description of them (ISO 19005-2, 6.6.2.3).
_EXTENSION = """<pdfaExtension:schemas
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def _archival(part: int) -> Variant:
    level = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    return Variant("\n".join((level, _UNIVERSAL, _EXTENSION)), f"pdf/a-{part}b")


VARIANTS = MappingProxyType(
    {
        "ua-1": Variant(_UNIVERSAL),
        "a-2a": _archival(2),
        "a-3a": _archival(3),
        "x-4": Variant("", press=True),
    }
)
"""Each but `x-4` is PDF/UA-1; `a-2a` and `a-3a` are PDF/A as well, `x-4` is PDF/X-4."""

DEFAULT = "ua-1"
