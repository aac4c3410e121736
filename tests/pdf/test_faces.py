"""Text is set in the weight and style that is asked for, whatever letters its face has."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import printed

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz ÄÖÜ äöüß éÇĞİÖŞÜçğıöşüƏə"


def test_a_face_with_few_letters_is_not_passed_over_for_one_with_all() -> None:
    """Fontconfig prefers a face that has all letters of the language to one of the right weight."""
    for language in ("de", "az", "tr", "en"):
        head = f"---\nheadline: A\nlanguage: {language}\n---\n\n"
        file = printed(
            f"{head}{ALPHABET} **Bold** and *slanted*.\n", theme=load("magazine", World.fake({}))
        )
        names = {
            str(font.BaseFont).split("+")[1]
            for page in pikepdf.open(BytesIO(file.data)).pages
            for font in page.Resources.Font.values()
        }
        assert {"PK-Text", "PK-Text-Semi-Bold", "PK-Text-Italic"} <= names, language
