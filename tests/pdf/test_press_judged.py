"""Files for a press before readers from outside, who also find what is wrong with broken ones."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pubkit.backends.pdf.press.conformance import breaches
from tests import judges
from tests.pdf.presses import profile
from tests.pdf.test_press import BREAKS, pressed, sample, spoilt, use

MARKED = "---\ntitle: On all plates\n---\n\n" + "Black words. " * 60


def _form(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())


def _art(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.ArtBox = file.pages[0].obj.TrimBox


def _bleed(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.BleedBox = pikepdf.Array([9, 9, 99, 99])


def _transfer(file: pikepdf.Pdf) -> None:
    use(file, pikepdf.Dictionary(TR=pikepdf.Name.Identity))


def _packed(file: pikepdf.Pdf) -> None:
    packed = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"
    file.Root.PieceInfo = file.make_stream(packed, Filter=pikepdf.Name.LZWDecode)


def _second(file: pikepdf.Pdf) -> None:
    file.Root.OutputIntents.append(file.make_indirect(file.Root.OutputIntents[0]))
    file.Root.OutputIntents[1] = pikepdf.Dictionary(dict(file.Root.OutputIntents[0].items()))


def _screen(file: pikepdf.Pdf) -> None:
    file.Root.OutputIntents[0].DestOutputProfile.write(profile(b"mntr"))


def _group(file: pikepdf.Pdf) -> None:
    told = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    file.pages[0].obj.Group = told


def _undated(file: pikepdf.Pdf) -> None:
    packet = file.Root.Metadata.read_bytes()
    file.Root.Metadata.write(packet.replace(b"xmp:MetadataDate", b"xmp:SomeDate"))


MORE = (
    _form, _art, _bleed, _transfer, _packed, _second, _screen, _group, _undated,
)  # fmt: skip


@pytest.mark.judge
@pytest.mark.xdist_group("judges")
def test_a_judge_from_outside_agrees_and_finds_every_fault(tmp_path: Path) -> None:
    good = tmp_path / "good.pdf"
    good.write_bytes(sample())
    broken = []
    for spoil in {*BREAKS, *MORE}:
        file = tmp_path / f"{spoil.__module__.rpartition('.')[2]}{spoil.__name__}.pdf"
        file.write_bytes(spoilt(good.read_bytes(), spoil))
        broken.append(file)
    found = judges.press([good, *broken])
    assert {f.path for f in found} == {file.resolve() for file in broken}


@pytest.mark.parametrize("spoil", MORE)
def test_our_own_check_finds_them_too(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    assert breaches(spoilt(sample(), spoil))


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript separates the plates")
def test_text_is_on_one_plate_and_marks_are_on_all(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(pressed(MARKED, bleed="3mm", marks=True).data)
    command = "gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=tiffsep -r72 -sOutputFile=p.tif one.pdf"
    subprocess.run(command.split(), cwd=tmp_path, check=True, timeout=60)
    plates = {
        name: Image.open(tmp_path / f"p({name}).tif").convert("L").point(lambda v: 255 - v)
        for name in ("Cyan", "Magenta", "Yellow", "Black")
    }
    width, height = plates["Black"].size
    page = (26, 26, width - 26, height - 26)
    inside = {name: plate.crop(page).getbbox() is not None for name, plate in plates.items()}
    assert inside == {"Cyan": False, "Magenta": False, "Yellow": False, "Black": True}
    assert all(plate.crop((0, 0, 26, 26)).getbbox() for plate in plates.values())
