"""Writes a bundle's bill of materials (CycloneDX 1.6, JSON): `python packaging/sbom.py BUNDLE FILE`.

The same bundle gives the same file: its date is SOURCE_DATE_EPOCH, its serial number comes of its contents.
"""

import json
import os
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bundled import Component, components

EPOCH = 1577836800
"""The date where none is given: the start of 2020, as hatchling has it for wheels."""


def bill(parts: Sequence[Component], seconds: int) -> dict[str, Any]:
    """The bill of a program, `lsgui`, and of its other parts, dated so many seconds after 1970."""
    program = next(part for part in parts if part.name == "lsgui")
    others = [_entry(part, "library") for part in parts if part is not program]
    contents = json.dumps([_entry(program, "application"), *others], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, contents)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).isoformat(),
            "component": _entry(program, "application"),
        },
        "components": others,
        "dependencies": [{"ref": program.purl, "dependsOn": [entry["bom-ref"] for entry in others]}],
    }


def _entry(part: Component, kind: str) -> dict[str, Any]:
    entry = {
        "type": kind,
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
    }
    return entry | ({"licenses": [{"license": {"name": part.licence}}]} if part.licence else {})


def main(words: Sequence[str]) -> int:
    """Write the bill of the bundle that is named."""
    if len(words) != 2:
        print("usage: sbom.py BUNDLE FILE", file=sys.stderr)
        return 2
    made = bill(components(Path(words[0])), int(os.environ.get("SOURCE_DATE_EPOCH") or EPOCH))
    Path(words[1]).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
