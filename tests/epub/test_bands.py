"""A cover made of rows has the bytes of one that is drawn and compressed whole."""

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pubkit.backends.epub.bands import ROW, Page

WIDTH, HEIGHT = 64, 480
PAPER, BAND = "#fff0e0", "#204060"
PICTURE = Image.effect_noise((30, 90), 80).convert("RGB")
MASK = Image.effect_noise((50, 40), 90).convert("L")

places = st.tuples(st.integers(-60, 70), st.integers(-100, HEIGHT + 20))


@given(st.sampled_from(["RGB", "L"]), st.integers(0, 5), st.lists(places, max_size=4))
def test_rows_are_joined_to_the_bytes_of_the_whole(
    mode: str, rows: int, put: list[tuple[int, int]]
) -> None:
    page, whole = Page(WIDTH, HEIGHT, PAPER), Image.new(mode, (WIDTH, HEIGHT), PAPER)
    page.grounds[:rows] = [BAND] * rows
    whole.paste(BAND, (0, 0, WIDTH, rows * ROW))
    for number, place in enumerate(put):
        ink, mask = ("#cc0000", MASK) if number % 2 else (PICTURE, None)
        page.put(ink, *place, mask)
        whole.paste(ink, place, mask)
    buffer = io.BytesIO()
    whole.save(buffer, "JPEG", quality=88, restart_marker_rows=1)
    assert page.jpeg(mode) == buffer.getvalue()
