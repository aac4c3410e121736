"""On paper items have the numbers and letters that they have elsewhere."""

from __future__ import annotations

import pypdfium2

from pubkit.build.article import Request, build
from pubkit.world import World

TEXT = "3. c\n4. d\n\n(i) e\n(ii) f\n\nCall.[^1]\n\n[^1]: Note:\n\n    b) g\n    c) h\n"


def test_marks_of_lists_are_those_of_the_source() -> None:
    source = f"---\ntitle: T\nlanguage: en\n---\n\n{TEXT}".encode()
    outcome = build("in.md", Request(root=".", formats=("pdf",)), World.fake({"in.md": source}))
    assert [d.code for d in outcome.diagnostics] == []
    document = pypdfium2.PdfDocument(outcome.artifacts[0].data)
    words = document[0].get_textpage().get_text_range().split()
    assert {"3.", "4.", "(i)", "(ii)", "b)", "c)"} <= set(words)
    assert not {"1.", "2.", "i.", "a."} & set(words)
