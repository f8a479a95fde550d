"""The space in which photographs are near each other, and the point in it that an answer looks for.

Distances between pooled features are ruled by what every photograph has. So features are standardised as
the head has them, and their main directions, the largest of them damped, are all that is compared: half
of whitening (Jégou and Chum, ECCV 2012), on fewer numbers a photograph.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.linear import normalised
from lsgui.core.types import FloatArray, Operation

WITHOUT = np.float32(0.3)  # how much of B a difference looks away from
HALF = np.float32(0.5)


@dataclass(frozen=True)
class SearchSpace:
    """`projection` (d, dim) acts on features that `mean` and `scale` (dim,) standardise."""

    mean: FloatArray
    scale: FloatArray
    projection: FloatArray

    @property
    def dim(self) -> int:
        """How many numbers are compared."""
        return len(self.projection)

    def __call__(self, features: npt.ArrayLike) -> FloatArray:
        """Vectors (n, d), to be compared by cosine, of pooled features (n, dim)."""
        vectors: FloatArray = normalised(features, self.mean, self.scale) @ self.projection.T
        return vectors


def sought(operation: Operation, combined: FloatArray, a: FloatArray, b: FloatArray) -> FloatArray:
    """The feature (n, dim) that a learned answer's neighbours are near to.

    Halfway between the combined feature, which says what the labels should be, and a plain sum or
    difference of A and B, which keeps what no label names.
    """
    plain = a - WITHOUT * b if operation == "difference" else HALF * (a + b)
    halfway: FloatArray = HALF * (combined + plain)
    return halfway
