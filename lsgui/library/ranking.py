"""The photographs of a library, nearest first: by every distance, or by those that an index proposes."""

from typing import Protocol

import numpy as np

from lsgui.core.types import FloatArray
from lsgui.library.index import Compared
from lsgui.library.search import Matrix, smallest
from lsgui.library.snapshot import Mask, Rows, Snapshot

_PROPOSED = 64  # places that an index is asked for at least
_MOST_PROPOSED = 4096  # beyond that, looking at every row is faster
_FEW = 10_000  # rows that are all looked at, rather than hoping that the index proposes some of them
_CHUNK = 65_536
_SAMPLE = 4096  # photographs that stand for all in what is typical


class Ranking(Protocol):
    """The `total` photographs that take part, of which the nearest can be had."""

    total: int

    def first(self, count: int) -> tuple[Rows, FloatArray]:
        """The `count` nearest rows with their cosine distances, nearest first, ties by row; fewer only
        where there are no more."""
        ...


def ranking(snapshot: Snapshot, vector: FloatArray, compared: Compared, mask: Mask | None) -> Ranking:
    """The rows of `mask` (None: all) by their distance to `vector` (d,)."""
    if snapshot.index is None:
        return Exact(snapshot, vector, mask)
    return Indexed(snapshot, vector, compared, mask)


class Exact:
    """Every distance is worked out."""

    def __init__(self, snapshot: Snapshot, vector: FloatArray, mask: Mask | None) -> None:
        distances = snapshot.matrix.distances(vector)[snapshot.places]
        self._rows = None if mask is None else np.flatnonzero(mask)
        self._distances = distances if self._rows is None else distances[self._rows]
        self.total = len(self._distances)

    def first(self, count: int) -> tuple[Rows, FloatArray]:
        order = smallest(self._distances, count)
        return (order if self._rows is None else self._rows[order]), self._distances[order]


class Indexed:
    """The index proposes, the features themselves decide; rows that are not in the index all take part."""

    def __init__(self, snapshot: Snapshot, vector: FloatArray, compared: Compared, mask: Mask | None) -> None:
        assert snapshot.index is not None
        self._snapshot, self._vector, self._compared, self._mask = snapshot, vector, compared, mask
        self._index = snapshot.index
        self._tail = self._passing(snapshot.tail)
        at = snapshot.places[self._tail] - snapshot.indexed
        self._tail_distances = snapshot.matrix.distances(vector)[at]
        self.total = len(snapshot) if mask is None else int(np.count_nonzero(mask))

    def first(self, count: int) -> tuple[Rows, FloatArray]:
        near = self._tail[smallest(self._tail_distances, count)]
        rows = np.concatenate([self._proposed(min(count, self.total)), near])
        distances = exact_distances(self._snapshot, self._vector, self._compared, rows)
        order = np.lexsort((rows, distances))[:count]
        return rows[order], distances[order]

    def _proposed(self, count: int) -> Rows:
        """Rows of the index among which the nearest `count` are."""
        wanted = max(_PROPOSED, 4 * count)
        while self.total > _FEW and wanted <= _MOST_PROPOSED:
            rows = self._passing(self._snapshot.rows_at(self._index.near(self._vector, wanted)))
            if len(rows) >= 2 * count:
                return rows
            wanted *= 4
        return self._looked_at(max(_PROPOSED, 4 * count))

    def _looked_at(self, count: int) -> Rows:
        """The nearest `count` rows of the index as its 8-bit numbers have it, found by looking at each."""
        snapshot, unit = self._snapshot, self._vector / max(float(np.linalg.norm(self._vector)), 1e-30)
        rows = np.arange(len(snapshot)) if self._mask is None else np.flatnonzero(self._mask)
        rows = rows[snapshot.places[rows] < snapshot.indexed]
        chunks = (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
        away = [1 - self._index.vectors(snapshot.places[chunk]) @ unit for chunk in chunks]
        return rows[smallest(np.concatenate(away), count)] if away else rows

    def _passing(self, rows: Rows) -> Rows:
        return rows if self._mask is None else rows[self._mask[rows]]


def exact_distances(snapshot: Snapshot, vector: FloatArray, compared: Compared, rows: Rows) -> FloatArray:
    """The cosine distance of each of a few rows, from its feature in the file."""
    if not len(rows) or snapshot.file is None:
        return np.empty(0, np.float32)
    places, at = np.unique(snapshot.places[rows], return_inverse=True)
    distances: FloatArray = Matrix().grown(compared(snapshot.file.take(places))).distances(vector)[at]
    return distances


def typical_distance(snapshot: Snapshot, vector: FloatArray, compared: Compared) -> float | None:
    """The median cosine distance from `vector` (d,) to the photographs, in a large library to 4,096 of
    them; None if there are none."""
    if not len(snapshot):
        return None
    if snapshot.index is None:
        return float(np.median(snapshot.matrix.distances(vector)[snapshot.places]))
    rows = np.linspace(0, len(snapshot) - 1, min(len(snapshot), _SAMPLE)).astype(np.intp)
    return float(np.median(exact_distances(snapshot, vector, compared, rows)))
