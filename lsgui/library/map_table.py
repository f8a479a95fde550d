"""Photographs of a map as a table of tab-separated values: path, x, y, labels."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lsgui.core.cells import guarded
from lsgui.core.staging import discard
from lsgui.core.types import LibraryError, Progress, no_progress
from lsgui.library.listing import read_listing
from lsgui.library.mapping import read_map
from lsgui.library.store import Library

if TYPE_CHECKING:
    from lsgui.library.mapped import Mapped
    from lsgui.library.snapshot import Rows

_LINES = 1000  # made between two chances to stop
_HEAD = "path\tx\ty\tlabels"


class Entry(NamedTuple):
    """One photograph: its path, its place on the map, and its labels."""

    path: str
    x: float
    y: float
    labels: tuple[str, ...]


def entries_of(library: Library, *, progress: Progress = no_progress) -> list[Entry]:
    """Every photograph of a library that has a feature, in path order. Raises LibraryError."""
    found = read_map(library, progress=progress)
    if found is None:
        return []
    listing = read_listing(library)
    points = dict(zip(listing.paths, found.of(listing).tolist(), strict=True))
    photographs = ((str(each.path), each.labels) for each in library.find()[1])
    return [
        Entry(path, points[path][0], points[path][1], labels)
        for path, labels in photographs
        if path in points and not np.isnan(points[path][0])
    ]


def entries_at(mapped: "Mapped", rows: "Rows", *, progress: Progress = no_progress) -> Iterator[Entry]:
    """Some rows of a map that is shown."""
    names = [facet.label for facet in mapped.facets]
    for number, row in enumerate(rows.tolist()):
        if not number % _LINES:
            progress(number, len(rows))
        labels = tuple(names[column] for column in np.flatnonzero(mapped.present[row]).tolist())
        x, y = mapped.points[row].tolist()
        yield Entry(mapped.listing.paths[row], x, y, labels)


def as_tsv(entries: Iterable[Entry]) -> str:
    """The table, with a line of titles."""
    lines = (f"{_cell(e.path)}\t{e.x:.4f}\t{e.y:.4f}\t{_cell(', '.join(e.labels))}" for e in entries)
    return "\n".join([_HEAD, *lines]) + "\n"


def write_tsv(entries: Iterable[Entry], file: Path) -> None:
    """Write the table, and put it in its place when it is whole. Raises LibraryError."""
    staged = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        staged.write_text(as_tsv(entries), encoding="utf-8", errors="backslashreplace")
        os.replace(staged, file)
    except OSError as error:
        raise LibraryError(f"{file} cannot be written: {error.strerror or error}.") from error
    finally:
        discard(staged)


def _cell(text: str) -> str:
    """Text without what would end a cell or a line, or make a spreadsheet calculate."""
    return guarded("".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text))
