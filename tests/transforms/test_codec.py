from __future__ import annotations

import json

import pytest
from hypothesis import given

from pubkit.model import document as d
from pubkit.model.codec import from_json, to_json
from tests.strategies import documents
from tests.transforms.made import article, p


@given(documents())
def test_a_document_comes_back_from_its_json(document: d.Document) -> None:
    assert from_json(to_json(document)) == document


def test_json_of_another_version_is_refused() -> None:
    later = json.loads(to_json(article(p("a")))) | {"pubkit": 2}
    with pytest.raises(ValueError, match="another version of the model: 2"):
        from_json(json.dumps(later))


@pytest.mark.parametrize("text", ["", "{}", '{"pubkit": 1}', '{"pubkit": 1, "document": []}'])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document of pubkit"):
        from_json(text)
