"""Exact nearest neighbours by cosine, over every feature of the library."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray

_CHUNK = 4096  # rows; a smaller last chunk is joined with what comes next
_DECIMALS = 6  # float16 features resolve no more, and equal features must tie whatever the summation order


def normalised(features: FloatArray) -> FloatArray:
    """Return the rows (n, dim) at length 1; a row of zeros stays, and is at distance 1 of everything."""
    lengths = np.linalg.norm(features, axis=1, keepdims=True)
    return (features / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)


@dataclass(frozen=True)
class Matrix:
    """All normalised features of one feature file, in chunks; growing it copies only the last."""

    chunks: tuple[FloatArray, ...] = ()

    def __len__(self) -> int:
        return sum(map(len, self.chunks))

    def grown(self, features: FloatArray) -> "Matrix":
        """This matrix with `features` (n, d) after its rows."""
        if not len(features):
            return self
        tail = normalised(features)
        if self.chunks and len(self.chunks[-1]) < _CHUNK:
            return Matrix((*self.chunks[:-1], np.concatenate([self.chunks[-1], tail])))
        return Matrix((*self.chunks, tail))

    def distances(self, feature: FloatArray) -> FloatArray:
        """Cosine distance in [0, 2] of `feature` (d,) to every row: shape (rows,)."""
        query = normalised(np.asarray(feature, np.float32)[None])[0]
        cosines = [chunk @ query for chunk in self.chunks] or [np.empty(0, np.float32)]
        distances: FloatArray = np.clip(1 - np.concatenate(cosines), 0, 2)
        return distances.round(_DECIMALS)


def smallest(distances: FloatArray, count: int) -> npt.NDArray[np.intp]:
    """Return the indices of the `count` smallest distances, smallest first, ties by index."""
    count = min(count, len(distances))
    if count <= 0:
        return np.empty(0, np.intp)
    limit = np.partition(distances, count - 1)[count - 1]
    candidates = np.flatnonzero(distances <= limit)
    return candidates[np.argsort(distances[candidates], kind="stable")][:count]
