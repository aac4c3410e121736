"""Pictures with too few pixels are told; one that is shown twice is stored once."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from tests.pdf.press import article, printed

SOURCE = "---\ntitle: A\n---\n\nText.\n\n![A sky](sky.png)\n\nText.\n\n![A sky](sky.png)\n"


def sky(width: int) -> dict[str, bytes]:
    out = io.BytesIO()
    Image.new("RGB", (width, width // 2), "#48c").save(out, "PNG")
    return {"sky.png": out.getvalue()}


@pytest.mark.parametrize(("width", "told"), [(40, 0), (300, 1), (1200, 0)])
def test_few_pixels_are_told_on_the_line(width: int, told: int) -> None:
    result = printed(article(SOURCE, sky(width)))
    assert result.codes == ["image-low-resolution"] * told
    for diagnostic in result.world.diagnostics:
        assert '"sky.png" is printed with 96 pixels' in diagnostic.message
        assert diagnostic.place is not None


def test_stored_once() -> None:
    with pikepdf.open(io.BytesIO(printed(article(SOURCE, sky(1200))).data)) as file:
        pictures = [o for o in file.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        assert len(pictures) == 1
