"""Find the installed judges and run their programs."""

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from .finding import Finding, JudgeBroken, judge_missing
from .stamp import stamp

HERE = Path(__file__).parent
Paths: TypeAlias = Iterable[str | os.PathLike[str]]


class _Spotted(msgspec.Struct):
    code: str
    message: str
    place: str


class _Verdict(msgspec.Struct):
    path: str
    findings: list[_Spotted]


class Output(msgspec.Struct, frozen=True):
    """What a program printed, and its exit status."""

    status: int
    out: str
    err: str


def folder() -> Path:
    """Return the folder of the judges, once it is sure that they are those of this checkout."""
    named = os.environ.get("PUBKIT_JUDGES")
    home = Path(named).absolute() if named else Path.home() / ".cache" / "pubkit-judges"
    mark = home / "stamp"
    if not mark.is_file():
        raise judge_missing(f'no judges in "{home}"')
    if mark.read_text().strip() != stamp():
        raise judge_missing(f'the judges in "{home}" are not the pinned ones')
    return home


def resolved(paths: Paths) -> list[Path]:
    """Return absolute paths; an empty list or a missing file is the caller's mistake."""
    files = [Path(path).resolve() for path in paths]
    if not files:
        raise ValueError("no files to judge")
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(f'"{file}" is not a file')
    return files


def run(program: str, arguments: Sequence[str], stdin: str = "", seconds: float = 300) -> Output:
    """Run a program of the judges in a temporary folder; kill it and its children when it hangs."""
    with tempfile.TemporaryDirectory(prefix="judge-", ignore_cleanup_errors=True) as scratch:
        return _run(scratch, [str(folder() / "bin" / program), *arguments], stdin, seconds)


def java(
    judge: str, main: str, jars: Sequence[str], files: Sequence[Path], *options: str
) -> list[Finding]:
    """Run one of our Java programs over all files in one virtual machine."""
    site = next(folder().glob("venv/lib/python3*/site-packages"))
    class_path = os.pathsep.join([str(folder() / "classes"), *(str(site / jar) for jar in jars)])
    command = [*JVM, "-cp", class_path, main, *options, *map(str, files)]
    return _read(judge, run("java", command, seconds=_patience(files)), files)


def node(
    judge: str, script: str, job: Mapping[str, object], files: Sequence[Path]
) -> list[Finding]:
    """Run one of our node programs over all files with one browser."""
    places = {"packages": str(folder() / "node"), "chromium": str(folder() / "bin" / "chromium")}
    stdin = msgspec.json.encode({**places, **job}, enc_hook=str).decode()
    done = run("node", [str(HERE / "js" / script)], stdin, seconds=_patience(files))
    return _read(judge, done, files)


# The first compiler tier is enough for a life of seconds; the schemas of EPUBCheck need the stack.
JVM = (
    "-Xss8m",
    "-Xmx2g",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Duser.language=en",
    "-Dxml.catalog.cacheUnderHome=false",
)


def _patience(files: Sequence[Path]) -> float:
    return 300 + 60 * len(files)


def _run(scratch: str, command: list[str], stdin: str, seconds: float) -> Output:
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=_environment(scratch),
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(stdin, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise JudgeBroken(f'"{command[0]}" took longer than {seconds:.0f} s') from None
        finally:
            # The session outlives its leader when a browser was left behind.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    return Output(process.returncode, out, err)


def _environment(scratch: str) -> dict[str, str]:
    browser = str(folder() / "bin" / "chromium")
    own = {"TMPDIR": scratch, "XDG_CONFIG_HOME": scratch, "XDG_STATE_HOME": scratch}
    return {
        **os.environ,
        **own,
        "PUPPETEER_EXECUTABLE_PATH": browser,
        "ACE_TIMEOUT_INITIAL": "120000",
    }


def _read(judge: str, done: Output, files: Sequence[Path]) -> list[Finding]:
    try:
        verdicts = msgspec.json.decode(
            b"[" + b",".join(done.out.encode().splitlines()) + b"]", type=list[_Verdict]
        )
    except msgspec.DecodeError:
        verdicts = []
    if sorted(verdict.path for verdict in verdicts) != sorted(map(str, files)):
        raise JudgeBroken(f"{judge} did not judge every file: {(done.err or done.out)[-2000:]}")
    return [
        Finding(judge, Path(verdict.path), spotted.code, spotted.message, spotted.place)
        for verdict in verdicts
        for spotted in verdict.findings
    ]
