"""Collects the licences of everything in a bundle: `python packaging/licences.py BUNDLE FOLDER`.

FOLDER gets a subfolder of texts for each component and a list, `THIRD-PARTY.md`. Run it with the Python
that built the bundle. Exit code 1 if a component brings no text.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bundled import Component, components

LIST = "THIRD-PARTY.md"
INTRODUCTION = """# What is in this bundle

lsgui itself is under the Apache License 2.0. Qt and PySide6 are used under the LGPL-3.0: their libraries are
files of their own in this folder, and may be replaced by others of the same version. The other parts:

| part | version | licence | texts |
|---|---|---|---|
"""


def collect(parts: Sequence[Component], folder: Path) -> tuple[str, ...]:
    """Write list and texts into an empty folder; the names of components without a text."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = []
    for part in parts:
        copied = _copy(part, folder / part.name)
        rows.append(
            f"| {part.name} | {part.version} | {part.licence.replace('|', '/')} | {len(copied) or '-'} |"
        )
    (folder / LIST).write_text(INTRODUCTION + "\n".join(rows) + "\n", "utf-8")
    return tuple(part.name for part in parts if not part.texts)


def _copy(part: Component, folder: Path) -> list[Path]:
    """The texts of one component; two of the same name get a number."""
    copied: list[Path] = []
    for number, text in enumerate(part.texts):
        folder.mkdir(exist_ok=True)
        target = folder / text.name
        target = target.with_name(f"{number}-{text.name}") if target.exists() else target
        copied.append(Path(shutil.copyfile(text, target)))
    return copied


def main(words: Sequence[str]) -> int:
    """Collect for the bundle that is named, and complain of what has no licence."""
    if len(words) != 2:
        print("usage: licences.py BUNDLE FOLDER", file=sys.stderr)
        return 2
    nameless = collect(components(Path(words[0])), Path(words[1]))
    for name in nameless:
        print(f"licences: {name} brings no text of its licence", file=sys.stderr)
    return 1 if nameless else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
