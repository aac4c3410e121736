"""Pictures reach readers in a form that every engine shows."""

import io
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageFile

from pubkit.backends.epub import pictures
from pubkit.model.document import Asset
from tests.remembering import Shelf


def asset(image: Image.Image, kind: str = "PNG", **options: Any) -> Asset:
    data = io.BytesIO()
    image.save(data, kind, **options)
    media_type = f"image/{kind.lower()}"
    return Asset("key", media_type, data.getvalue(), image.width, image.height, "a")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_what_fits_keeps_its_bytes(kind: str) -> None:
    given = asset(Image.new("RGB", (40, 30), "red"), kind)
    assert pictures.fit(given).data is given.data


@pytest.mark.parametrize(
    ("size", "fitted"),
    [((5000, 100), (2000, 40)), ((100, 4000), (50, 2000)), ((2000, 4000), (1000, 2000))],
)
def test_large_pictures_shrink_in_proportion(
    size: tuple[int, int], fitted: tuple[int, int]
) -> None:
    given = asset(Image.new("L", size, 90), "JPEG")
    made = pictures.fit(given)
    assert (made.media_type, opened(made.data).size) == ("image/jpeg", fitted)
    assert pictures.fit(given).data == made.data


def test_square_pictures_stay_below_four_megapixels() -> None:
    made = opened(pictures.fit(asset(Image.new("1", (2100, 2100)))).data)
    assert made.width * made.height <= pictures.PIXELS
    assert made.width == made.height


@pytest.mark.parametrize(("kind", "size"), [("PNG", 30), ("WEBP", 3000)])
@pytest.mark.parametrize("gray", [False, True])
def test_see_through_pictures_lie_on_white(kind: str, size: int, gray: bool) -> None:
    given = asset(Image.new("RGBA", (size, 30), (0, 0, 0, 0)), kind)
    made = pictures.fit(given, gray=gray)
    assert made.media_type == "image/png"
    assert opened(made.data).getextrema() == ((255, 255) if gray else ((255, 255),) * 3)


def test_an_opaque_picture_that_could_be_see_through_keeps_its_bytes() -> None:
    given = asset(Image.new("RGBA", (40, 30), (200, 0, 0, 255)))
    assert pictures.fit(given).data is given.data


def test_drawings_lie_on_white() -> None:
    view = 'width="9" height="8" viewBox="-1 2 9 8" stroke="#000"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {view}><title>A</title></svg>'
    made = pictures.fit(Asset("key", "image/svg+xml", drawing.encode(), 9, 8, "a"))
    root = ElementTree.fromstring(made.data)
    ground = root[0].attrib
    assert [ground[name] for name in ("x", "y", "width", "height")] == ["-1", "2", "9", "8"]
    assert "fill:#fff" in ground["style"]


def test_old_readers_get_jpeg_for_webp_and_rgb_for_cmyk() -> None:
    assert pictures.fit(asset(Image.new("RGB", (9, 9)), "WEBP")).media_type == "image/jpeg"
    assert opened(pictures.fit(asset(Image.new("CMYK", (9, 9)), "JPEG")).data).mode == "RGB"


def test_animations_are_stilled() -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    for kind in ("GIF", "PNG", "WEBP"):
        moving = asset(frames[0], kind, save_all=True, append_images=frames[1:])
        assert opened(moving.data).n_frames == 2  # type: ignore[attr-defined]
        assert getattr(opened(pictures.fit(moving).data), "n_frames", 1) == 1


def test_pictures_are_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = opened(pictures.fit(asset(Image.new("RGB", (40, 20)), "JPEG", exif=exif)).data)
    assert made.size == (20, 40)
    large = opened(pictures.fit(asset(Image.new("RGB", (4000, 2000)), "JPEG", exif=exif)).data)
    assert large.size == (1000, 2000)


def test_gray_is_gray() -> None:
    made = pictures.fit(asset(Image.new("RGB", (9, 9), "red"), "JPEG"), gray=True)
    assert opened(made.data).mode == "L"
    given = asset(Image.new("L", (9, 9)), "JPEG")
    assert pictures.fit(given, gray=True).data is given.data


def test_heavy_pictures_become_light(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Image.effect_noise((400, 400), 90).convert("RGBA")
    monkeypatch.setattr(pictures, "BYTES", 60_000)
    made = pictures.fit(asset(noise))
    assert made.media_type == "image/jpeg"
    assert len(made.data) < 150_000


@pytest.mark.parametrize("lenient", [True, False])
def test_a_damaged_picture_is_passed_on(monkeypatch: pytest.MonkeyPatch, lenient: bool) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)  # as engines do for all
    given = asset(Image.effect_noise((3000, 30), 90), "JPEG")
    cut = Asset("key", given.media_type, given.data[:2000], 3000, 30, "a")
    assert pictures.fit(cut).data == cut.data


def test_only_pictures_that_are_shown_are_carried_and_each_once() -> None:
    one = asset(Image.new("L", (4, 3)))
    shown = pictures.Pictures({"key": one, "other": one}, gray=False)
    assert shown.attributes("key") == {"src": "images/key.png", "width": "4", "height": "3"}
    assert shown.attributes("key") == shown.attributes("key")
    assert [resource.name for resource in shown.resources] == ["images/key.png"]


def test_a_packed_picture_is_remembered_by_what_it_was_made_of() -> None:
    shelf = Shelf()
    remember, kept = shelf.remember, shelf.made
    wide = asset(Image.new("RGB", (3000, 20), "red"))
    first = pictures.fit(wide, remember=remember)
    assert len(kept) == 1
    (words,) = kept
    kept[words] = b"png " + b"as it was"
    assert first.data == pictures.fit(wide).data
    assert pictures.fit(wide, remember=remember).data == b"as it was"
    assert pictures.fit(wide, gray=True, remember=remember).data != b"as it was"
    small = asset(Image.new("RGB", (30, 20), "red"))
    assert pictures.fit(small, remember=remember).data == small.data
    assert len(kept) == 2
