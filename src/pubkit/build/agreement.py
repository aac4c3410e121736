"""Hold the outputs of a publication against its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.backends import Artifact
from pubkit.model.document import Document, Publication
from pubkit.world import World


def check_words(publication: Publication, artifacts: Sequence[Artifact], world: World) -> None:
    """Report where the text of an output is not that of the documents it shows, in their order."""
    from pubkit import parity

    texts = {".html": parity.html_text, ".epub": parity.epub_text, ".pdf": parity.pdf_text}
    for artifact in artifacts:
        suffix = artifact.name[artifact.name.rfind(".") :]
        if suffix not in texts or artifact.derived:
            continue
        documents = tuple(_shown(publication, artifact.name))
        for finding in parity.compare(documents, texts[suffix](artifact.data)) if documents else ():
            message = parity.message(finding, suffix[1:].upper())
            world.report("words-differ", message, source=finding.source, span=finding.span)


def _shown(publication: Publication, name: str) -> Iterator[Document]:
    """Yield the documents that a file shows: a page on the web is one of an edition's."""
    pages = publication.edition and name.endswith(".html")
    for document in publication.documents:
        if not pages or name.endswith(f"/articles/{document.metadata.slug}.html"):
            yield document
