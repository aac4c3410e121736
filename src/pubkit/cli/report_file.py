"""The report of an export as a file, for programs."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubkit import reports
from pubkit.artifact import write
from pubkit.backends import Artifact

if TYPE_CHECKING:
    from pubkit.build.report import Output, Report


def write_report(report: Report, seconds: float, path: Path) -> None:
    """Write `report` to `path` as JSON; raise `WriteError` where that cannot be done."""
    told = {
        "pubkit": version("pubkit"),
        "ok": report.ok,
        "seconds": round(seconds, 3),
        "outputs": [_output(output) for output in report.outputs],
        "diagnostics": [reports.value(diagnostic) for diagnostic in report.diagnostics],
    }
    data = json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
    write([Artifact(path.name, data)], path.parent)


def _output(output: Output) -> dict[str, Any]:
    return {
        "source": output.source,
        "path": str(output.path),
        "size": output.size,
        "sha256": output.sha256,
        "seconds": output.seconds,
        "cached": output.cached,
    }
