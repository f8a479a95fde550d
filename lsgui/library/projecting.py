"""Features in the plane: a projection that keeps photographs near each other that are alike.

Some photographs, the landmarks, are spread out by t-SNE in the space that searching compares; every other
feature lies among the landmarks nearest to it, also one that came later, or that no photograph has.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray, Progress, no_progress
from lsgui.library.search import normalised
from lsgui.library.spreading import distances, kernel, spread

LANDMARKS = 3000
ARRAYS = ("centre", "directions", "landmarks", "places")
"""What a projection consists of."""
_DIRECTIONS = 50  # main directions that distances are measured in
_NEAREST, _PERPLEXITY = 8, 3.0  # landmarks among which a feature lies, and how many of them count, about
_SAME = 1e-4  # the squared distance below which a feature is a landmark's own
_ROWS = 2048  # features placed at a time

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Projection:
    """Landmarks (m, k), in main `directions` (k, d) about a `centre` (d,), and their `places` (m, 2)."""

    centre: FloatArray
    directions: FloatArray
    landmarks: FloatArray
    places: FloatArray

    def is_sound(self, dim: int) -> bool:
        """Whether its parts fit together, and vectors of a length `dim`."""
        if (self.directions.ndim, self.landmarks.ndim) != (2, 2):
            return False
        wanted = (dim,), (len(self.directions), dim), (len(self.landmarks), len(self.directions))
        found = self.centre.shape, self.directions.shape, self.landmarks.shape
        return found == wanted and self.places.shape == (len(self.landmarks), 2) and len(self.landmarks) > 0

    def place(self, vectors: npt.ArrayLike) -> FloatArray:
        """The places (n, 2) of vectors (n, d) of the space that is compared."""
        rows = np.asarray(vectors, np.float32).reshape(-1, len(self.centre))
        parts = [self._place(rows[first : first + _ROWS]) for first in range(0, len(rows), _ROWS)]
        return np.concatenate(parts) if parts else np.empty((0, 2), np.float32)

    def _place(self, rows: FloatArray) -> FloatArray:
        squared = distances(reduced(rows, self.centre, self.directions), self.landmarks)
        count = min(_NEAREST, len(self.landmarks))
        nearest = np.argpartition(squared, count - 1, axis=1)[:, :count]
        near = np.take_along_axis(squared, nearest, axis=1)
        weights = kernel(near, min(_PERPLEXITY, count))
        same = near.min(axis=1) < _SAME
        weights[same] = np.eye(count, dtype=np.float32)[near[same].argmin(axis=1)]
        found: FloatArray = np.einsum("nk,nkc->nc", weights, self.places[nearest]).astype(np.float32)
        return found


def sample(rows: Rows) -> Rows:
    """The rows that become landmarks: of many, `LANDMARKS` by chance, but always the same ones."""
    if len(rows) <= LANDMARKS:
        return rows
    return np.sort(np.random.default_rng(0).choice(rows, LANDMARKS, replace=False))


def fit(vectors: FloatArray, *, progress: Progress = no_progress) -> Projection:
    """The projection whose landmarks are these vectors (m, d), at most `LANDMARKS`, of the space compared.

    The same for the same vectors. `progress` counts steps, `spreading.STEPS` of them.
    """
    rows = normalised(vectors)
    centre: FloatArray = rows.mean(axis=0).astype(np.float32)
    directions = _main_directions(rows - centre)
    landmarks = reduced(rows, centre, directions)
    places = spread(landmarks, _two(landmarks), progress=progress)
    return Projection(centre, directions, landmarks, places)


def reduced(vectors: FloatArray, centre: FloatArray, directions: FloatArray) -> FloatArray:
    """Vectors (n, d), at length 1, in main directions (k, d) about a centre (d,): (n, k)."""
    found: FloatArray = ((normalised(vectors) - centre) @ directions.T).astype(np.float32, copy=False)
    return found


def _main_directions(centred: FloatArray) -> FloatArray:
    """Up to 50 directions (k, d) in which rows (m, d) differ most, each with its largest number above 0."""
    _, axes = np.linalg.eigh(centred.T @ centred)
    kept = np.asarray(axes)[:, ::-1][:, : max(2, min(_DIRECTIONS, len(centred) - 1))].T
    largest = np.take_along_axis(kept, np.abs(kept).argmax(axis=1)[:, None], axis=1)
    found: FloatArray = (kept * np.sign(largest)).astype(np.float32)
    return found


def _two(rows: FloatArray) -> FloatArray:
    """The first two numbers (m, 2) of rows, 0 where there are not so many."""
    found: FloatArray = np.pad(rows[:, :2], ((0, 0), (0, max(0, 2 - rows.shape[1]))))
    return found
