"""Ask a judge about one file, in bounded time, and read its report."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from pubkit.preflight.judges.tools import Tool

SECONDS = 120
"""Seconds that a judge may take for a file."""


class SilentError(Exception):
    """A judge gave no verdict; the message says why."""


class Finding(msgspec.Struct, frozen=True):
    """A fault as the judge tells it; `place` is where, in the judge's own terms.

    For EPUBCheck `FILE:LINE:COLUMN`, for Ace `FILE<TAB>SELECTOR`, for veraPDF the path of objects.
    """

    rule: str
    message: str
    place: str = ""


def ask(tool: Tool, file: Path, scratch: Path) -> list[Finding]:
    """Return what `tool` finds in `file`; `scratch` is an empty folder. Raises `SilentError`."""
    ways = {"epubcheck": _epubcheck, "ace": _ace, "verapdf": _verapdf}
    try:
        return list(ways[tool.name](tool, file, scratch))
    except (OSError, msgspec.MsgspecError, KeyError, TypeError, IndexError) as error:
        message = f"its report cannot be read ({type(error).__name__})"
        raise SilentError(message) from None


def _epubcheck(tool: Tool, file: Path, scratch: Path) -> Iterator[Finding]:
    report = scratch / "report.json"
    _run(tool, (str(file), "--json", str(report)), scratch)
    for told in _json(report.read_bytes())["messages"]:
        if told["severity"] in ("FATAL", "ERROR", "WARNING"):
            where = (told.get("locations") or [{}])[0]
            place = f"{where.get('path', '')}:{where.get('line', 0)}:{where.get('column', 0)}"
            yield Finding(told["ID"], told["message"], place)


def _ace(tool: Tool, file: Path, scratch: Path) -> Iterator[Finding]:
    _run(tool, ("-f", "-s", "-o", str(scratch), str(file)), scratch)
    for subject in _json((scratch / "report.json").read_bytes())["assertions"]:
        page = (subject.get("earl:testSubject") or {}).get("url", "")
        for told in subject.get("assertions", ()):
            result = told["earl:result"]
            if result["earl:outcome"] == "fail":
                selectors = (result.get("earl:pointer") or {}).get("css") or [""]
                message = " ".join(result["dct:description"].split())
                yield Finding(told["earl:test"]["dct:title"], message, f"{page}\t{selectors[0]}")


def _verapdf(tool: Tool, file: Path, scratch: Path) -> Iterator[Finding]:
    if tool.batch:
        told = _json(_run(tool, ("ua1", str(file)), scratch))
        for one in told["findings"]:
            yield Finding(one["code"], one["message"], one["place"])
        return
    report = _json(_run(tool, ("--format", "json", "--flavour", "ua1", str(file)), scratch))
    results = report["report"]["jobs"][0]["validationResult"]
    for result in results if isinstance(results, list) else [results]:
        for rule in result["details"]["ruleSummaries"]:
            for check in rule.get("checks", ()):
                name = f"ua1 {rule['clause']}-{rule['testNumber']}"
                told = check.get("errorMessage") or rule["description"]
                yield Finding(name, told, check.get("context", ""))


def _json(data: bytes) -> Any:
    return msgspec.json.decode(data)


def _run(tool: Tool, arguments: tuple[str, ...], scratch: Path) -> bytes:
    """Return what the program prints; its children end with it."""
    own = {"TMPDIR": str(scratch), "XDG_CONFIG_HOME": str(scratch), "XDG_STATE_HOME": str(scratch)}
    with subprocess.Popen(  # noqa: S603 (found on PATH, or where the user put them)
        [*tool.command, *arguments], cwd=scratch, env={**os.environ, **own, **tool.environment},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            out, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise SilentError(f"it took longer than {SECONDS} s") from None
        finally:
            # A browser may be left behind in the session.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    return out
