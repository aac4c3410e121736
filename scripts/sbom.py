"""Print the packages of a lock file as CycloneDX JSON: sbom.py requirements.lock

Which files they are, by hash, stands in the lock file itself. https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from pathlib import Path

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def sbom(lock: str) -> str:
    """Return the bill of materials of `lock`, the same for the same pins."""
    pins = sorted(set(PIN.findall(lock)))
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
        }
        for name, version in pins
    ]
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, repr(pins))}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "pubkit", "name": "pubkit"}},
        "components": components,
    }
    return json.dumps(told, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(sbom(Path(sys.argv[1]).read_text("utf-8")))
