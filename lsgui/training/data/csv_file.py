"""`csv:FILE`: a table of paths and labels."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsgui.core.label_table import TableError, TableRow, labels_of, read_table, unnamed
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


def csv_file(file: Path) -> Dataset:
    """A table of photographs and labels (see `core.label_table`); every label counts as seen.

    Without a column split a tenth each is kept for "val" and "test", by the path as it is written.
    """
    try:
        rows = list(_checked(file, read_table(file)))
    except TableError as error:
        raise DataError(str(error)) from error
    labels = labels_of(rows)
    if not labels:
        raise DataError(f"{file} names no labels.")
    return Dataset(
        name=file.stem,
        labels=labels,
        seen=labels,
        unseen=(),
        files=tuple(file.parent / row.path for row in rows),
        truth=truth_table(labels, [row.marks for row in rows], otherwise=unnamed(rows)),
        split=_split(rows),
        terms=OWN_TERMS,
    )


def _checked(file: Path, rows: Iterator[TableRow]) -> Iterator[TableRow]:
    """The rows; DataError at the first whose photograph is not there or whose part is none."""
    for row in rows:
        if row.part is not None and row.part not in SPLITS:
            raise DataError(f"{row.where}: {row.part!r} is no part of the split; write train, val or test.")
        if not (file.parent / row.path).is_file():
            raise DataError(f"{row.where}: {file.parent / row.path} is missing.")
        yield row


def _split(rows: Sequence[TableRow]) -> dict[str, Indices]:
    names = [row.path for row in rows]
    parts = [row.part for row in rows if row.part is not None]
    if parts:
        return split_by_part(parts, names)
    return split_by_digest([digest_of(name) for name in names])
