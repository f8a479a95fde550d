"""The feature file: one float16 row per image content, appended to and never changed in place."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray
from lsgui.library.failures import damaged, not_readable, not_writable

Checksums = Callable[[Sequence[int]], Mapping[int, int]]
"""The CRC-32 of the rows at some places, in ascending order; those without are not known."""

_LARGEST = float(np.finfo(np.float16).max)
_ROWS = 4096  # read at a time


class FeatureFile:
    """Rows of `dim` float16 values in `folder`, one file per `epoch` (one checkpoint's stay).

    Only the database says how many rows count: bytes beyond them are what a crash left, and the
    next `write` goes over them. Where `checksums` are given, `read` and `take` compare them.
    """

    def __init__(self, folder: Path, epoch: int, dim: int, checksums: Checksums | None = None) -> None:
        self.path = folder / self.name_of(epoch)
        self.dim = dim
        self._stride = 2 * dim
        self._checksums = checksums

    @staticmethod
    def name_of(epoch: int | str) -> str:
        """The file's name; "*" for an epoch is a pattern for all of them."""
        return f"features-{epoch}.f16"

    def write(self, start: int, features: FloatArray) -> list[int]:
        """Write rows `start`, `start` + 1, ... (n, dim), wait until they are on the disk; their CRC-32s.

        Raises LibraryError where they cannot be written.
        """
        return self.write_stored(start, np.clip(features, -_LARGEST, _LARGEST).astype("<f2"))

    def write_stored(self, start: int, rows: npt.NDArray[np.float16]) -> list[int]:
        """`write` for rows as `stored` gives them."""
        data = rows.tobytes()
        try:
            new = not self.path.exists()
            self.path.touch()
            with self.path.open("r+b") as file:
                file.seek(start * self._stride)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if new:
                sync_folder(self.path.parent)
        except OSError as error:
            raise not_writable(self.path.parent, error) from error
        return self._sums(data)

    def read(self, start: int, stop: int) -> FloatArray:
        """Return rows `start` to `stop` as float32 (n, dim).

        LibraryError where they are missing, or are not what was written.
        """
        self.check(stop)
        return self._compared(range(start, max(start, stop)), self.stored(start, stop))

    def stored(self, start: int, stop: int) -> npt.NDArray[np.float16]:
        """Rows `start` to `stop`, or to the last that is there, as they lie in the file: (n, dim)."""
        stop = min(stop, self.held())
        if start >= stop:
            return np.empty((0, self.dim), np.float16)
        try:
            values = np.fromfile(self.path, "<f2", (stop - start) * self.dim, offset=start * self._stride)
        except OSError as error:
            raise not_readable(self.path.parent, error) from error
        return values[: len(values) // self.dim * self.dim].reshape(-1, self.dim)

    def checksums(self, stop: int) -> Iterator[int]:
        """The CRC-32 of every row that is there, up to `stop`."""
        for start in range(0, stop, _ROWS):
            yield from self.sums_of(self.stored(start, min(stop, start + _ROWS)))

    def sums_of(self, rows: npt.NDArray[np.float16]) -> list[int]:
        """The CRC-32 of each of some rows as they lie in the file."""
        return self._sums(rows.tobytes())

    def held(self) -> int:
        """How many whole rows the file has; 0 where it is missing."""
        return self.size() // self._stride

    def size(self) -> int:
        """The file's length in bytes; 0 where it is missing."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise not_readable(self.path.parent, error) from error

    def take(self, places: npt.NDArray[np.intp]) -> FloatArray:
        """Return the rows at `places` (n,), ascending and each once, as float32 (n, dim).

        LibraryError where one is missing, is not what was written, or cannot be read.
        """
        if not len(places):
            return np.empty((0, self.dim), np.float32)
        self.check(int(places.max()) + 1)
        values = np.empty((len(places), self.dim), "<f2")
        try:
            with self.path.open("rb", buffering=0) as file:
                for row, place in zip(values, places.tolist(), strict=True):
                    file.seek(place * self._stride)
                    file.readinto(row.data)
        except OSError as error:
            raise not_readable(self.path.parent, error) from error
        return self._compared(places.tolist(), values)

    def check(self, rows: int) -> None:
        """Raise LibraryError if the file holds fewer than `rows` rows."""
        held = self.held()
        if held < rows:
            raise damaged(self.path.parent, f"{self.path.name} holds {held:,} of {rows:,} features")

    def resize(self, rows: int) -> None:
        """Cut off what lies beyond `rows`, or fill up with zeros to there. Raises LibraryError."""
        if self.size() == rows * self._stride:
            return
        try:
            self.path.touch()
            os.truncate(self.path, rows * self._stride)
        except OSError as error:
            raise not_writable(self.path.parent, error) from error

    def _compared(self, places: Sequence[int], rows: npt.NDArray[np.float16]) -> FloatArray:
        """The rows at places once they are what was written, as float32."""
        wrong = 0
        if self._checksums and len(rows) == len(places):
            known = self._checksums(places)
            sums = zip(places, self.sums_of(rows), strict=True)
            wrong = sum(known.get(place, made) != made for place, made in sums)
        if wrong or len(rows) != len(places):
            raise damaged(self.path.parent, f"{wrong:,} features in {self.path.name} are not as written")
        return rows.astype(np.float32)

    def _sums(self, data: bytes) -> list[int]:
        view = memoryview(data)
        return [crc32(view[first : first + self._stride]) for first in range(0, len(view), self._stride)]


def sync_folder(folder: Path) -> None:
    """Wait until the names of a folder's new files are on the disk, where the system has that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
