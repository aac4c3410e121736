"""Files and folders that are exchanged for links while they are used lead nowhere else."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

from pubkit import artifact
from pubkit.artifact import WriteError
from pubkit.backends import Artifact
from pubkit.world import ReadError, World

SECRET = b"secret"


@contextmanager
def exchanged(place: Path, honest: Path, link: Path) -> Iterator[None]:
    """Let `place` be `honest` and a link by turns, as fast as it goes."""
    stop = threading.Event()

    def turn() -> None:
        while not stop.is_set():
            for other in (link, honest):
                place.rename(place.with_name("aside"))
                other.rename(place)
                place.with_name("aside").rename(link if other is honest else honest)

    thread = threading.Thread(target=turn)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("name", ["a.png", "pictures"])
def test_what_is_exchanged_while_it_is_read_is_no_way_out(name: str, tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    (outside / "a.png").write_bytes(SECRET)
    (root / "pictures").mkdir(parents=True)
    (root / "pictures" / "a.png").write_bytes(b"ours")
    place = root / "pictures" / name if name == "a.png" else root / name
    link = place.with_name("link")
    link.symlink_to(outside / "a.png" if name == "a.png" else outside)
    world, seen = World.at(root), set()
    with exchanged(place, place.with_name("honest"), link):
        for number in range(100_000):  # on a busy machine it may be exchanged all the while
            if number >= 3_000 and b"ours" in seen:
                break
            try:
                seen.add(world.read(PurePosixPath("pictures/a.png")))
            except ReadError:
                seen.add(b"")
    assert SECRET not in seen
    assert b"ours" in seen


def test_no_output_is_written_through_a_link(tmp_path: Path) -> None:
    victim, out = tmp_path / "victim", tmp_path / "out"
    victim.write_bytes(SECRET)
    out.mkdir()
    for name in (f".a.html.{os.getpid()}.tmp", f".b.html.{os.getpid()}.tmp"):
        (out / name).symlink_to(victim)
    os.link(victim, out / "b.html")
    made = [Artifact("a.html", b"A"), Artifact("b.html", b"B")]
    assert [path.read_bytes() for path in artifact.write(made, out)] == [b"A", b"B"]
    assert victim.read_bytes() == SECRET
    (out / "c").symlink_to(tmp_path)
    with pytest.raises(WriteError, match="leads out") as caught:
        artifact.write([Artifact("c/victim", b"C")], out)
    assert "symbolic link" in caught.value.hint
    assert victim.read_bytes() == SECRET
