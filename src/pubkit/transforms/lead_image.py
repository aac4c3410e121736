"""The picture of the front matter, shown above the text."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import Attrs, Figure, Image, Text
from pubkit.model.walk import walk
from pubkit.transforms.assets import resolve
from pubkit.transforms.context import Context


def place_lead_image(document: Document, context: Context) -> Document:
    """Open the text with the article's picture, unless the text shows it already.

    Afterwards `metadata.image.src` is the `source` of an asset, or there is no such image.
    """
    lead = document.metadata.image
    if lead is None:
        return document
    place = document.places.get("image")
    image = Image(lead.src, lead.alt, decorative=lead.decorative, span=place)
    key = resolve(lead.src, image, context)
    if key is None:
        return replace(document, metadata=replace(document.metadata, image=None))
    asset = context.assets[key]
    if not any(isinstance(n, Image) and n.asset == key for n in walk(document.children)):
        image = replace(image, alt=lead.alt or asset.alternative, asset=key)
        caption = (Text(lead.caption),) if lead.caption else ()
        attrs = Attrs(pairs=tuple((key, "none") for key in lead.declined))
        figure = Figure((image,), caption, rights=lead.rights, attrs=attrs, span=place)
        document = replace(document, children=(figure, *document.children))
        if not image.alt and not lead.decorative:
            message = f'image "{lead.src[:80]}" of the front matter has no alternative text'
            context.report("alt-missing", message, image, 'write image: {src: …, alt: "…"}')
    lead = replace(lead, alt=lead.alt or asset.alternative, src=asset.source or lead.src)
    return replace(document, metadata=replace(document.metadata, image=lead))
