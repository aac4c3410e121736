"""Diagnostics for people, for programs, for GitHub's annotations and for SARIF viewers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from pubkit.codes import CODES
from pubkit.diagnostics import Diagnostic, printable, show

_STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def text(diagnostic: Diagnostic) -> str:
    """Return `diagnostic` as people read it."""
    return show(diagnostic)


def json_line(diagnostic: Diagnostic) -> str:
    """Return `diagnostic` as one line of JSON."""
    return _json(value(diagnostic))


def value(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return `diagnostic` as a value of JSON."""
    place = diagnostic.place
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "width": place.width if place else None,
        "hints": list(diagnostic.hints),
    }


def github(diagnostic: Diagnostic) -> str:
    """Return `diagnostic` as a workflow command that annotates a file."""
    place = diagnostic.place
    where = (
        f" file={_property(printable(place.path))},line={place.line or 1},col={place.column or 1}"
        if place
        else ""
    )
    told = (f"{diagnostic.message} [{diagnostic.code}]", *diagnostic.hints)
    words = "\n".join(map(printable, told))
    return f"::{_LEVELS[diagnostic.severity]}{where}::{_data(words)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Return all findings as one SARIF 2.1.0 log."""
    codes = sorted({d.code for d in diagnostics})
    rules = [{"id": code, "shortDescription": {"text": CODES[code].explanation}} for code in codes]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "pubkit", "rules": rules}},
                "results": [_result(d) for d in diagnostics],
            }
        ],
    }
    return _json(log, indent=2)


def _json(told: object, indent: int | None = None) -> str:
    """Return `told` as JSON in which what steers a terminal is escaped, beyond ASCII as well."""
    return _STEERING.sub(
        lambda found: f"\\u{ord(found[0]):04x}",
        json.dumps(told, ensure_ascii=False, indent=indent),
    )


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    value: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": {"text": "\n".join([diagnostic.message, *diagnostic.hints])},
    }
    if place := diagnostic.place:
        location: dict[str, Any] = {"artifactLocation": {"uri": place.path}}
        if place.line:
            location["region"] = {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.width,
            }
        value["locations"] = [{"physicalLocation": location}]
    return value
