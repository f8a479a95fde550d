"""`csv:FILE`: a table of paths and labels."""

import csv
import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsgui.core.images import EXTENSIONS
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.training.data.dataset import (
    OWN_TERMS,
    SPLITS,
    DataError,
    Dataset,
    Indices,
    digest_of,
    split_by_digest,
    split_by_part,
    truth_table,
)
from lsgui.training.data.records import read_text

COLUMNS = ("path", "labels", "split")
NEEDED = 2  # of the columns, from the left
SIGNS = {"-": ABSENT, "?": UNKNOWN}


@dataclass(frozen=True)
class _Row:
    """One image: `path` as it is written in the table; `part` is "" where there is no column for it."""

    path: str
    marks: dict[str, float]
    part: str


def csv_file(file: Path) -> Dataset:
    """A table, in UTF-8, with the columns path, labels and, if wanted, split; every label counts as seen.

    A header may name the columns, in any order; it begins with "path" or has no other words than these.
    Paths are relative to the table's folder. Labels are separated by `;` or `|`. `dog` says present, `?dog`
    unknown, `-dog` absent; a label that a line does not name is absent or, if any line of the table says
    absent, unknown. Without a column split a tenth each is kept for "val" and "test", by the path as it is
    written.
    """
    rows = _rows(file)
    labels = tuple(sorted(set().union(*(row.marks for row in rows))))
    if not labels:
        raise DataError(f"{file} names no labels.")
    partial = any(ABSENT in row.marks.values() for row in rows)
    return Dataset(
        name=file.stem,
        labels=labels,
        seen=labels,
        unseen=(),
        files=tuple(file.parent / row.path for row in rows),
        truth=truth_table(labels, [row.marks for row in rows], otherwise=UNKNOWN if partial else ABSENT),
        split=_split(rows),
        terms=OWN_TERMS,
    )


def _split(rows: Sequence[_Row]) -> dict[str, Indices]:
    names = [row.path for row in rows]
    if rows[0].part:
        return split_by_part([row.part for row in rows], names)
    return split_by_digest([digest_of(name) for name in names])


def _rows(file: Path) -> list[_Row]:
    rows: dict[str, _Row] = {}
    columns: Sequence[str] = ()
    for where, cells in _lines(file):
        if not columns:
            columns, header = _columns(where, cells)
            if header:
                continue
            _check_is_image(where, file.parent, cells)
        row = _row(where, columns, cells)
        file_name = os.path.normpath(row.path)
        if file_name in rows:
            raise DataError(f"{where}: {row.path} is there a second time.")
        if not (file.parent / row.path).is_file():
            raise DataError(f"{where}: {file.parent / row.path} is missing.")
        rows[file_name] = row
    if not rows:
        raise DataError(f"{file} names no images.")
    return list(rows.values())


def _check_is_image(where: str, folder: Path, cells: Sequence[str]) -> None:
    """Refuse a first line that is neither the header nor, by any sign, an image's."""
    path = folder / cells[0]
    if cells[0] and path.suffix.lower() not in EXTENSIONS and not path.is_file():
        raise DataError(
            f"{where}: the first line must be path,labels or path,labels,split, or already name an image, "
            f"but {cells[0]!r} is none."
        )


def _lines(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The cells of every line that has any, and where they stand, for the user."""
    reader = csv.reader(io.StringIO(read_text(file, "utf-8-sig"), newline=""), strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise DataError(f"{file}, line {reader.line_num}: {error}.") from None
        if cells is None:
            return
        if cells:
            yield f"{file}, line {reader.line_num}", [cell.strip() for cell in cells]


def _columns(where: str, cells: Sequence[str]) -> tuple[Sequence[str], bool]:
    """What the columns are, and whether these cells, the first of the table, are its header."""
    words = [cell.lower() for cell in cells]
    if words[0] != COLUMNS[0] and not set(words) <= set(COLUMNS):
        return COLUMNS[: max(len(cells), NEEDED)], False
    if not set(COLUMNS[:NEEDED]) <= set(words) <= set(COLUMNS) or len(set(words)) < len(words):
        raise DataError(
            f"{where}: the columns are path, labels and, if wanted, split, not {', '.join(words)}."
        )
    return words, True


def _row(where: str, columns: Sequence[str], cells: Sequence[str]) -> _Row:
    if len(cells) != len(columns):
        raise DataError(f"{where}: {', '.join(columns)} are wanted, and {len(cells)} cells are there.")
    cell = dict(zip(columns, cells, strict=True))
    if not cell["path"]:
        raise DataError(f"{where}: the path is empty.")
    if cell.get("split", SPLITS[0]) not in SPLITS:
        raise DataError(f"{where}: {cell['split']!r} is no part of the split; write train, val or test.")
    return _Row(cell["path"], _marks(where, cell["labels"]), cell.get("split", ""))


def _marks(where: str, cell: str) -> dict[str, float]:
    marks: dict[str, float] = {}
    for word in filter(None, (part.strip() for part in re.split("[;|]", cell))):
        label = word[1:].strip() if word[0] in SIGNS else word
        if not label:
            raise DataError(f"{where}: {word!r} marks no label.")
        if label in marks:
            raise DataError(f"{where}: the label {label!r} is there twice.")
        marks[label] = SIGNS.get(word[0], PRESENT)
    return marks
