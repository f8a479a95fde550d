"""Brings resources/translations up to date with the sources: `python packaging/translations.py [--check]`.

Texts that are new stand in the .ts files as unfinished: translate them there (Qt Linguist shows them), and
call this again. It ends with 1 where a text has no translation, with --check where a file was not up to date.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
MARK = "QT_TRANSLATE_NOOP+=translatable"
"""The core's own mark of a text; see lsgui/core/marks.py."""
NUMBERS = (0, 1, 2, 3, 11, 100)
"""One of each plural form that a language may have."""


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


@dataclass(frozen=True)
class Message:
    """One text of a catalogue, with its translations: several where it has a number."""

    context: str
    source: str
    plural: bool
    translations: tuple[str, ...]
    finished: bool


def messages(catalogue: Path) -> list[Message]:
    """The texts of a catalogue."""
    root = ElementTree.parse(catalogue).getroot()
    return [_message(context, each) for context in root.iter("context") for each in context.iter("message")]


def _message(context: ElementTree.Element, message: ElementTree.Element) -> Message:
    translation = message.find("translation")
    assert translation is not None, "lupdate gives every text one"
    plural = message.get("numerus") == "yes"
    return Message(
        context.findtext("name", ""),
        message.findtext("source", ""),
        plural,
        tuple(form.text or "" for form in (translation if plural else (translation,))),
        translation.get("type") is None,
    )


def untranslated(catalogue: Path) -> list[str]:
    """The texts of a catalogue that nobody has translated yet, with their contexts."""
    return [f"{each.context}: {each.source}" for each in messages(catalogue) if not each.finished]


def stale() -> list[str]:
    """The files that another call of this would change, but for how the tools' versions write them."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for catalogue in sorted(FOLDER.glob("*.ts")):
            copy = Path(shutil.copy(catalogue, folder))
            update([copy])
            release(copy, copy.with_suffix(".qm"))
            if messages(copy) != messages(catalogue):
                found.append(catalogue.name)
            shipped = catalogue.with_suffix(".qm")
            if said(shipped, messages(copy)) != said(copy.with_suffix(".qm"), messages(copy)):
                found.append(shipped.name)
        return found


def said(file: Path, texts: list[Message]) -> list[str]:
    """What Qt makes of these texts by a file that it loads."""
    translator = QTranslator()
    translator.load(str(file))
    numbers = {True: NUMBERS, False: (-1,)}
    return [
        translator.translate(each.context, each.source, None, n)
        for each in texts
        for n in numbers[each.plural]
    ]


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
