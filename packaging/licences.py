"""Collects the licences of everything in a bundle: `python packaging/licences.py BUNDLE FOLDER`.

FOLDER gets a subfolder of texts for each component and a list, `THIRD-PARTY.md`. Run it with the Python
that built the bundle. Exit code 1 if a component brings no text, or if nobody names its licence.
"""

import filecmp
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bundled import Component, components, unlicensed

LIST = "THIRD-PARTY.md"
INTRODUCTION = """# What is in this bundle

lsgui itself is under the Apache License 2.0. Qt and PySide6 are used under the LGPL-3.0: their libraries are
files of their own in this folder, and may be replaced by others of the same version; so are LibRaw, GLib and
what else is under the LGPL-2.1. The last column counts the texts of a part. Where it names a package instead,
the part lies in that, and the texts are those that the package brings. The other parts:

| part | version | licence | texts |
|---|---|---|---|
"""


def collect(parts: Sequence[Component], folder: Path) -> tuple[str, ...]:
    """Write list and texts into an empty folder; the names of components without a text, or one around."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    around = {part.purl: part for part in parts if not part.within}
    rows = []
    for part in parts:
        copied, owner = _copy(part, folder / part.name), around.get(part.within)
        rows.append(_row(part, owner, len(copied)))
    (folder / LIST).write_text(INTRODUCTION + "\n".join(rows) + "\n", "utf-8")
    return tuple(part.name for part in parts if not (part.texts or _has_texts(around.get(part.within))))


def _has_texts(part: Component | None) -> bool:
    return part is not None and bool(part.texts)


def _row(part: Component, owner: Component | None, texts: int) -> str:
    """A line of the list; the owner is what brings a part, and its texts count where the part has none."""
    name = f"{part.name} (in {owner.name})" if owner else part.name
    where = str(texts or (owner.name if owner else "-"))
    return f"| {name} | {part.version or '-'} | {part.licence.replace('|', '/')} | {where} |"


def _copy(part: Component, folder: Path) -> list[Path]:
    """The texts of one component; another one of the same name gets a number."""
    copied: list[Path] = []
    for number, text in enumerate(part.texts):
        folder.mkdir(exist_ok=True)
        target = folder / text.name
        if target in copied or (target.exists() and not filecmp.cmp(text, target, shallow=False)):
            target = target.with_name(f"{number}-{text.name}")
        copied.append(Path(shutil.copyfile(text, target)))
    return copied


def main(words: Sequence[str]) -> int:
    """Collect for the bundle that is named, and complain of what has no licence."""
    if len(words) != 2:
        print("usage: licences.py BUNDLE FOLDER", file=sys.stderr)
        return 2
    parts = components(Path(words[0]))
    textless, nameless = collect(parts, Path(words[1])), unlicensed(parts)
    for name in textless:
        print(f"licences: {name} brings no text of its licence", file=sys.stderr)
    for name in nameless:
        print(f"licences: nobody says under which licence {name} is", file=sys.stderr)
    return 1 if textless or nameless else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
