"""Diagnostics for people, for programs, for GitHub's annotations and for SARIF viewers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pubkit.codes import CODES
from pubkit.diagnostics import Diagnostic, show

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def text(diagnostic: Diagnostic) -> str:
    """Return `diagnostic` as people read it."""
    return show(diagnostic)


def json_line(diagnostic: Diagnostic) -> str:
    """Return `diagnostic` as one line of JSON."""
    return json.dumps(value(diagnostic), ensure_ascii=False)


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
        f" file={_property(place.path)},line={place.line or 1},col={place.column or 1}"
        if place
        else ""
    )
    words = "\n".join([f"{diagnostic.message} [{diagnostic.code}]", *diagnostic.hints])
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
    return json.dumps(log, ensure_ascii=False, indent=2)


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
