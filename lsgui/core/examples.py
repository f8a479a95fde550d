"""Reading a folder of examples: a flat folder is one category, its subfolders are one category each."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lsgui.core.images import EXTENSIONS
from lsgui.core.types import Skipped, UserError

LONGEST_LABEL = 200  # characters
SYSTEM_FOLDERS = frozenset(
    ("@eadir", "node_modules", "system volume information", "__macosx", "$recycle.bin")
)
SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
CHUNK = 1 << 20


class ExamplesError(UserError):
    """A folder in which there is nothing to fit a head on."""


@dataclass(frozen=True)
class Examples:
    """Files by category, in the folder's order, and what was passed over with its reason."""

    items: dict[str, tuple[Path, ...]]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class ExampleRecord:
    """An example as a head remembers it: where it was, and the SHA-256 of the file's bytes."""

    path: Path
    sha256: str


def read_examples(folder: Path) -> Examples:
    """The examples in a folder. Opens no picture: whether a file can be read is seen when it is used.

    Hidden files and the folders of systems are passed over in silence. Raises `ExamplesError` when there
    is no such folder or no picture in it.
    """
    folder = Path(folder).expanduser().absolute()
    if not folder.is_dir():
        raise ExamplesError(f"{folder} is not a folder of examples.")
    skipped: list[Skipped] = []
    found = {sub: tuple(_pictures(sub, skipped)) for sub in _subfolders(folder)}
    categories = {sub.name: files for sub, files in found.items() if files}
    loose = tuple(_pictures(folder, skipped, deep=False))
    if not categories:
        if not loose:
            raise ExamplesError(f"There are no pictures in {folder}.")
        return Examples({folder.name or str(folder): loose}, tuple(skipped))
    skipped += [Skipped(str(sub), "there are no pictures in this folder") for sub in found if not found[sub]]
    skipped += [Skipped(str(file), "it lies beside the categories' folders, not in one") for file in loose]
    return Examples(categories, tuple(skipped))


def _subfolders(folder: Path) -> list[Path]:
    """The folders of categories in the order of their names; a link to a folder counts as one here."""
    return sorted(path for path in folder.iterdir() if path.is_dir() and not _is_hidden(path.name))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in SYSTEM_FOLDERS | SYSTEM_FILES


def _pictures(folder: Path, skipped: list[Skipped], *, deep: bool = True) -> Iterator[Path]:
    """The files worth opening in a folder (and in those below it), in the order of their names.

    `os.walk` does not follow links, so that no loop of them is entered.
    """

    def note(error: OSError) -> None:
        skipped.append(Skipped(str(error.filename), error.strerror or "it cannot be read"))

    for where, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if deep and not _is_hidden(name))
        for name in sorted(name for name in files if not _is_hidden(name)):
            path = Path(where, name)
            if path.suffix.lower() in EXTENSIONS:
                yield path
            else:
                skipped.append(Skipped(str(path), "not a kind of picture that can be opened"))


def content_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
