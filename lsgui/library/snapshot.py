"""What one search needs of a library, all of one moment."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.types import Filter
from lsgui.library.index import VectorIndex
from lsgui.library.search import Matrix
from lsgui.library.vectors import FeatureFile

Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Snapshot:
    """Photographs in path order: row i has `paths[i]`, its feature at `places[i]` of `file`, and its file
    was last changed at `times[i]`, in nanoseconds.

    The first features are in `index`, if there is one; those from place len(index) on are in `matrix`.
    """

    version: tuple[int, int]
    epoch: int = 0
    file: FeatureFile | None = None
    features: int = 0
    index: VectorIndex | None = None
    matrix: Matrix = field(default_factory=Matrix)
    paths: list[bytes] = field(default_factory=list)
    places: Rows = field(default_factory=lambda: np.empty(0, np.intp))
    times: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    passed: dict[Filter, Mask] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.paths)

    @property
    def indexed(self) -> int:
        """How many features are in the index."""
        return len(self.index) if self.index is not None else 0

    def path(self, row: int) -> Path:
        """The photograph's path."""
        return Path(os.fsdecode(self.paths[row]))

    @cached_property
    def tail(self) -> Rows:
        """The rows whose features are in the matrix, while there is an index."""
        return np.flatnonzero(self.places >= self.indexed)

    @cached_property
    def _by_place(self) -> tuple[Rows, Rows]:
        order = np.argsort(self.places, kind="stable")
        return order, self.places[order]

    def rows_at(self, places: Rows) -> Rows:
        """The rows whose features are at `places`: none for a place that is in use no more, or several."""
        order, ordered = self._by_place
        first, last = (np.searchsorted(ordered, places, side) for side in ("left", "right"))
        spans = [order[low:high] for low, high in zip(first.tolist(), last.tolist(), strict=True)]
        return np.concatenate(spans) if spans else np.empty(0, np.intp)
