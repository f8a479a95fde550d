"""The space in which photographs are near each other, and the point in it that an answer looks for.

Distances between pooled features are ruled by what every photograph has. So features are standardised as
the head has them, and their main directions, the largest of them damped, are compared: half of whitening
(Jégou and Chum, ECCV 2012), on fewer numbers a photograph. Beside this look, the labels count that the
head reads: the roots of their probabilities, whose cosine is the Bhattacharyya coefficient of two label sets.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.linear import Linear, normalised, sigmoid
from lsgui.core.types import FloatArray, Operation

WITHOUT = np.float32(0.3)  # how much of B a difference looks away from
HALF = np.float32(0.5)
LABELS = np.float32(0.5)  # how much the likeness of labels counts beside that of looks, which counts 1


@dataclass(frozen=True)
class SearchSpace:
    """`projection` (d, dim) acts on features as `head`, with its L labels, standardises them."""

    head: Linear
    projection: FloatArray

    @property
    def dim(self) -> int:
        """How many numbers are compared: d + L."""
        return len(self.projection) + len(self.head.bias)

    def __call__(self, features: npt.ArrayLike) -> FloatArray:
        """Vectors (n, d + L), to be compared by cosine, of pooled features (n, dim)."""
        standard = normalised(features, self.head.mean, self.head.scale)
        looks = _of_length_one(standard @ self.projection.T)
        labels = _of_length_one(np.sqrt(sigmoid(standard @ self.head.weight.T + self.head.bias)))
        return np.concatenate([looks, np.sqrt(LABELS) * labels], axis=1)


def _of_length_one(rows: FloatArray) -> FloatArray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: FloatArray = rows / np.maximum(length, np.float32(1e-6))
    return scaled


def sought(operation: Operation, combined: FloatArray, a: FloatArray, b: FloatArray) -> FloatArray:
    """The feature (n, dim) that a learned answer's neighbours are near to.

    Halfway between the combined feature, which says what the labels should be, and a plain sum or
    difference of A and B, which keeps what no label names.
    """
    halfway: FloatArray = HALF * (combined + plain(operation, a, b))
    return halfway


def plain(operation: Operation, a: FloatArray, b: FloatArray) -> FloatArray:
    """The mean of A and B (n, dim), or A less some of B."""
    found: FloatArray = a - WITHOUT * b if operation == "difference" else HALF * (a + b)
    return found
