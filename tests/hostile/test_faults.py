"""Kills, full disks, locks, interrupts and odd surroundings: outputs are whole or as they were."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import pubkit
from tests.hostile import batch

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
KILLS = int(os.environ.get("KILLS", "40"))
"""How many exports are killed; `make faults` kills 200."""

POISON = {
    "yaml.md": "---\ntitle: [\n---\n\nWords.\n",
    "latin.md": "---\ntitle: A\n---\n\nCaf\udce9.\n",
    "wide.md": "---\ntitle: A\n---\n\n" + "|a" * 400 + "\n" + "|-" * 400 + "|\n",
    "line.md": "---\ntitle: A\n---\n\n" + "a" * 200_000 + "\n",
}
"""Articles that cannot be published."""


def write(root: Path, count: int, edition: str = "first") -> Path:
    """Make a project of `count` articles in `root`, each with a picture."""
    sources = root / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    (sources / "field.svg").write_text(PICTURE)
    for number in range(count):
        words = f"The {edition} edition of article {number}. " * 20
        text = f"---\ntitle: Article {number}\n---\n\n{words}\n\n![A field](field.svg)\n"
        (sources / f"a{number}.md").write_text(text)
    return root


def start(root: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pubkit", "export", *options],
        cwd=root, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True, preexec_fn=_hear_interrupts,
    )  # fmt: skip


def _hear_interrupts() -> None:
    """Let the child be interrupted, even where the tests run in the background and may not be."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def export(root: Path, *options: str, **environment: str) -> tuple[int, str]:
    """Return the status of an export and what it said."""
    with start(root, *options, **environment) as process:
        _, said = process.communicate(timeout=300)
    assert "Traceback" not in said
    assert "internal error" not in said
    return process.returncode, said


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".pubkit")
    }


def running(group: int) -> bool:
    """Tell whether a process of the session `group` lives."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def forked(root: Path, *formats: str) -> int:
    """Start an export in a child of this process, which spares the start of Python; return it."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            pubkit.export(root=root, formats=formats, jobs=2, cache=False)
        finally:
            os._exit(0)
    return pid


def kill(pid: int) -> None:
    """Kill a child, also before it has a group, and all its children."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("formats", "share"), [(("html", "epub"), 0.9), (("pdf",), 0.1)])
def test_a_kill_leaves_old_or_new_outputs(
    tmp_path: Path, formats: tuple[str, ...], share: float
) -> None:
    dice = random.Random(5)
    root = write(tmp_path, 4, "second")
    pubkit.export(root=root, formats=formats, out=tmp_path / "new", cache=False)
    write(root, 4, "first")
    began = time.monotonic()
    os.waitpid(forked(root, *formats), 0)
    took = time.monotonic() - began
    old, new = digests(root / "build"), digests(root / "new")
    assert old.keys() == new.keys()
    assert old
    seen: set[bool] = set()
    for attempt in range(round(KILLS * share)):
        write(root, 4, "second" if attempt % 2 == 0 else "first")
        child = forked(root, *formats)
        time.sleep(dice.uniform(0.2, 1.1) * took)
        kill(child)
        found = digests(root / "build")
        whole = {name: d for name, d in found.items() if not name.endswith(".tmp")}
        assert whole.keys() == old.keys()
        assert all(digest in (old[name], new[name]) for name, digest in whole.items())
        seen.update(digest == new[name] for name, digest in whole.items())
    write(root, 4, "second")
    pubkit.export(root=root, formats=formats, cache=False)
    assert digests(root / "build") == new
    assert seen == {True, False} or KILLS * share < 20


def test_what_killed_runs_left_is_swept_up(tmp_path: Path) -> None:
    root = write(tmp_path, 1)
    left = [root / "build/a0/.a0.pdf.1.tmp", root / "build/gone/.gone.epub.99999.tmp"]
    kept = [root / "build/a0/notes.tmp", root / "build/a0/.hidden"]
    for path in (*left, *kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    assert export(root, "--format", "html")[0] == 0
    assert [path.exists() for path in (*left, *kept)] == [False, False, True, True]


def test_a_full_disk_costs_no_output(tmp_path: Path) -> None:
    root = write(tmp_path, 1)
    assert export(root)[0] == 0
    before = digests(root / "build")
    write(root, 1, "second")
    script = (
        "import resource, signal, pubkit.artifact as a, pubkit.cli, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "whole = a._put\n"
        "def small(path, data):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))\n"
        "    whole(path, data)\n"
        "a._put = small\n"
        "pubkit.cli.main(['export'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert "output-unwritable" in done.stderr
    assert '.html"' in done.stderr or '.pdf"' in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(root / "build") == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder that holds one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_says_so(tmp_path: Path, small_disk: Path) -> None:
    root = write(tmp_path / "project", 6)
    status, said = export(root, "--out", str(small_disk))
    assert status == 1
    assert "no space left on device" in said
    assert str(small_disk) in said
    assert not list(small_disk.rglob("*.tmp"))


def test_a_target_that_may_not_be_written(tmp_path: Path) -> None:
    root = write(tmp_path, 1)
    (root / "build").write_text("a file where the folder should be")
    began = time.monotonic()
    status, said = export(root)
    assert status in (1, 2)
    assert "build" in said
    assert time.monotonic() - began < 30
    assert (root / "build").read_text() == "a file where the folder should be"


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    root = write(tmp_path, 8)
    first = start(root)
    while not (root / "build/.pubkit.lock").exists():
        assert first.poll() is None
        time.sleep(0.01)
    second = start(root)
    told = [process.communicate(timeout=300)[1] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert sum("is in use by process" in said for said in told) == 1
    once = digests(root / "build")
    assert export(root)[0] == 0
    assert digests(root / "build") == once


def test_a_lock_of_the_dead_does_not_hold(tmp_path: Path) -> None:
    root = write(tmp_path, 1)
    (root / "build").mkdir()
    (root / "build/.pubkit.lock").write_text("99999")
    status, said = export(root, "--format", "html")
    assert status == 0
    assert "in use" not in said


@pytest.mark.parametrize("moment", [0.5, 2.0])
def test_an_interrupt_ends_all_within_two_seconds(tmp_path: Path, moment: float) -> None:
    root = write(tmp_path, 400)  # far more than are built by then
    process = start(root, "--jobs", "2")
    time.sleep(moment)
    os.kill(process.pid, signal.SIGINT)
    began = time.monotonic()
    _, said = process.communicate(timeout=60)
    # The time of a loaded machine is not that of ours.
    assert time.monotonic() - began < 2 * max(1.0, os.getloadavg()[0])
    assert process.returncode in (130, -signal.SIGINT)
    assert len(said.splitlines()) <= 3
    assert "Traceback" not in said or moment < 1
    assert not running(process.pid)
    assert not list((root / "build").rglob("*.tmp"))


def test_a_picture_that_vanishes(tmp_path: Path) -> None:
    root = write(tmp_path, 2)
    (root / "sources/field.svg").unlink()
    status, said = export(root)
    assert status in (0, 1)
    assert "sources/a0.md:7" in said
    assert "image-missing" in said
    assert len(list((root / "build").rglob("*.pdf"))) == 2


@pytest.mark.slow
def test_poison_costs_itself_only(tmp_path: Path) -> None:
    root = write(tmp_path, 36)
    for name, text in POISON.items():
        (root / "sources" / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    status, said = export(root)
    assert status == 1
    assert len(list((root / "build").rglob("a*.pdf"))) == 36
    errors = [line for line in said.splitlines() if ": error: " in line]
    assert len(errors) == len(POISON)
    assert sorted(line.split(":")[0] for line in errors) == sorted(f"sources/{n}" for n in POISON)


@pytest.mark.slow
def test_builders_that_loop_hoard_crash_and_descend_cost_themselves_only(tmp_path: Path) -> None:
    batch.write(tmp_path, 40)
    report, _ = batch.publish(tmp_path, ("html", "epub"))
    assert not report.ok
    assert len(report.paths) == 80
    said = {d.place.path: d.message for d in report.diagnostics if d.place}
    assert len(report.diagnostics) == 4
    for name, why in {
        "loop-read": "SIGXCPU (CPU time used up)",
        "hoard-transformed": "memory used up",
        "crash-written": "SIGSEGV",
        "descend-written": "RecursionError",
    }.items():
        assert why in said[f"sources/{name}.md"]
    assert {d.place.line for d in report.diagnostics if d.place} == {batch.LINE}


@pytest.mark.parametrize("form", ["html", "epub", "pdf"])
def test_a_crash_is_told_with_its_line(tmp_path: Path, form: str) -> None:
    phases = [phase for phase in batch.PHASES if phase != "typeset" or form == "pdf"]
    batch.write(tmp_path, 1, [(phase, "crash") for phase in phases])
    report, _ = batch.publish(tmp_path, (form,))
    assert len(report.paths) == 1
    found = {d.place.path: d.place.line for d in report.diagnostics if d.place}
    assert found == {f"sources/crash-{phase}.md": batch.LINE for phase in phases}


def test_surroundings_change_no_byte(tmp_path: Path) -> None:
    root = write(tmp_path, 1)
    nowhere = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}
    surroundings = [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "Asia/Baku"},
        nowhere,
    ]
    assert export(root, "--out", "plain")[0] == 0
    wanted = digests(root / "plain")
    for number, environment in enumerate(surroundings):
        assert export(root, "--out", f"out{number}", **environment)[0] == 0
        assert digests(root / f"out{number}") == wanted, environment


def test_a_strict_umask_changes_modes_only(tmp_path: Path) -> None:
    root = write(tmp_path, 1)
    assert export(root, "--out", "plain")[0] == 0
    kept = os.umask(0o077)
    try:
        assert export(root, "--out", "strict")[0] == 0
    finally:
        os.umask(kept)
    assert digests(root / "plain") == digests(root / "strict")
    mode = (root / "strict/a0/a0.html").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


@pytest.mark.parametrize("epoch", ["-1", "1e9", "\u0663", "253402300800", "9" * 30])
def test_a_build_time_that_is_none_is_wrong_usage(tmp_path: Path, epoch: str) -> None:
    write(tmp_path, 1)
    status, said = export(tmp_path, "--format", "html", SOURCE_DATE_EPOCH=epoch)
    assert status == 2
    assert "SOURCE_DATE_EPOCH" in said
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
def test_closed_streams_are_no_file_to_write_to(tmp_path: Path, closed: tuple[int, ...]) -> None:
    write(tmp_path, 1)
    command = [sys.executable, "-m", "pubkit", "export", "--format", "html", "--format", "epub"]
    shell = ["sh", "-c", '"$@" ' + " ".join(f"{number}>&-" for number in closed), "sh"]
    done = subprocess.run([*shell, *command], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
    assert (tmp_path / "build/a0/a0.html").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("option", ["--strict", "--no-cache"])
def test_a_full_device_for_the_paths_is_told(tmp_path: Path, option: str) -> None:
    write(tmp_path, 1)
    command = [sys.executable, "-m", "pubkit", "export", "--format", "html", option]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: the paths cannot be printed: ")
    assert (tmp_path / "build/a0/a0.html").is_file()


def named(root: Path) -> dict[str, str]:
    """Export the articles of `root`; return the code of what is said of each."""
    report = pubkit.export(root=root, formats=("html",), cache=False)
    assert (root / "build/a0/a0.html").is_file()
    places = ((d.place.path, d.code) for d in report.diagnostics if d.place)
    return {path: code for path, code in places if path != "pubkit.toml"}


def test_a_name_that_is_not_utf_8_costs_its_article_only(tmp_path: Path) -> None:
    sources = write(tmp_path, 1) / "sources"
    try:
        Path(os.fsdecode(os.fsencode(sources) + b"/caf\xe9.md")).write_text("# A\n")
        Path(os.fsdecode(os.fsencode(sources) + b"/field-\xe9.png")).write_bytes(b"")
    except OSError:
        pytest.skip("file names are UTF-8 here")
    (sources / "b.md").write_text("# B\n\n![x](field-e.png)\n")
    assert named(tmp_path) == {
        "sources/caf?.md": "source-unreadable", "sources/b.md": "image-missing",
    }  # fmt: skip


def test_folders_without_end_cost_nothing_else(tmp_path: Path) -> None:
    sources = write(tmp_path, 1) / "sources"
    (tmp_path / "pubkit.toml").write_text('[site]\ntitle = "A"\n')
    folder = os.open(sources, os.O_RDONLY)
    for _ in range(240):
        os.mkdir("d" * 20, dir_fd=folder)
        folder, above = os.open("d" * 20, os.O_RDONLY, dir_fd=folder), folder
        os.close(above)
    os.close(folder)
    told = named(tmp_path)
    assert list(told.values()) == ["source-unreadable"]
    assert next(iter(told)).startswith("sources/dddd")
    subprocess.run(["rm", "-rf", sources], check=True)  # Python stops at paths that are too long


def test_an_index_beside_articles_hides_none(tmp_path: Path) -> None:
    sources = write(tmp_path, 2) / "sources"
    (sources / "index.md").write_text("# Index\n")
    (tmp_path / "pubkit.toml").write_text('[site]\ntitle = "All"\n')
    assert named(tmp_path) == {}
    assert (tmp_path / "build/a1/a1.html").is_file()
    assert (tmp_path / "build/sources/sources.html").is_file()
    front = (tmp_path / "build/site/index.html").read_text()
    assert all(f">{title}</a>" in front for title in ("Index", "Article 0", "Article 1"))


def test_an_interrupt_in_a_destructor_is_heard_after_it() -> None:
    script = (
        "import os, signal, sys, time\n"
        "from pubkit.cli import interrupt_again\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's job may ignore it\n"
        "sys.unraisablehook = interrupt_again\n"
        "class Font:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        time.sleep(1)\n"
        "Font()\n"
        "time.sleep(20)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert told.returncode == -signal.SIGINT
    assert told.stderr.count(b"KeyboardInterrupt") == 1
