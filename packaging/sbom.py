"""Writes a bundle's bill of materials (CycloneDX 1.6, JSON): `python packaging/sbom.py BUNDLE FILE`.

The same bundle gives the same file: its date is SOURCE_DATE_EPOCH, its serial number comes of its contents.
Exit code 1 if nobody says under which licence a part is.
"""

import json
import os
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bundled import Component, components, unlicensed
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

EPOCH = 1577836800
"""The date where none is given: the start of 2020, as hatchling has it for wheels."""


def bill(parts: Sequence[Component], seconds: int) -> dict[str, Any]:
    """The bill of a program, `lsgui`, and of its other parts, dated so many seconds after 1970."""
    program = next(part for part in parts if part.name == "lsgui")
    outer = [part for part in parts if part is not program and not part.within]
    others = [_with_inner(part, parts) for part in outer]
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
        "dependencies": [
            {"ref": program.ref, "dependsOn": [part.ref for part in outer]},
            *({"ref": part.ref, "dependsOn": inner} for part in outer if (inner := _inner(part, parts))),
        ],
    }


def _inner(part: Component, parts: Sequence[Component]) -> list[str]:
    return [inner.ref for inner in parts if inner.within == part.purl]


def _with_inner(part: Component, parts: Sequence[Component]) -> dict[str, Any]:
    """The entry of a part with those that it brings inside."""
    inner = [_entry(found, found.kind) for found in parts if found.within == part.purl]
    return _entry(part, part.kind) | ({"components": inner} if inner else {})


def _entry(part: Component, kind: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": kind, "bom-ref": part.ref, "name": part.name, "purl": part.purl}
    if part.version:
        entry["version"] = part.version
    if part.licence:
        entry["licenses"] = [_licence(part.licence)]
    if part.place:
        entry["evidence"] = {"occurrences": [{"location": part.place}]}
    return entry


def _licence(words: str) -> dict[str, Any]:
    """An expression of SPDX where the words are one, else a licence of that name."""
    try:
        return {"expression": str(canonicalize_license_expression(words))}
    except InvalidLicenseExpression:
        return {"license": {"name": words}}


def main(words: Sequence[str]) -> int:
    """Write the bill of the bundle that is named."""
    if len(words) != 2:
        print("usage: sbom.py BUNDLE FILE", file=sys.stderr)
        return 2
    parts = components(Path(words[0]))
    made = bill(parts, int(os.environ.get("SOURCE_DATE_EPOCH") or EPOCH))
    Path(words[1]).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for name in unlicensed(parts):
        print(f"sbom: nobody says under which licence {name} is", file=sys.stderr)
    return 1 if unlicensed(parts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
