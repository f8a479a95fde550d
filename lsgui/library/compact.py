"""Reading just the features that are still of use, in the order of their places."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lsgui.library.failures import damaged
from lsgui.library.vectors import FeatureFile

_WINDOW = 4096  # places read at a time


class Kept(NamedTuple):
    """Some features: `rows` (n, dim) as they lie in the file, and their CRC-32s."""

    rows: npt.NDArray[np.float16]
    sums: list[int]


def used_places(connection: sqlite3.Connection, images: str) -> npt.NDArray[np.int64]:
    """The places of the features that `images` (an SQL source of image rows) use, in order."""
    rows = connection.execute(f"SELECT DISTINCT place FROM {images} WHERE place IS NOT NULL ORDER BY place")
    return np.fromiter((place for (place,) in rows), np.int64)


def kept(connection: sqlite3.Connection, file: FeatureFile, places: npt.NDArray[np.int64]) -> Iterator[Kept]:
    """The features at `places` (n,), in order. Raises LibraryError where one is not what was written."""
    stop = int(places[-1]) + 1 if len(places) else 0
    for start in range(0, stop, _WINDOW):
        first, last = np.searchsorted(places, (start, start + _WINDOW))
        if first == last:
            continue
        wanted = places[first:last]
        rows = file.stored(start, min(stop, start + _WINDOW))
        if int(wanted[-1]) - start >= len(rows):
            raise damaged(file.path.parent, f"{file.path.name} is too short")
        rows = rows[wanted - start]
        yield Kept(rows, _checked(connection, file, wanted, rows))


def _checked(
    connection: sqlite3.Connection,
    file: FeatureFile,
    places: npt.NDArray[np.int64],
    rows: npt.NDArray[np.float16],
) -> list[int]:
    query = "SELECT place, checksum FROM features WHERE place >= ? AND place <= ?"
    known = dict(connection.execute(query, (int(places[0]), int(places[-1]))).fetchall())
    sums = file.sums_of(rows)
    wrong = sum(known.get(int(place)) != checksum for place, checksum in zip(places, sums, strict=True))
    if wrong:
        raise damaged(file.path.parent, f"{wrong:,} features in {file.path.name} are not as written")
    return sums
