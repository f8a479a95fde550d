"""Brings resources/translations up to date with the sources: `python packaging/translations.py [--check]`.

Texts that are new stand in the .ts files as unfinished: translate them there (Qt Linguist shows them), and
call this again. It ends with 1 where a text has no translation, with --check where a file was not up to date.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
MARK = "QT_TRANSLATE_NOOP+=translatable"
"""The core's own mark of a text; see lsgui/core/marks.py."""


def sources() -> list[str]:
    """The files with texts for the window, in an order that never changes."""
    files = [*(ROOT / "lsgui" / "gui").rglob("*.py"), *(ROOT / "lsgui" / "core").rglob("*.py")]
    return sorted(str(file.relative_to(ROOT)) for file in files)


def update(catalogues: list[Path]) -> None:
    """Write the sources' texts into the catalogues (lupdate); what is gone from the sources goes."""
    _run(
        "lupdate",
        "-silent",
        "-no-obsolete",
        "-locations",
        "none",
        "-tr-function-alias",
        MARK,
        *sources(),
        "-ts",
        *map(str, catalogues),
    )


def release(catalogue: Path, target: Path) -> None:
    """Make what Qt loads of a catalogue (lrelease)."""
    _run("lrelease", "-silent", str(catalogue), "-qm", str(target))


def untranslated(catalogue: Path) -> list[str]:
    """The texts of a catalogue that nobody has translated yet, with their contexts."""
    found = []
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            if message.find("translation[@type]") is not None:
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def stale() -> list[str]:
    """The files that another call of this would change."""
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(shutil.copy(file, folder)) for file in sorted(FOLDER.glob("*.ts"))]
        update(copies)
        for copy in copies:
            release(copy, copy.with_suffix(".qm"))
        made = [file for copy in copies for file in (copy, copy.with_suffix(".qm"))]
        return [file.name for file in made if not _same(file, FOLDER / file.name)]


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _run(tool: str, *words: str) -> None:
    beside = Path(sys.executable).with_name(f"pyside6-{tool}")
    program = str(beside) if beside.exists() else f"pyside6-{tool}"
    subprocess.run([program, *words], cwd=ROOT, check=True)


def main() -> int:
    """Update, release, and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; 1 where a file is not up to date"
    )
    if parser.parse_args().check:
        old = stale()
        print("\n".join(f"{name} is not up to date" for name in old) or "all up to date")
        return bool(old)
    catalogues = sorted(FOLDER.glob("*.ts"))
    update(catalogues)
    missing = {file.stem: untranslated(file) for file in catalogues}
    for file in catalogues:
        release(file, file.with_suffix(".qm"))
        print(
            f"{file.stem}: {len(missing[file.stem])} without a translation", *missing[file.stem], sep="\n  "
        )
    return any(missing.values())


if __name__ == "__main__":
    sys.exit(main())
