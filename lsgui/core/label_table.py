"""A table of photographs and labels (CSV): what its columns, signs and lines mean."""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsgui.core.images import EXTENSIONS
from lsgui.core.json_file import TooLargeError, read_bytes
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.regular import is_elsewhere
from lsgui.core.types import UserError

COLUMNS = ("path", "labels", "split")
NEEDED = 2  # of the columns, from the left
LARGEST = 128_000_000  # bytes
SIGNS = {"-": ABSENT, "?": UNKNOWN}


class TableError(UserError):
    """A table that cannot be used: which file, which line, what is wrong with it."""


@dataclass(frozen=True)
class TableRow:
    """One photograph: `path` as it is written in the table; `part` is None where there is no column for it.

    `marks` maps a label to absent 0, unknown 0.5 or present 1; `where` tells the user the line.
    """

    where: str
    path: str
    marks: dict[str, float]
    part: str | None


def read_table(file: Path) -> Iterator[TableRow]:
    """The lines of a table, in UTF-8, with the columns path, labels and, if wanted, split.

    A header may name the columns, in any order; it begins with "path" or has no other words than these.
    Paths are relative to the table's folder. Labels are separated by `;` or `|`. `dog` says present, `?dog`
    unknown, `-dog` absent; see `unnamed` for the others. Whether the photographs are there is not looked at.
    Raises `TableError` at the first bad line, and where there is none.
    """
    seen: set[str] = set()
    columns: Sequence[str] = ()
    for where, cells in _lines(file):
        if not columns:
            columns, header = _columns(where, cells)
            if header:
                continue
            _check_is_image(where, file.parent, cells)
        row = _row(where, columns, cells)
        name = os.path.normpath(row.path)
        if name in seen:
            raise TableError(f"{where}: {row.path} is there a second time.")
        seen.add(name)
        yield row
    if not seen:
        raise TableError(f"{file} names no images.")


def labels_of(rows: Iterable[TableRow]) -> tuple[str, ...]:
    """All labels that a table names, in the order of the alphabet."""
    return tuple(sorted(set().union(*(row.marks for row in rows))))


def unnamed(rows: Iterable[TableRow]) -> float:
    """What is known of a label that a line does not name: absent or, if any line says absent, unknown."""
    return UNKNOWN if any(ABSENT in row.marks.values() for row in rows) else ABSENT


def _check_is_image(where: str, folder: Path, cells: Sequence[str]) -> None:
    """Refuse a first line that is neither the header nor, by any sign, an image's."""
    path = folder / cells[0]
    if cells[0] and path.suffix.lower() not in EXTENSIONS and not os.path.isfile(path):
        raise TableError(
            f"{where}: the first line must be path,labels or path,labels,split, or already name an image, "
            f"but {cells[0]!r} is none."
        )


def _lines(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The cells of every line that has any, and where they stand, for the user."""
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise TableError(f"{file}, line {reader.line_num}: {_plain(error)}.") from None
        if cells is None:
            return
        if cells:
            yield f"{file}, line {reader.line_num}", [cell.strip() for cell in cells]


def _plain(error: csv.Error) -> str:
    unclosed = "a quotation mark is opened and never closed"
    return unclosed if str(error) == "unexpected end of data" else str(error)


def _text(file: Path) -> str:
    try:
        return read_bytes(file, LARGEST).decode("utf-8-sig")
    except TooLargeError:
        raise TableError(f"{file} is larger than a table may be ({LARGEST // 10**6} MB).") from None
    except FileNotFoundError:
        raise TableError(f"{file} is missing.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{file} cannot be read: line {line} is not UTF-8; save it as CSV in UTF-8."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise TableError(f"{file} cannot be read: {reason}.") from error


def _columns(where: str, cells: Sequence[str]) -> tuple[Sequence[str], bool]:
    """What the columns are, and whether these cells, the first of the table, are its header."""
    words = [cell.lower() for cell in cells]
    if len(cells) == 1 and (other := _separator(cells[0])):
        raise TableError(f"{where}: {other} stand between the columns; save the table with commas instead.")
    if words[0] != COLUMNS[0] and not set(words) <= set(COLUMNS):
        return COLUMNS[: max(len(cells), NEEDED)], False
    if not set(COLUMNS[:NEEDED]) <= set(words) <= set(COLUMNS) or len(set(words)) < len(words):
        raise TableError(
            f"{where}: the columns are path, labels and, if wanted, split, not {', '.join(words)}."
        )
    return words, True


def _separator(line: str) -> str:
    """What other than commas stands between the columns of a line, in words; "" where nothing does."""
    found = {";": "semicolons", "\t": "tabs"}
    return next((name for sign, name in found.items() if sign in line), "")


def _row(where: str, columns: Sequence[str], cells: Sequence[str]) -> TableRow:
    if len(cells) != len(columns):
        there = "1 cell is" if len(cells) == 1 else f"{len(cells)} cells are"
        raise TableError(f"{where}: {', '.join(columns)} are wanted, and {there} there.")
    cell = dict(zip(columns, cells, strict=True))
    if not cell["path"]:
        raise TableError(f"{where}: the path is empty.")
    if is_elsewhere(cell["path"]):
        raise TableError(f"{where}: {cell['path']} is on another computer, which is not asked for pictures.")
    return TableRow(where, cell["path"], _marks(where, cell["labels"]), cell.get("split"))


def _marks(where: str, cell: str) -> dict[str, float]:
    marks: dict[str, float] = {}
    for word in filter(None, (part.strip() for part in re.split("[;|]", cell))):
        label = word[1:].strip() if word[0] in SIGNS else word
        if not label:
            raise TableError(f"{where}: {word!r} marks no label.")
        if label in marks:
            raise TableError(f"{where}: the label {label!r} is there twice.")
        marks[label] = SIGNS.get(word[0], PRESENT)
    return marks
