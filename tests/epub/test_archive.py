"""The same input gives the same bytes, and old engines can open them."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from pubkit.backends.epub.archive import pack
from tests.epub.shelf import publish

_MAKE = """
import hashlib
from tests.epub.shelf import article, heading, note, paragraph, publish, words
from pubkit.model import document as d, nodes as n
from tests.strategies import ASSETS

picture = n.Figure(media=(n.Image(source="a.png", alt="Rain", asset="picture-a"),))
called = n.Paragraph(children=(*words("It rained."), note(1)))
told = article(picture, heading("One"), called, tags=("a", "b", "c"), published="2026-03-01",
               authors=(d.Author(name="Mira Example"), d.Author(name="Ivo Example")))
print(hashlib.sha256(publish(told, assets=ASSETS, cover=True).data).hexdigest())
"""


def test_bytes_depend_on_neither_clock_zone_folder_nor_hash_seed(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    seen = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        environment["PYTHONPATH"] = f"{root}/src:{root}"
        environment["SOURCE_DATE_EPOCH"] = str(10**9 * int(seed))
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", _MAKE]
        made = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        seen.add(made.stdout)
    assert len(seen) == 1


def test_the_media_type_is_where_file_sniffers_look() -> None:
    data = publish().data
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_entries_are_in_order_and_carry_no_date() -> None:
    files = {"b": b"2", "mimetype": b"x", "a.jpg": b"1" * 99, "META-INF/container.xml": b"c"}
    shuffled = dict(sorted(files.items(), reverse=True))
    assert pack(files) == pack(shuffled)
    with zipfile.ZipFile(io.BytesIO(pack(files))) as archive:
        entries = archive.infolist()
    assert [e.filename for e in entries] == ["mimetype", "META-INF/container.xml", "a.jpg", "b"]
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [e.compress_type for e in entries] == [0, 8, 0, 8]
    assert not any(e.extra or e.comment for e in entries)


def test_articles_without_dates_do_not_ask_the_clock() -> None:
    first, second = publish().data, publish().data
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    assert publish().meta("dcterms:modified") == ["1980-01-01T00:00:00Z"]
