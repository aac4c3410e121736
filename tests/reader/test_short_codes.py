"""Emoji by name."""

from __future__ import annotations

import pytest

from pubkit.model.walk import plain_text
from tests.reader.test_dialect import read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":tada: Done (:rocket:), :+1:!", "🎉 Done (🚀), 👍!"),
        (":tada::rocket: *:gem:*", "🎉🚀 💎"),
        (":no_such_name: and :tada:no", ":no_such_name: and :tada:no"),
        ("10:100:00, a:x:b, ::x::, http://a.example/:x:/b", ""),
        ("\\:tada: and :tada\\:", ":tada: and :tada:"),
        ("`:tada:`", ":tada:"),
    ],
)
def test_emoji_have_names(text: str, shown: str) -> None:
    document, _ = read(text)
    assert plain_text(document.children).replace("\ufe0f", "") == (shown or text)
