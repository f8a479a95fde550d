"""The feature file: one float16 row per image content, appended to and never changed in place."""

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray
from lsgui.library.database import damaged, not_writable

_LARGEST = float(np.finfo(np.float16).max)


class FeatureFile:
    """Rows of `dim` float16 values in `folder`, one file per `epoch` (one checkpoint's stay).

    Only the database says how many rows count: bytes beyond them are what a crash left, and the
    next `write` goes over them.
    """

    def __init__(self, folder: Path, epoch: int, dim: int) -> None:
        self.path = folder / f"features-{epoch}.f16"
        self.dim = dim
        self._stride = 2 * dim

    def write(self, start: int, features: FloatArray) -> None:
        """Write rows `start`, `start` + 1, ... (n, dim), and wait until they are on the disk.

        Raises LibraryError where they cannot be written.
        """
        data = np.clip(features, -_LARGEST, _LARGEST).astype("<f2").tobytes()
        try:
            self.path.touch()
            with self.path.open("r+b") as file:
                file.seek(start * self._stride)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise not_writable(self.path.parent, error) from error

    def read(self, start: int, stop: int) -> FloatArray:
        """Return rows `start` to `stop` as float32 (n, dim). LibraryError where they are missing."""
        self.check(stop)
        if start >= stop:
            return np.empty((0, self.dim), np.float32)
        count = (stop - start) * self.dim
        values = np.fromfile(self.path, "<f2", count, offset=start * self._stride)
        return values.reshape(-1, self.dim).astype(np.float32)

    def take(self, places: npt.NDArray[np.intp]) -> FloatArray:
        """Return the rows at `places` (n,) as float32 (n, dim). LibraryError where one is missing."""
        if not len(places):
            return np.empty((0, self.dim), np.float32)
        self.check(int(places.max()) + 1)
        values = np.empty((len(places), self.dim), "<f2")
        with self.path.open("rb", buffering=0) as file:
            for row, place in zip(values, places.tolist(), strict=True):
                file.seek(place * self._stride)
                file.readinto(row.data)
        return values.astype(np.float32)

    def check(self, rows: int) -> None:
        """Raise LibraryError if the file holds fewer than `rows` rows."""
        held = self.path.stat().st_size // self._stride if self.path.exists() else 0
        if held < rows:
            raise damaged(self.path.parent, f"{self.path.name} holds {held} of {rows} features")
