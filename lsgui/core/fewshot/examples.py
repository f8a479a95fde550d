"""Reading examples: a folder of pictures is one category, its subfolders are one category each, and a table
(CSV) names the labels of every picture."""

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lsgui.core.images import EXTENSIONS
from lsgui.core.label_table import TableError, TableRow, labels_of, read_table, unnamed
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.texts import as_text
from lsgui.core.types import Skipped, UserError
from lsgui.paths import expanded

NOT = "not "  # begins the name of the folder of what does not show a category
SYSTEM_FOLDERS = frozenset(
    ("@eadir", "node_modules", "system volume information", "__macosx", "$recycle.bin")
)
SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
TABLE = ".csv"  # ends the name of a table of examples
CHUNK = 1 << 20


class ExamplesError(UserError):
    """A folder or table in which there is nothing to fit a head on."""


@dataclass(frozen=True)
class Example:
    """A picture that shows the labels `present` and none of `absent`; of others nothing is known.

    It is only `assumed` to show none of these where it lies in another category's folder, or is named in a
    table with other labels, and nobody says so.
    """

    path: Path
    present: tuple[str, ...]
    absent: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True)
class Examples:
    """Pictures and their `labels`, in order, under a name, and what was passed over with its reason.

    Of those of the labels that a head to be extended has already, `known`, no picture need show one.
    """

    name: str
    labels: tuple[str, ...]
    items: tuple[Example, ...]
    skipped: tuple[Skipped, ...] = ()
    known: tuple[str, ...] = ()

    def of(self, label: str) -> tuple[Path, ...]:
        """The pictures that show a label."""
        return tuple(item.path for item in self.items if label in item.present)


def examples_of(label: str, paths: Sequence[Path], *, negatives: Sequence[Path] = ()) -> Examples:
    """Chosen pictures as examples of one category, and `negatives` that do not show it."""
    shown = (Example(path, (label,)) for path in paths)
    lacking = (Example(path, (), (label,)) for path in negatives)
    return Examples(label, (label,), (*shown, *lacking))


def read_examples(source: Path, *, known: Collection[str] = ()) -> Examples:
    """The examples in a folder or a table. Opens no picture: whether one can be read is seen when it is used.

    A picture in one category's folder counts as not showing the others, unless it is in theirs, too. A folder
    "not X" holds pictures that do not show X, and of which nothing else is known, where X, in large or small
    letters, is a folder beside it or among `known`, the categories of a head to be extended. Hidden files and
    the folders of systems are passed over in silence. Tables are those of `core.label_table`; a column split
    is ignored. Raises `ExamplesError` when there is no such folder or table, or no picture in it, and with
    the line where a table cannot be understood.
    """
    folder = expanded(source).absolute()
    if folder.suffix.lower() == TABLE and not folder.is_dir():
        return _from_table(folder)
    if not folder.is_dir():
        raise ExamplesError(f"{folder} is not a folder of examples, nor a table of them (CSV).")
    skipped: list[Skipped] = []
    found = {sub: tuple(_pictures(sub, skipped)) for sub in _subfolders(folder)}
    filled = {as_text(sub.name): files for sub, files in found.items() if files}
    loose = tuple(_pictures(folder, skipped, deep=False))
    if filled:
        empty = [sub for sub, files in found.items() if not files]
        skipped += [Skipped(str(sub), "there are no pictures in this folder") for sub in empty]
        skipped += [
            Skipped(str(file), "it lies beside the categories' folders, not in one") for file in loose
        ]
    elif not loose:
        raise ExamplesError(f"There are no pictures in {folder}.")
    name = as_text(folder.name or str(folder))
    return _from_folders(name, filled or {name: loose}, known, skipped)


def _from_folders(
    name: str, filled: Mapping[str, Sequence[Path]], known: Collection[str], skipped: Sequence[Skipped]
) -> Examples:
    """The pictures of folders by their names: one for each category, and those of what shows none of one."""
    deniable = (*(each for each in filled if not each.lower().startswith(NOT)), *known)
    against = {each: label for each in filled if (label := _denied(each, deniable)) is not None}
    categories = [each for each in filled if each not in against]
    denied = tuple(dict.fromkeys(label for label in against.values() if label not in categories))
    items = tuple(_items(filled, against))
    return Examples(name, (*categories, *denied), items, tuple(skipped), denied)


def with_negatives(examples: Examples, source: Path) -> Examples:
    """The examples, and the pictures in a folder (and those below it) that show none of the categories.

    Raises `ExamplesError` when there is no such folder or no picture in it.
    """
    folder = expanded(source).absolute()
    if not folder.is_dir():
        raise ExamplesError(f"{folder} is not a folder of pictures that show no category.")
    skipped = list(examples.skipped)
    lacking = tuple(Example(file, (), examples.labels) for file in _pictures(folder, skipped))
    if not lacking:
        raise ExamplesError(f"There are no pictures in {folder}.")
    return replace(examples, items=(*examples.items, *lacking), skipped=tuple(skipped))


def as_label(examples: Examples, label: str) -> Examples:
    """Examples of one category, as examples of one by another name."""
    own = (label,)
    items = tuple(
        replace(item, present=own if item.present else (), absent=own if item.absent else ())
        for item in examples.items
    )
    return replace(examples, labels=(label,), items=items)


def _from_table(file: Path) -> Examples:
    try:
        rows = list(read_table(file))
    except TableError as error:
        raise ExamplesError(str(error)) from error
    shown = {label for row in rows for label, says in row.marks.items() if says == PRESENT}
    if not shown:
        raise ExamplesError(f"No line of {file} says that a picture shows a label.")
    skipped = [
        Skipped(label, f"no picture of {file.name} shows it")
        for label in labels_of(rows)
        if label not in shown
    ]
    labels = tuple(label for label in labels_of(rows) if label in shown)
    items = tuple(_table_items(file, rows, labels, skipped))
    if not items:
        raise ExamplesError(
            f"None of the pictures that {file} names is there, the first, {skipped[-1].path}."
        )
    return Examples(as_text(file.stem), labels, items, tuple(skipped))


def _table_items(
    file: Path, rows: Sequence[TableRow], labels: Sequence[str], skipped: list[Skipped]
) -> Iterator[Example]:
    """The pictures of a table of which anything is known; `skipped` hears of the others."""
    otherwise = unnamed(rows)
    for row in rows:
        path = file.parent / row.path
        says = {label: row.marks.get(label, otherwise) for label in labels}
        present, absent = (
            tuple(label for label in labels if says[label] == known) for known in (PRESENT, ABSENT)
        )
        if not os.path.isfile(path):  # False, too, for a name that no file can have
            skipped.append(Skipped(str(path), f"there is no such file ({row.where})"))
        elif present or absent:
            yield Example(path, present, absent, bool(present) and otherwise == ABSENT)
        else:
            skipped.append(Skipped(str(path), f"nothing is said of it ({row.where})"))


def _denied(name: str, categories: Sequence[str]) -> str | None:
    """The category that a folder holds the negatives of, if it does."""
    if not name.lower().startswith(NOT):
        return None
    label = name[len(NOT) :].strip()
    alike = [each for each in categories if each.casefold() == label.casefold()]
    return label if label in alike else next(iter(alike), None)


def _items(filled: Mapping[str, Sequence[Path]], against: Mapping[str, str]) -> Iterator[Example]:
    labels = [name for name in filled if name not in against]
    for name in labels:
        others = tuple(label for label in labels if label != name)
        yield from (Example(file, (name,), others, assumed=True) for file in filled[name])
    for name, label in against.items():
        yield from (Example(file, (), (label,)) for file in filled[name])


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
