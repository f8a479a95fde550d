"""What a checkpoint sees in a data set's images: every pooled feature, and tokens where they are needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.types import FloatArray, Operation, Progress, no_progress
from lsgui.training.data import Dataset, Indices

CHUNK = 64  # images encoded, or pairs combined, at once: bounds memory


class Combiner(Protocol):
    """How two encodings become the features of an operation's answer."""

    def __call__(self, operation: Operation, a: Encoded, b: Encoded) -> Encoded: ...


@dataclass(frozen=True, eq=False)
class Encodings:
    """Features and tokens of some rows of a data set.

    `features` (n, dim) has a row for every image of the data set, NaN where it was not encoded. `tokens`
    (m, t, dim), kept in half precision, and `weights` (m, t) are found through `place` (n,), -1 for images
    without.
    """

    features: FloatArray
    tokens: npt.NDArray[np.float16]
    weights: FloatArray
    place: Indices

    def encoded(self, rows: Indices) -> Encoded:
        """What the operations need of these rows. Memory: about 250 kB a row."""
        at = self.place[rows]
        if (at < 0).any():
            raise ValueError("the tokens of some of these rows were not kept")
        tokens = self.tokens[at].astype(np.float32)
        return Encoded(self.features[rows], tokens, self.weights[at], np.zeros(len(rows), np.bool_))

    def combined(
        self, combine: Combiner, operation: Operation, pairs: Indices, *, progress: Progress = no_progress
    ) -> FloatArray:
        """Features (p, dim) of an operation on pairs (p, 2) of rows."""
        found = np.empty((len(pairs), self.features.shape[1]), np.float32)
        for chunk in _chunks(len(pairs)):
            a, b = self.encoded(pairs[chunk, 0]), self.encoded(pairs[chunk, 1])
            found[chunk] = combine(operation, a, b).features
            progress(min(chunk.stop, len(pairs)), len(pairs))
        return found


def encode_dataset(
    engine: Engine,
    dataset: Dataset,
    *,
    tokens_of: Indices,
    features_of: Indices,
    progress: Progress = no_progress,
) -> Encodings:
    """Encode the rows `tokens_of` in full and the rows `features_of` to pooled features only."""
    total = len(tokens_of) + len(features_of)
    features = np.full((len(dataset.files), engine.dim), np.nan, np.float32)
    place = np.full(len(dataset.files), -1, np.intp)
    place[tokens_of] = np.arange(len(tokens_of))
    kept, weights = [], []
    for chunk in _chunks(len(tokens_of)):
        rows = tokens_of[chunk]
        encoded = engine.encode([dataset.files[row] for row in rows])
        features[rows] = encoded.features
        kept.append(encoded.tokens.astype(np.float16))
        weights.append(encoded.weights)
        progress(min(chunk.stop, len(tokens_of)), total)
    for chunk in _chunks(len(features_of)):
        rows = features_of[chunk]
        features[rows] = engine.embed([dataset.files[row] for row in rows])
        progress(len(tokens_of) + min(chunk.stop, len(features_of)), total)
    if not kept:
        kept, weights = [np.empty((0, 1, engine.dim), np.float16)], [np.empty((0, 1), np.float32)]
    return Encodings(features, np.concatenate(kept), np.concatenate(weights), place)


def _chunks(count: int) -> Iterator[slice]:
    return (slice(start, start + CHUNK) for start in range(0, count, CHUNK))
