"""Judge of the JSON-LD in pages: schema.org's own types, as the TypeScript compiler checks them."""

import json
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from .finding import Finding, JudgeBroken
from .kit import Paths, folder, resolved, run

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
CONTEXT = re.compile(r"https?://schema\.org/?")
COMPLAINT = re.compile(r"block(\d+)\.ts\(\d+,\d+\): error TS\d+: (.*)")
TSC = ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--pretty", "false"]
TSC += ["--moduleResolution", "bundler", "--module", "esnext", "--target", "es2022"]


class _Blocks(HTMLParser):
    """Collects the text of every `application/ld+json` script, with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self._inside:
            self.found.append((self.getpos()[0], ""))

    def handle_data(self, data: str) -> None:
        if self._inside:
            line, text = self.found[-1]
            self.found[-1] = (line, text + data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


def jsonld(paths: Paths) -> list[Finding]:
    """Check that each page has JSON-LD whose types, properties and values schema.org knows."""
    found: list[Finding] = []
    typed: list[tuple[Path, int, object]] = []
    for path in resolved(paths):
        parser = _Blocks()
        parser.feed(path.read_text(encoding="utf-8"))
        if not parser.found:
            found.append(Finding("jsonld", path, "missing", "the page has no JSON-LD"))
        for line, text in parser.found:
            try:
                typed.append((path, line, json.loads(text)))
            except ValueError as error:
                found.append(Finding("jsonld", path, "syntax", str(error), str(line)))
    return found + [f for at in typed for f in _own_rules(*at)] + (_types(typed) if typed else [])


def _own_rules(path: Path, line: int, block: object) -> list[Finding]:
    def finding(code: str, message: str) -> Finding:
        return Finding("jsonld", path, code, message, str(line))

    found = []
    context = block.get("@context") if isinstance(block, dict) else None
    if not CONTEXT.fullmatch(str(context)):
        found.append(finding("context", f'"@context" is "{context}", not "https://schema.org"'))
    for key, value in _pairs(block):
        if key.startswith("date") and key != "dateline" and not ISO_DATE.fullmatch(str(value)):
            found.append(finding("date", f'"{key}" is "{value}", which is not ISO 8601'))
    return found


def _pairs(value: object) -> list[tuple[str, object]]:
    match value:
        case dict():
            return [pair for k, v in value.items() for pair in [(str(k), v), *_pairs(v)]]
        case list():
            return [pair for item in value for pair in _pairs(item)]
        case _:
            return []


def _types(blocks: list[tuple[Path, int, object]]) -> list[Finding]:
    modules = folder() / "node" / "node_modules"
    with tempfile.TemporaryDirectory(prefix="jsonld-") as scratch:
        Path(scratch, "node_modules").symlink_to(modules)
        files = [Path(scratch, f"block{n}.ts") for n in range(len(blocks))]
        for file, (_, _, block) in zip(files, blocks, strict=True):
            file.write_text(_program(block), encoding="utf-8")
        done = run("node", [str(modules / "typescript/bin/tsc"), *TSC, *map(str, files)])
    complaints = [COMPLAINT.search(line) for line in done.out.splitlines()]
    found = [_complaint(blocks[int(m[1])], m[2]) for m in complaints if m]
    if bool(done.status) != bool(found):
        raise JudgeBroken(f"jsonld: {(done.err or done.out)[-2000:]}")
    return found


def _program(block: object) -> str:
    node = {**block, "@context": "https://schema.org"} if isinstance(block, dict) else block
    kind = _kind(block)
    wrapped = kind if kind == "Graph" else f"WithContext<{kind}>"
    return (
        f'import type {{ {kind}, WithContext }} from "schema-dts";\n'
        f"export const block: {wrapped} = {json.dumps(node, indent=1)};\n"
    )


def _kind(block: object) -> str:
    """Return the narrowest of schema.org's types to check against: `Thing` takes long."""
    match block:
        case {"@graph": _}:
            return "Graph"
        case {"@type": str(name)} if name.isidentifier():
            return name
        case _:
            return "Thing"


def _complaint(at: tuple[Path, int, object], message: str) -> Finding:
    path, line, _ = at
    return Finding("jsonld", path, "type", message[:400], str(line))
