"""Hold the outputs of one article against its words."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.backends import Artifact
from pubkit.model.document import Document
from pubkit.world import World


def check_words(documents: Sequence[Document], artifacts: Sequence[Artifact], world: World) -> None:
    """Report where the text of an output is not that of `documents`, in their order."""
    from pubkit import parity

    texts = {".html": parity.html_text, ".epub": parity.epub_text, ".pdf": parity.pdf_text}
    for artifact in artifacts:
        suffix = artifact.name[artifact.name.rfind(".") :]
        if suffix not in texts:
            continue
        for finding in parity.compare(documents, texts[suffix](artifact.data)):
            message = parity.message(finding, suffix[1:].upper())
            world.report("words-differ", message, source=finding.source, span=finding.span)
